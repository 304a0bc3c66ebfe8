"""Calm lines through uneven days: medians over days, weeks and months, and a slope no single day can bend.

A missing day is missing: it is never filled in, and too few days give no value at all (clinical.md H2, H4).
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import combinations
from statistics import median

WINDOW_DAYS = 7
"""A day is seen together with the six before it (H2)."""
WINDOW_NEEDED = 4
"""With fewer entries than this in seven days there is no median, only a gap (H2)."""
MONTH_DAYS = 28
"""A month is four whole weeks, so that every weekday counts equally often (H3)."""
MONTH_NEEDED = 16
"""With fewer entries than this a month has no median (H3)."""

SLOW_DAYS = 29
"""What changes over more days than this is slow: a day is seen against the 14 before and the 14 after it (H7)."""
SLOW_NEEDED = 10
"""With fewer values among these nothing is said about the day (H7)."""


def rolling_median(
    values: Mapping[date, float],
    first: date,
    last: date,
    *,
    window: int = WINDOW_DAYS,
    needed: int = WINDOW_NEEDED,
) -> dict[date, float]:
    """Median of each day and the days before it; it resists the spike of a single flare-up day.

    Args:
        values: Value by day, in the measure's unit; days before ``first`` feed the first windows.
        first: First day wanted.
        last: Last day wanted, included.
        window: Length of the trailing window, in days.
        needed: Fewest entries in the window that give a median.

    Returns:
        Median by day, oldest first; days with too few entries are left out. A day without an entry of its own
        has a median when the days before it suffice.

    Source: clinical.md H2, vector I14.
    """
    start = first.toordinal() - window + 1
    by_offset = _by_offset(values, start, last.toordinal())
    smoothed: dict[date, float] = {}
    for end in range(window, len(by_offset) + 1):
        inside = [value for value in by_offset[end - window : end] if value is not None]
        if len(inside) >= needed:
            smoothed[date.fromordinal(start + end - 1)] = median(inside)
    return smoothed


def rolling_level(values: Mapping[date, float], logged: Collection[date], first: date, last: date) -> dict[date, float]:
    """Total of each day and the six before it, divided by seven: the level of an amount that is done.

    Args:
        values: Amount by day.
        logged: Days of which it is known what was done: those with an amount, and planned rest days.
        first: First day wanted.
        last: Last day wanted, included.

    Returns:
        Level by day, oldest first, in the unit of the amounts per day; days with fewer than four logged days among the
        seven are left out.

    Source: clinical.md H2.
    """
    start = first.toordinal() - WINDOW_DAYS + 1
    amounts = _by_offset(values, start, last.toordinal())
    known = [date.fromordinal(start + at) in logged for at in range(len(amounts))]
    levels: dict[date, float] = {}
    for end in range(WINDOW_DAYS, len(amounts) + 1):
        if sum(known[end - WINDOW_DAYS : end]) >= WINDOW_NEEDED:
            total = sum(value or 0.0 for value in amounts[end - WINDOW_DAYS : end])
            levels[date.fromordinal(start + end - 1)] = total / WINDOW_DAYS
    return levels


def block_levels(
    values: Mapping[date, float], logged: Collection[date], first: date, last: date, *, days: int, needed: int
) -> dict[date, float]:
    """Total of each whole block of ``days`` days, divided by the days, counted back from ``last``.

    Returns:
        Level by the block's last day, oldest first; blocks with fewer than ``needed`` logged days are left out.

    Source: clinical.md H2.
    """
    start, stop = first.toordinal(), last.toordinal()
    amounts = _by_offset(values, start, stop)
    levels: dict[date, float] = {}
    for begin in range(len(amounts) % days, len(amounts), days):
        block = [date.fromordinal(start + at) for at in range(begin, begin + days)]
        if sum(day in logged for day in block) >= needed:
            levels[block[-1]] = sum(values.get(day, 0.0) for day in block) / days
    return levels


def block_medians(
    values: Mapping[date, float], first: date, last: date, *, days: int, needed: int
) -> dict[date, float]:
    """Median of each whole block of ``days`` days, counted back from ``last``.

    Days left over before the first whole block belong to none.

    Returns:
        Median by the block's last day, oldest first; blocks with fewer than ``needed`` entries are left out.
    """
    start, stop = first.toordinal(), last.toordinal()
    by_offset = _by_offset(values, start, stop)
    medians: dict[date, float] = {}
    for begin in range(len(by_offset) % days, len(by_offset), days):
        inside = [value for value in by_offset[begin : begin + days] if value is not None]
        if len(inside) >= needed:
            medians[date.fromordinal(start + begin + days - 1)] = median(inside)
    return medians


def weekly_medians(values: Mapping[date, float], first: date, last: date) -> dict[date, float]:
    """Median of each whole week between two days, by the week's last day; four entries are needed.

    Weeks are seven days counted back from ``last``, so the newest week is always whole.

    Source: clinical.md H2.
    """
    return block_medians(values, first, last, days=WINDOW_DAYS, needed=WINDOW_NEEDED)


def monthly_medians(values: Mapping[date, float], first: date, last: date) -> dict[date, float]:
    """Median of each whole four weeks between two days, by their last day; 16 entries are needed.

    Source: clinical.md H3.
    """
    return block_medians(values, first, last, days=MONTH_DAYS, needed=MONTH_NEEDED)


def without_slow_change(values: Mapping[date, float]) -> dict[date, float]:
    """Each value less the median of the 29 days around it: what is left has no slow course of its own.

    Args:
        values: Value by day.

    Returns:
        By day, in the same unit; days with fewer than ten values around them are left out.

    Source: clinical.md H7.
    """
    if not values:
        return {}
    start, stop = min(values).toordinal(), max(values).toordinal()
    row = _by_offset(values, start - SLOW_DAYS // 2, stop + SLOW_DAYS // 2)
    left: dict[date, float] = {}
    for day in sorted(values):
        at = day.toordinal() - start
        around = [value for value in row[at : at + SLOW_DAYS] if value is not None]
        if len(around) >= SLOW_NEEDED:
            left[day] = values[day] - median(around)
    return left


def theil_sen(points: Sequence[tuple[float, float]]) -> float | None:
    """Median of the slopes between all pairs of points; up to 29 % of wild points leave it in place.

    Args:
        points: (x, y) in any order. The work grows with the square of their number: 100 points take about
            1 ms, 1,000 points over 100 ms.

    Returns:
        Slope in units of y per unit of x; none when no two points differ in x.

    Source: clinical.md H2, vector I14.
    """
    slopes = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in combinations(points, 2) if x1 != x2]
    return median(slopes) if slopes else None


def _by_offset(values: Mapping[date, float], start: int, stop: int) -> list[float | None]:
    """The values as a row of days from ``start`` to ``stop`` (ordinals), with holes for missing days."""
    row: list[float | None] = [None] * max(0, stop - start + 1)
    for day, value in values.items():
        if start <= (ordinal := day.toordinal()) <= stop:
            row[ordinal - start] = value
    return row
