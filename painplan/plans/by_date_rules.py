"""Whether an aim can stand by the date that was set for it (clinical.md A12 ``DATE``). Pure."""

from datetime import date, timedelta

import msgspec

from painplan.pacing.start import Ladder

WEEK = timedelta(days=7)


class TooEarly(msgspec.Struct, frozen=True, kw_only=True):
    """A date that lies before the first day on which the aim can stand."""

    aim: float
    """In the plan's unit."""
    by: date
    """The date that was set."""
    week: int
    """The week of the plan in which the aim can stand at the earliest, from 1."""
    earliest: date
    """The first day of that week."""
    reachable: float
    """The most that can stand by the date, in the plan's unit."""
    days_between: tuple[int, int]
    """Fewest and most days from one step of the plan to the next."""


def first_day_of(week: int, second_week: date) -> date:
    """The first day on which a rung of a ladder can stand; the first rung, the amount of now, always stands.

    The one place that turns weeks of a ladder into days.

    Args:
        week: Number of the rung, from 1.
        second_week: The day from which the second rung can stand: the next review, today where it waits.
    """
    return second_week + (week - 2) * WEEK if week > 1 else date.min


def too_early(ladder: Ladder, aim: float | None, by: date | None, *, began: date, second_week: date) -> TooEarly | None:
    """Compare the earliest week of the aim with the date; none where the date is late enough, or nothing is known.

    Args:
        ladder: What each week would bring if every review allows a step; the first rung is the amount of now.
        aim: Amount a day to reach.
        by: The date that was set.
        began: The first day of the plan: its weeks count from it.
        second_week: The day from which the second rung can stand: the next review.

    Source: clinical.md A12 ``DATE``.
    """
    if aim is None or by is None or ladder.weeks_to_aim is None:
        return None

    earliest = first_day_of(ladder.weeks_to_aim, second_week)
    if earliest <= by:
        return None
    return TooEarly(
        aim=aim,
        by=by,
        week=(earliest - began) // WEEK + 1,
        earliest=earliest,
        reachable=max(rung.quota for rung in ladder.rungs if first_day_of(rung.week, second_week) <= by),
        days_between=ladder.days_between,
    )
