"""What a demonstration shows of each simulated course: weeks, flare-up days, and how even the days were."""

from collections.abc import Sequence
from datetime import timedelta
from statistics import fmean

import msgspec

from painplan.insight.evenness import BOOM_SHARE, BUST_SHARE, Band, Swings, band, swings
from painplan.insight.usual_day import WINDOW_DAYS
from painplan.pacing.body import LivedDay
from painplan.pacing.paced import FIRST_DAY
from painplan.pacing.simulation import Course, Strategy

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
    """Minutes a week in the last four weeks."""
    flare_days: int
    evenness: CourseEvenness


class FirstWeeks(msgspec.Struct, frozen=True, kw_only=True):
    """The first four weeks of a course, day by day, in figures."""

    minutes: float
    """Minutes of all days."""
    long_days: int
    """Days of at least one and a half times what a day holds at first."""
    quiet_days: int
    """Days of at most half of it."""


def first_weeks(course: Course, capacity_minutes: float) -> FirstWeeks:
    """Long and quiet days of the first four weeks, beside what an ordinary day holds (shares of clinical.md H6)."""
    minutes = [day.minutes for day in course.days[:WINDOW_DAYS]]
    return FirstWeeks(
        minutes=sum(minutes),
        long_days=sum(each >= BOOM_SHARE * capacity_minutes for each in minutes),
        quiet_days=sum(each <= BUST_SHARE * capacity_minutes for each in minutes),
    )


def shown(course: Course) -> CourseShown:
    """The figures of a course."""
    return CourseShown(
        strategy=course.strategy,
        weekly=course.weekly,
        total=course.total,
        ends_with=fmean(course.weekly[-LAST_WEEKS:]),
        flare_days=course.flare_days,
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
