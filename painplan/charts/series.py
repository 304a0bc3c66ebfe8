"""What of a trend is drawn: light dots for what was recorded, a line for the usual, thinned when long."""

from datetime import date
from statistics import median
from typing import NamedTuple

from painplan.insight.gaps import runs
from painplan.insight.trend import Trend
from painplan.insight.wear_time import counts

LONGEST_BY_DAY_DAYS = 366
"""Beyond this range a dot is a week: single days would blacken the picture and take long [design]."""
CALM_DAYS_PER_COLUMN = 2
"""With more days than this in a column the line goes from week to week, or it would be a scribble [design]."""
WEEKS_IN_MEDIAN = 4
WEEKS_NEEDED = 2
"""A median of four weeks needs at least this many of them [design]."""

Dots = list[tuple[float, float]]
"""Day (proleptic ordinal) and value in the measure's unit, oldest first."""


def median_days(trend: Trend) -> int:
    """How many days stand behind each place of the drawn line: 7, or 28 beyond a year; for the caption."""
    return 7 if _by_day(trend) else 28


def series(trend: Trend, columns: int) -> tuple[Dots, list[Dots]]:
    """The dots, and the line in pieces; no piece crosses more than three days without an entry.

    Args:
        trend: What is drawn.
        columns: Width of the drawing, in characters.

    Source: clinical.md H2.
    """
    if trend.seldom:
        # Each value is a mark of its own: the two or three weeks between them are known to nobody.
        return [], [[(point.day.toordinal(), point.value)] for point in trend.points]
    if _by_day(trend):
        dots: Dots = [(point.day.toordinal(), point.value) for point in trend.points]
        crowded = (trend.last - trend.first).days + 1 > CALM_DAYS_PER_COLUMN * columns
        return dots, _weekly_pieces(trend) if crowded else _daily_pieces(trend)
    weekly = _weekly_pieces(trend)
    return [dot for piece in weekly for dot in piece], [_calmed(piece) for piece in weekly]


def _by_day(trend: Trend) -> bool:
    """Whether the range is short enough for a dot a day."""
    return (trend.last - trend.first).days < LONGEST_BY_DAY_DAYS


class _Known(NamedTuple):
    """A day that is no gap."""

    day: date


def _daily_pieces(trend: Trend) -> list[Dots]:
    """The calm values of days in runs; planned rest days are no gaps."""
    calm = {point.day: point.smoothed for point in trend.points if point.smoothed is not None}
    known = [_Known(day) for day in sorted(trend.rest.union(calm))]
    pieces: list[Dots] = [
        [(one.day.toordinal(), calm[one.day]) for one in run if one.day in calm] for run in runs(known)
    ]
    return [piece for piece in pieces if piece]


def _weekly_pieces(trend: Trend) -> list[Dots]:
    """The calm values of weeks in runs of recorded days.

    A week with such a value misses three days at most, so all its entries belong to one run.
    """
    real = {point.day for point in trend.points if counts(trend.measure, point.value)}
    known = [_Known(day) for day in sorted(trend.rest.union(real))]
    run_of = {one.day: number for number, run in enumerate(runs(known)) for one in run}
    pieces: dict[int, Dots] = {}
    for week_end, value in trend.weeks:
        ordinal = week_end.toordinal()
        last_entry = next(day for back in range(7) if (day := date.fromordinal(ordinal - back)) in run_of)
        pieces.setdefault(run_of[last_entry], []).append((ordinal, value))
    return list(pieces.values())


def _calmed(weeks: Dots) -> Dots:
    """Median of each week and the three before it; a run of one week stays as it is."""
    if len(weeks) < WEEKS_NEEDED:
        return weeks
    values = [value for _, value in weeks]
    return [
        (weeks[end - 1][0], median(values[max(0, end - WEEKS_IN_MEDIAN) : end]))
        for end in range(WEEKS_NEEDED, len(weeks) + 1)
    ]
