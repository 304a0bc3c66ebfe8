"""Which days were noted and on which something was done, week by week. Nothing here judges a day."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from typing import Literal

DAYS_IN_WEEK = 7
DayState = Literal["done", "noted", "empty", "ahead"]
"""``done``: something of a plan was done. ``noted``: an entry, nothing done. ``empty``: no entry, which is no zero."""


def weeks_of(
    done: AbstractSet[date], noted: AbstractSet[date], today: date, weeks: int
) -> tuple[tuple[tuple[date, DayState], ...], ...]:
    """The last weeks, Monday first, the oldest week first.

    Args:
        done: Days on which something was done.
        noted: Days with an entry of any kind.
        today: The day it is; the days after it in its week lie ahead.
        weeks: How many.
    """
    monday = today - timedelta(days=today.weekday(), weeks=weeks - 1)
    days = [monday + timedelta(days=at) for at in range(weeks * DAYS_IN_WEEK)]
    stated = [(day, _state(day, done, noted, today)) for day in days]
    return tuple(tuple(stated[at : at + DAYS_IN_WEEK]) for at in range(0, len(stated), DAYS_IN_WEEK))


def _state(day: date, done: AbstractSet[date], noted: AbstractSet[date], today: date) -> DayState:
    if day > today:
        return "ahead"
    if day in done:
        return "done"
    return "noted" if day in noted else "empty"
