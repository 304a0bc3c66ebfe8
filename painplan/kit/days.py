"""Which day a moment belongs to: a late evening is still the day that it ends."""

import re
from contextlib import suppress
from datetime import date, datetime, timedelta

from painplan.kit.bounds import FIRST_DAY, LAST_DAY

DAY_STARTS_AT = 4
"""The hour at which a day begins, where the person chose none."""


def day_of(moment: datetime, starts_at: int = DAY_STARTS_AT) -> date:
    """The day a person means at a moment.

    Only what the clock on the wall says counts, so that a night in which it is changed has no gap and nothing twice.

    Args:
        moment: Local time.
        starts_at: The hour at which the day begins, 0 to 11.
    """
    return moment.date() - timedelta(days=moment.hour < starts_at)


def full_day(text: str) -> date | None:
    """The day that is written out as ``YYYY-MM-DD``; none: it is written otherwise, or no diary holds it."""
    day = _written_out(text)
    return day if day is not None and FIRST_DAY <= day <= LAST_DAY else None


def is_written_out(text: str) -> bool:
    """Whether it is a day of the calendar written as ``YYYY-MM-DD``, of a diary or not."""
    return _written_out(text) is not None


def _written_out(text: str) -> date | None:
    typed = text.strip()
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed):
        return None
    with suppress(ValueError):
        return date.fromisoformat(typed)
    return None
