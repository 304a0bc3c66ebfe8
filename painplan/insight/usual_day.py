"""The usual day: one thing, wherever it is told (clinical.md H6).

The middle of the days on which something was done, told together with how many days of those planned. A planned rest
day is never a zero of it, and neither is a day that was missed: how often something is done is told by the days.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from statistics import median

import msgspec

WINDOW_DAYS = 28
"""Four whole weeks, so that every weekday counts equally often (H3)."""
DAYS_IN_WEEK = 7


class Amounts(msgspec.Struct, frozen=True, kw_only=True):
    """What was done, by day, all in one unit, and what was planned."""

    days: Mapping[date, float] = {}
    """What was noted; 0: it was noted that nothing was done."""
    rest: frozenset[date] = frozenset()
    """Planned rest days: nothing was done on them, as the plan has it. They count as logged (H2, H4)."""
    planned: Mapping[date, float] = {}
    """By day on which a plan was followed: the share of a planned day, as 5/7 for five days of the week."""

    @property
    def logged(self) -> frozenset[date]:
        """Days of which it is known what was done."""
        return self.rest.union(self.days)

    @property
    def asked(self) -> dict[date, float]:
        """What was noted, without planned rest days."""
        return {day: value for day, value in self.days.items() if day not in self.rest}


class UsualDay(msgspec.Struct, frozen=True, kw_only=True):
    """The usual day of some weeks."""

    value: float | None
    """In the unit of the amounts; none where nothing was done."""
    done: tuple[float, ...]
    """What was done on the days on which something was."""
    days_planned: int | None
    """Days on which something was planned; none where no plan says so, as for steps that a device counted."""
    days_logged: int
    """Days of which it is known what was done, planned rest days among them."""

    @property
    def days_done(self) -> int:
        """Days on which something was done."""
        return len(self.done)


def usual_day(amounts: Amounts, last: date, *, days: int = WINDOW_DAYS) -> UsualDay:
    """The usual day of the days that end with ``last``.

    Args:
        amounts: What was done by day.
        last: The last day that is looked at.
        days: How many, 28 unless said otherwise.

    Source: clinical.md H6 (the median of the days on which something of the plan was done; planned rest days are
    never zeros of it).
    """
    window = [last - timedelta(days=back) for back in range(days)]
    done = [amounts.days[day] for day in window if amounts.days.get(day, 0) > 0]
    logged = amounts.logged
    return UsualDay(
        value=float(median(done)) if done else None,
        done=tuple(done),
        days_planned=round(sum(amounts.planned.get(day, 0) for day in window)) if amounts.planned else None,
        days_logged=sum(day in logged for day in window),
    )


def planned_rest(
    done: Collection[date], days_per_week: Mapping[date, int], *, quiet: Collection[date] = ()
) -> frozenset[date]:
    """The planned rest days of a plan that has so many days of a week, and not certain ones (clinical.md A12 ``WEEK``).

    A week is any seven days in a row. Where the plan's days of a week were done, the others were its rest. Where fewer
    were done nobody knows which of the others were meant as rest, except that a day with an entry and no amount is one,
    as long as there are not more of them than a week has.

    Args:
        done: Days on which something was done.
        days_per_week: By day on which the plan was followed: how many days of a week it has.
        quiet: Days with an entry that names no amount.
    """
    was_done, entry_only, found = set(done), set(quiet), set[date]()
    for day in sorted(days_per_week):
        wanted = days_per_week[day]
        if day in was_done or wanted >= DAYS_IN_WEEK:
            continue
        around = [(day + timedelta(days=ahead)) in was_done for ahead in range(1 - DAYS_IN_WEEK, DAYS_IN_WEEK)]
        kept = any(sum(around[first : first + DAYS_IN_WEEK]) >= wanted for first in range(DAYS_IN_WEEK))
        before = sum(day - timedelta(days=back) in found for back in range(1, DAYS_IN_WEEK))
        if kept or (day in entry_only and before < DAYS_IN_WEEK - wanted):
            found.add(day)
    return frozenset(found)
