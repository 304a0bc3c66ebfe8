"""The course of one measure over time, with what it takes to speak of a direction at all."""

from collections.abc import Collection, Mapping, Sequence, Sized
from datetime import date, timedelta
from statistics import median
from typing import Literal

import msgspec

from painplan.errors import WrongInput
from painplan.insight.done_days import DoneDay
from painplan.insight.smoothing import (
    MONTH_DAYS,
    MONTH_NEEDED,
    WINDOW_DAYS,
    WINDOW_NEEDED,
    block_levels,
    monthly_medians,
    rolling_level,
    rolling_median,
    theil_sen,
    weekly_medians,
)
from painplan.insight.usual_day import Amounts, UsualDay, usual_day
from painplan.insight.wear_time import counted
from painplan.kit.words import say
from painplan.measures.records import Measure

WEEKS_NEEDED = 6
"""Fewest weekly medians that give a direction (H2)."""
RECENT_DAYS = 28
RECENT_NEEDED = 18
"""Of the last 28 days this many must have an entry (H2)."""
COVERAGE_NEEDED = 0.6
"""With more than 40 % of the days missing there is no trend (H4)."""
WEEKS_PER_SLOPE = 4
"""A slope is told in units per four weeks (H2)."""
LONGEST_BY_WEEK_DAYS = 2 * 52 * WINDOW_DAYS
"""Beyond two years the slope is taken from four-week medians; pairing 1,000 weeks would take long [design]."""

ASSESSMENTS_NEEDED = 4
"""Fewest assessments that give a direction (H3)."""

SmoothedIs = Literal["median_of_7_days", "mean_of_7_days"]
"""How days become a calm line: their median; for amounts done their total, divided by seven (H2)."""
WhyNot = Literal["too_few_weeks", "too_few_recent_days", "too_many_gaps", "too_few_assessments"]


class TrendPoint(msgspec.Struct, frozen=True):
    """One day with a value."""

    day: date
    value: float
    """As recorded, in the measure's unit."""
    smoothed: float | None = None
    """Of the seven days up to this one, as `Trend.smoothed_is` says; none with fewer than four entries, on a day not
    worn, or before `Trend.line_from`."""
    planned: float | None = None
    """Of a value that is done out of so much planned; none: it is not."""


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """A measure between two days, both included."""

    measure: Measure
    first: date
    last: date
    points: tuple[TrendPoint, ...]
    """Every day with a value, oldest first."""
    coverage: float
    """Share of the days from the first entry on that have a value that counts, 0 to 1; a planned rest day has one."""
    slope_per_4_weeks: float | None
    """Change in the measure's unit per four weeks; none when there is not enough to go by."""
    enough: bool
    """Whether there are enough entries to speak of a direction."""
    why_not: WhyNot | None = None
    """What is missing when there are not."""
    seldom: bool = False
    """Asked every few weeks, such as a questionnaire: each value stands by itself, and days without one are no gaps."""
    smoothed_is: SmoothedIs | None = None
    """None: nothing is smoothed."""
    weeks: tuple[tuple[date, float], ...] = ()
    """The calm value of each whole week that has one, by the week's last day."""
    rest: frozenset[date] = frozenset()
    """Planned rest days: no gaps."""
    line_from: date | None = None
    """The seventh day since the first entry, where the line is a mean of seven days; none: it may begin anywhere.

    Before it the days that came before the diary would count as nothing done, and a steady amount would be a rise.
    """
    unread: bool = False
    """Something of these days cannot be read: nobody knows that a day without a value had none."""
    usual: UsualDay | None = None
    """The usual day of the last four weeks of the range; none for what is asked every few weeks (H6)."""
    days: tuple[DoneDay, ...] = ()
    """Of an amount done: every day shown, beside what was planned; a picture draws them as bars."""

    @property
    def of_planned(self) -> tuple[float, float] | None:
        """All that was done, and all that was planned, of what is counted by the week; none of anything else."""
        planned = [point.planned for point in self.points if point.planned is not None]
        return (sum(point.value for point in self.points), sum(planned)) if planned else None

    @property
    def ends(self) -> tuple[float, float] | None:
        """Where the straight line of the slope begins and ends, in the measure's unit; none without a slope."""
        if self.slope_per_4_weeks is None:
            return None
        calm = self.weeks or tuple((point.day, point.value) for point in self.points)
        per_day = self.slope_per_4_weeks / (WEEKS_PER_SLOPE * WINDOW_DAYS)
        days = [(day - calm[0][0]).days for day, _ in calm]
        level = median(value - per_day * at for at, (_, value) in zip(days, calm, strict=True))
        return level, level + per_day * days[-1]

    @property
    def line_begins_within(self) -> bool:
        """Whether some of the days shown have no line because the seven days before it are not whole yet."""
        return self.line_from is not None and bool(self.points) and self.points[0].day < self.line_from


