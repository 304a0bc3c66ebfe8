"""What a demonstration shows of each simulated course: weeks, flare-up days, and how even the days were."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from statistics import fmean
from typing import Literal

import msgspec

from painplan.insight.evenness import BOOM_SHARE, BUST_SHARE, Band, Swings, band, swings
from painplan.insight.usual_day import WINDOW_DAYS
from painplan.pacing.body import LivedDay
from painplan.pacing.paced import FIRST_DAY
from painplan.pacing.simulation import SimulatedCourse, Strategy
from painplan.pacing.strategies import Kept

PlanStands = Literal["at_aim", "taking_steps", "no_step"]
SAME_WITHIN = 0.1
"""Ends this close to each other, as a share of the higher one, are told as about the same [design]."""
LAST_WEEKS = 4
"""A course ends with the mean of so many weeks, so that no single one decides."""


class CourseEvenness(msgspec.Struct, frozen=True, kw_only=True):
    """The evenness of a course, four weeks at a time: growing over a year is not uneven."""

    index: float | None
    """Mean of the windows, 0 even to 100; none when a course is shorter than four weeks."""
    cv: float | None
    """Mean of the windows."""
    cycles: int
    """In all windows."""
    pairs: int

    @property
    def band(self) -> Band | None:
        """What the index is called."""
        return None if self.index is None else band(self.index)


class CourseShown(msgspec.Struct, frozen=True, kw_only=True):
    """One way through the weeks, in figures."""

    strategy: Strategy
    weekly: tuple[float, ...]
    """Minutes of each week."""
    total: float
    """Minutes of all weeks."""
    ends_with: float
    """Minutes a week in the last `ends_over` weeks."""
    ends_over: int
    """The last four weeks, or all where there are fewer."""
    flare_days: int
    overdone_days: int
    """Days on which more was done than they held, or than the plan allows."""
    evenness: CourseEvenness
    kept: Kept | None = None
    """What became of the plan; none where there is none."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What the two curves show, and what can be seen to decide it; nothing is said of them that is not in here."""

    further: Literal["paced", "alike", "push_through"]
    """Which ends with more minutes a week; alike: they lie within a tenth of each other."""
    grew: bool
    """The paced weeks ended higher than they began."""
    kept_more: bool
    """Fewer good days were overdone when paced."""
    plan: PlanStands | None
    """Where the paced plan stands in the end: at its aim, taking steps, or without one in its last reviews."""


class FirstWeeks(msgspec.Struct, frozen=True, kw_only=True):
    """The first four weeks of a course, day by day, in figures."""

    minutes: float
    """Minutes of all days."""
    long_days: int
    """Days of at least one and a half times what a day holds at first."""
    quiet_days: int
    """Days of at most half of it."""
    flare_days: int


def first_weeks(course: SimulatedCourse, capacity_minutes: float) -> FirstWeeks:
    """Long and quiet days of the first four weeks, beside what an ordinary day holds (shares of clinical.md H6)."""
    minutes = [day.minutes for day in course.days[:WINDOW_DAYS]]
    return FirstWeeks(
        minutes=sum(minutes),
        long_days=sum(each >= BOOM_SHARE * capacity_minutes for each in minutes),
        quiet_days=sum(each <= BUST_SHARE * capacity_minutes for each in minutes),
        flare_days=sum(day.flare for day in course.days[:WINDOW_DAYS]),
    )


def outcome(courses: Mapping[Strategy, CourseShown]) -> Outcome:
    """What the two curves show."""
    paced, pushed = courses["paced"], courses["push_through"]
    difference = paced.ends_with - pushed.ends_with
    alike = abs(difference) <= SAME_WITHIN * max(paced.ends_with, pushed.ends_with)
    return Outcome(
        further="alike" if alike else "paced" if difference > 0 else "push_through",
        grew=round(paced.ends_with) > round(paced.weekly[0]),
        kept_more=paced.overdone_days < pushed.overdone_days,
        plan=None if paced.kept is None else _stands(paced.kept),
    )


def _stands(kept: Kept) -> PlanStands:
    if kept.at_aim:
        return "at_aim"
    return "taking_steps" if "up" in kept.decisions[-LAST_WEEKS:] else "no_step"


def shown(course: SimulatedCourse) -> CourseShown:
    """The figures of a course."""
    return CourseShown(
        strategy=course.strategy,
        weekly=course.weekly,
        total=course.total,
        ends_with=fmean(last := course.weekly[-LAST_WEEKS:]),
        ends_over=len(last),
        flare_days=course.flare_days,
        overdone_days=course.overdone_days,
        kept=course.kept,
        evenness=_evenness(course.days),
    )


def _evenness(days: Sequence[LivedDay]) -> CourseEvenness:
    """The evenness of every whole four weeks, from the first day on (clinical.md H6)."""
    starts = range(0, len(days) - WINDOW_DAYS + 1, WINDOW_DAYS)
    windows = [_swings(days[at : at + WINDOW_DAYS]) for at in starts]
    indices = [window.index for window in windows if window.index is not None]
    spreads = [window.cv for window in windows if window.cv is not None]
    return CourseEvenness(
        index=fmean(indices) if indices else None,
        cv=fmean(spreads) if spreads else None,
        cycles=sum(len(window.cycles) for window in windows),
        pairs=sum(window.pairs for window in windows),
    )


def _swings(days: Sequence[LivedDay]) -> Swings:
    dated = [(FIRST_DAY + timedelta(days=number), day) for number, day in enumerate(days)]
    load = {day: lived.minutes for day, lived in dated}
    return swings(load, [{day: float(lived.pain) for day, lived in dated}])
