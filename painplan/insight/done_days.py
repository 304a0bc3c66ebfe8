"""What was done of each day beside what was planned for it, and the bars that a picture makes of it. Pure."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Literal

import msgspec

from painplan.insight.usual_day import DAYS_IN_WEEK

Each = Literal["day", "week", "month", "year"]
"""What one bar is of; each is coarser than the one before."""
EACH: tuple[Each, ...] = ("day", "week", "month", "year")
LONGEST_BY_DAY = 12 * DAYS_IN_WEEK
LONGEST_BY_WEEK = 366
"""Up to so many days a bar is a day's amount, and a week's total; beyond a year a month's [design]."""

Kind = Literal["done", "nothing", "rest", "empty", "outside"]
"""Something was done; it was noted that nothing was; planned rest; nobody noted anything; no plan was followed."""


class DoneDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day of a plan, or of several that are counted in the same unit."""

    day: date
    done: float | None = None
    """None: nothing was noted."""
    planned: float | None = None
    """What the day asks for; none: nothing, or no plan was followed."""
    share: float = 0
    """Of a planned day: 5/7 for five days of the week, 0 where no plan was followed."""
    rest: bool = False
    flare: bool = False
    as_planned: bool | None = None
    """Whether what was done is what the day asks for; none: nothing was done, or it belongs to several plans."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """What one bar shows."""

    first: date
    last: date
    kind: Kind
    done: float = 0
    """The total of its days."""
    planned: float | None = None
    """What its days asked for together; of a plan of five days a week five sevenths of it."""
    flare: bool = False
    whole: bool = True
    """Whether all days of the week or month are among those shown."""


def finest(days: int) -> Each:
    """What a bar is of where there is room, for a picture of so many days."""
    if days <= LONGEST_BY_DAY:
        return "day"
    return "week" if days <= LONGEST_BY_WEEK else "month"


def bars_of(days: Sequence[DoneDay], each: Each) -> tuple[Bar, ...]:
    """Days as bars, oldest first; weeks end with the last of the days, months and years are those of the calendar.

    Args:
        days: Every day of a time, in order.
        each: What a bar is of.
    """
    return tuple(_bar(some, each) for some in _grouped(days, each))


def _grouped(days: Sequence[DoneDay], each: Each) -> Iterator[list[DoneDay]]:
    if not days:
        return
    last = days[-1].day

    def key(one: DoneDay) -> tuple[int, ...]:
        if each == "day":
            return (one.day.toordinal(),)
        if each == "week":
            return (-((last - one.day).days // DAYS_IN_WEEK),)
        return (one.day.year, one.day.month) if each == "month" else (one.day.year,)

    for _, some in groupby(days, key):
        yield list(some)


def _bar(days: Sequence[DoneDay], each: Each) -> Bar:
    first, last = days[0].day, days[-1].day
    asked = [one.planned if each == "day" else one.planned * one.share for one in days if one.planned is not None]
    return Bar(
        first=first,
        last=last,
        kind=_kind(days),
        done=sum(one.done or 0 for one in days),
        planned=sum(asked) if asked else None,
        flare=any(one.flare for one in days),
        whole=_is_whole(first, last, each),
    )


def _kind(days: Sequence[DoneDay]) -> Kind:
    if any(one.done for one in days):
        return "done"
    if any(one.done is not None and not one.rest for one in days):
        return "nothing"
    if any(one.rest for one in days):
        return "rest"
    return "empty" if any(one.share for one in days) else "outside"


def _is_whole(first: date, last: date, each: Each) -> bool:
    length = (last - first).days + 1
    if each in ("day", "week"):
        return length == (1 if each == "day" else DAYS_IN_WEEK)
    if each == "month":
        return length == monthrange(first.year, first.month)[1]
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