def trend(
    measure: Measure,
    values: Mapping[date, float],
    first: date,
    last: date,
    *,
    amounts: Amounts | None = None,
    since: date | None = None,
) -> Trend:
    """Work out the course of a measure.

    Args:
        measure: What is looked at.
        values: Value by day, in the measure's unit, in any order; days before ``first`` feed the first
            medians.
        first: First day shown.
        last: Last day shown, included.
        amounts: With it the measure is an amount done: its level is what was done in seven days, divided by seven, and
            planned rest days count as logged.
        since: The first entry there is, where it is known to lie before the values; none: the first of these.

    Raises:
        WrongInput: The last day comes before the first.

    Source: clinical.md H2 (smoothing, slope), H4 (gaps).
    """
    if last < first:
        raise WrongInput(say("insight.trend.last_before_first", last=last, first=first))
    real = counted(measure, values)
    calm = _Calm(real, amounts)
    # From the first entry on, not from a rest day before it: what came before is not the diary's (`coverage`).
    entered = min((day for day in (since, *(real or calm.logged)) if day is not None), default=first)
    begun = max(first, entered)
    known = sum(begun <= day <= last for day in calm.logged)
    coverage = known / ((last - begun).days + 1) if begun <= last else 0.0
    line_from = None if amounts is None else entered + timedelta(days=WINDOW_DAYS - 1)
    # Left out here, and not by whoever shows it: a chart, a table and a document then have the same line.
    smoothed = {day: value for day, value in calm.by_day(first, last).items() if line_from is None or day >= line_from}
    days = sorted(day for day in values if first <= day <= last)
    points = tuple(TrendPoint(day, values[day], smoothed.get(day) if day in real else None) for day in days)
    weeks = calm.by_block(first, last, WINDOW_DAYS, entered)
    why_not = _why_not(weeks, calm.logged, last, coverage)
    return Trend(
        measure=measure,
        first=first,
        last=last,
        points=points,
        coverage=coverage,
        slope_per_4_weeks=None if why_not else _slope_per_4_weeks(calm, weeks, first, last, entered),
        enough=why_not is None,
        why_not=why_not,
        smoothed_is="median_of_7_days" if amounts is None else "mean_of_7_days",
        weeks=tuple(weeks.items()),
        rest=amounts.rest if amounts else frozenset(),
        line_from=line_from,
        usual=usual_day(amounts or Amounts(days=real), last),
    )


class _Calm:
    """The two ways in which days become a calm line (clinical.md H2)."""

    def __init__(self, real: Mapping[date, float], amounts: Amounts | None) -> None:
        self._real, self._levels = real, amounts is not None
        self.logged = frozenset(real) if amounts is None else amounts.logged

    def by_day(self, first: date, last: date) -> dict[date, float]:
        """Of each day with the six before it."""
        if self._levels:
            return rolling_level(self._real, self.logged, first, last)
        return rolling_median(self._real, first, last)

    def by_block(self, first: date, last: date, days: int, entered: date) -> dict[date, float]:
        """Of each whole week or four weeks; of an amount done only those since the first entry."""
        if self._levels:
            needed = WINDOW_NEEDED if days == WINDOW_DAYS else MONTH_NEEDED
            return block_levels(self._real, self.logged, max(first, entered), last, days=days, needed=needed)
        return (weekly_medians if days == WINDOW_DAYS else monthly_medians)(self._real, first, last)


def seldom_trend(measure: Measure, values: Mapping[date, float], first: date, last: date) -> Trend:
    """Work out the course of something that is asked every few weeks.

    Args:
        measure: What is looked at.
        values: Score by day.
        first: First day shown.
        last: Last day shown, included.

    Source: clinical.md H3 (four assessments), H2 (Theil-Sen).
    """
    days = sorted(day for day in values if first <= day <= last)
    enough = len(days) >= ASSESSMENTS_NEEDED
    per_day = theil_sen([((day - first).days, values[day]) for day in days]) if enough else None
    return Trend(
        measure=measure,
        first=first,
        last=last,
        points=tuple(TrendPoint(day, values[day]) for day in days),
        coverage=len(days) / ((last - first).days + 1),
        slope_per_4_weeks=None if per_day is None else per_day * WEEKS_PER_SLOPE * WINDOW_DAYS,
        enough=enough,
        why_not=None if enough else "too_few_assessments",
        seldom=True,
    )


def weekly_trend(measure: Measure, points: Sequence[TrendPoint], first: date, last: date) -> Trend:
    """The course of what is counted by the week, each by its last day.

    Args:
        measure: What is looked at.
        points: The weeks, oldest first, with what was planned for each.
        first: First day shown.
        last: Last day shown, included.

    Source: clinical.md H2 (six weeks, Theil-Sen).
    """
    days = [point.day for point in points]
    enough = len(points) >= WEEKS_NEEDED
    slope = theil_sen(
        [((day - days[0]).days // WINDOW_DAYS, point.value) for day, point in zip(days, points, strict=True)]
    )
    return Trend(
        measure=measure,
        first=first,
        last=last,
        points=tuple(points),
        coverage=len(points) / ((last - days[0]).days // WINDOW_DAYS + 1) if points else 0,
        slope_per_4_weeks=slope * WEEKS_PER_SLOPE if enough and slope is not None else None,
        enough=enough,
        why_not=None if enough else "too_few_weeks",
        seldom=True,
    )


def _why_not(weeks: Sized, logged: Collection[date], last: date, coverage: float) -> WhyNot | None:
    """The first thing that is missing for a trend, or nothing."""
    if len(weeks) < WEEKS_NEEDED:
        return "too_few_weeks"
    if sum(last - timedelta(days=back) in logged for back in range(RECENT_DAYS)) < RECENT_NEEDED:
        return "too_few_recent_days"
    return "too_many_gaps" if coverage < COVERAGE_NEEDED else None


def _slope_per_4_weeks(
    calm: _Calm, weeks: Mapping[date, float], first: date, last: date, entered: date
) -> float | None:
    """Theil–Sen slope over weekly values, or over four-week values beyond two years."""
    found, days = weeks, WINDOW_DAYS
    if (last - first).days >= LONGEST_BY_WEEK_DAYS:
        found, days = calm.by_block(first, last, MONTH_DAYS, entered), MONTH_DAYS
    # Whole numbers of weeks or months on the x axis keep an even rise an exact one.
    slope = theil_sen([((day - first).days // days, value) for day, value in found.items()])
    return None if slope is None else slope * WEEKS_PER_SLOPE * WINDOW_DAYS / days
