"""Which daily backups are kept: the last days, then one a week, then one a month."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

DAYS, WEEKS, MONTHS = 7, 5, 12
"""So many backups of each kind (default)."""


def kept(days: Collection[date]) -> set[date]:
    """The days whose backups are kept: the newest 7, the newest of each of 5 weeks, and of each of 12 months.

    Only days with a backup count: after a pause of a year nothing has been thinned out by the calendar alone.
    """
    return (
        _newest_of_each(days, lambda day: day, DAYS)
        | _newest_of_each(days, lambda day: day.isocalendar()[:2], WEEKS)
        | _newest_of_each(days, lambda day: (day.year, day.month), MONTHS)
    )


def _newest_of_each(days: Collection[date], period: Callable[[date], Any], most: int) -> set[date]:
    newest: dict[Any, date] = {}
    for day in sorted(days, reverse=True):
        newest.setdefault(period(day), day)
        if len(newest) == most:
            break
    return set(newest.values())
