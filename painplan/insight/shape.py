"""The shape of a course in a few figures, for the sentence that says what a picture shows. Pure."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from statistics import median

import msgspec

from painplan.insight.done_days import Bar, DoneDay, Each, bars_of, finest
from painplan.insight.evenness import BOOM_EXCESS, BUST_SHARE, swings
from painplan.insight.trend import Trend

ENDS: dict[Each, int] = {"day": 7, "week": 4, "month": 3, "year": 1}
"""The beginning and the end of a course are the middle of so many days, weeks or months, where there are twice as many
[design]."""
SWINGS = 2
AROUND = 7
"""What is usual is the middle of so many days, weeks or months before and after [design]."""
STANDS_OUT = 0.2
"""A highest or lowest value is told where it lies beyond both ends by so much of the scale [design]."""

Level = tuple[date, float]


class DoneShape(msgspec.Struct, frozen=True, kw_only=True):
    """What was done over some time."""

    each: Each
    begins: float
    ends: float
    """In the unit, for a day, a week or a month."""
    least: float
    most: float
    """Of what was done, flare-ups left out where there is anything else."""
    days: int
    """From the first entry to the last day."""
    met: int
    """Days as planned, of those on which something was done."""
    known: int
    """Days of which it is known whether they were."""
    flares: tuple[int, ...] = ()
    """Lengths of the flare-ups, as far as they are shown."""
    long_days: int = 0
    followed: int = 0
    """Days much longer than the usual one; those of them that a quiet day came after (H6)."""

    dips: tuple[date, ...] = ()
    """First days of other times with half of what is usual, or less, outside flare-ups."""

    @property
    def swings(self) -> bool:
        """Whether the days are so far apart that a beginning and an end would say nothing [design]."""
        return self.followed >= SWINGS


class CourseShape(msgspec.Struct, frozen=True, kw_only=True):
    """A course of a line: its ends, and what stands out between them."""

    begins: Level
    ends: Level
    highest: Level | None = None
    lowest: Level | None = None
    days: int


def done_shape(days: Sequence[DoneDay], unit: str) -> DoneShape | None:
    """The shape of what was done; none where nothing was.

    Args:
        days: Every day of the time.
        unit: What the amounts are counted in.
    """
    each = finest(len(days))
    bars = bars_of(days, each)
    noted = [bar for bar in bars if bar.kind == "done"]
    if not noted:
        return None
    calm = [bar for bar in noted if not bar.flare and bar.whole] or noted
    begins, ends = _ends([(bar.first, bar.done) for bar in calm], each)
    long_days, followed, after = _long_days(days, unit) if each == "day" else (0, 0, frozenset())
    told = [one for one in days if one.day >= noted[0].first]  # nothing of before the first of it
    known = [one.as_planned for one in days if one.as_planned is not None]
    return DoneShape(
        each=each,
        begins=begins,
        ends=ends,
        least=min(bar.done for bar in calm),
        most=max(bar.done for bar in calm),
        days=(days[-1].day - noted[0].first).days + 1,
        met=sum(known),
        known=len(known),
        flares=tuple(len(list(some)) for flare, some in groupby(told, lambda one: one.flare) if flare),
        long_days=long_days,
        followed=followed,
        dips=_dips([bar for bar in bars if bar.last not in after], calm),
    )


def course_shape(trend: Trend) -> CourseShape | None:
    """The shape of a line; none where there is no line, or only one place of it."""
    line = [(point.day, point.smoothed) for point in trend.points if point.smoothed is not None]
    if trend.seldom:
        line = [(point.day, point.value) for point in trend.points]
    if len(line) < 2:
        return None
    high, low = max(line, key=lambda one: one[1]), min(line, key=lambda one: one[1])
    ends = [line[0][1], line[-1][1]]
    far = STANDS_OUT * ((trend.measure.high - trend.measure.low) if trend.measure.unit[:1].isdigit() else max(ends))
    return CourseShape(
        begins=line[0],
        ends=line[-1],
        highest=high if high[1] - max(ends) >= far > 0 else None,
        lowest=low if min(ends) - low[1] >= far > 0 else None,
        days=(line[-1][0] - trend.points[0].day).days + 1,
    )


def answers_counted(trend: Trend) -> dict[float, int]:
    """How often each answer was given, for what has a few answers only."""
    return dict(Counter(point.value for point in trend.points))


def _ends(levels: Sequence[Level], each: Each) -> tuple[float, float]:
    """What is usual at the beginning and at the end."""
    length = {"day": 1, "week": 7, "month": 30, "year": 365}[each]
    window = timedelta(days=length * ENDS[each])
    first, last = levels[0][0], levels[-1][0]
    if last - first < 2 * window - timedelta(days=length):
        return levels[0][1], levels[-1][1]
    begins = [value for day, value in levels if day < first + window]
    return median(begins), median(value for day, value in levels if day > last - window)


def _long_days(days: Sequence[DoneDay], unit: str) -> tuple[int, int, frozenset[date]]:
    """Long days, those that a quiet day came after, and which days these were (H6)."""
    load = {one.day: one.done for one in days if one.done is not None and not one.rest}
    if unit not in BOOM_EXCESS:
        return 0, 0, frozenset()
    found = swings(load, (), rest={one.day for one in days if one.rest}, excess=BOOM_EXCESS[unit])
    quiet = {day for day in found.busts if day in load}
    after = {day: [*_run_from(day + timedelta(days=1), quiet)] for day in found.booms}
    return len(found.booms), sum(map(bool, after.values())), frozenset(day for run in after.values() for day in run)


def _run_from(day: date, days: Collection[date]) -> Iterator[date]:
    while day in days:
        yield day
        day += timedelta(days=1)


def _dips(bars: Sequence[Bar], calm: Sequence[Bar]) -> tuple[date, ...]:
    """The first days of runs with half of what is usual around them, or less; neither the first run nor the last one.

    So a plan that grows has no dip where it began.
    """
    noted = [bar for bar in bars if bar.kind in ("done", "nothing") and bar.whole]
    starts = [bar.first for bar in calm]

    def low(bar: Bar) -> bool:
        place = bisect_left(starts, bar.first)
        around = [one.done for one in calm[max(0, place - AROUND) : place + AROUND + 1]]
        return not bar.flare and bar.done <= BUST_SHARE * median(around)

    runs = [(is_low, list(some)) for is_low, some in groupby(noted, low)]
    return tuple(run[0].first for is_low, run in runs[1:-1] if is_low)
