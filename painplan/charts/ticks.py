"""Which numbers and dates stand beside a chart: few, round, and in words."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil, floor, log10

from painplan.kit.dates import short_month
from painplan.kit.pattern import pattern
from painplan.measures.records import Measure

Ticks = list[tuple[float, str]]
"""Position on the axis and what stands there."""

ROWS_PER_TICK = 3
COLUMNS_PER_TICK = 12
"""Labels closer than this turn into noise [design]."""
DAYS_UNTIL_MONTHS = 120
DAYS_UNTIL_YEARS = 2 * 366
"""Ranges up to these lengths are told in days and in months; longer ones in years [design]."""
TOPS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
"""Where an axis may end, times a power of ten: most of them can be divided into a few round parts [design]."""
MOST_PARTS = 6
SHORTEST_AXIS = 1e-6
"""Values closer together than this are all the same to a reader."""
_SCALE = pattern(r"0-\d+")


def value_ticks(measure: Measure, lowest: float, highest: float, rows: int) -> Ticks:
    """Round numbers from the bottom of the value axis to its top.

    A measure on a scale (``0-10``) always shows the whole scale, so that a small change looks small; any
    other starts at zero.

    Args:
        measure: What is drawn.
        lowest: Smallest value drawn.
        highest: Largest value drawn.
        rows: Height of the drawing, in lines.

    Source: clinical.md H2 ("Y axis fixed 0-10; minutes axis from 0").
    """
    if _SCALE.fullmatch(measure.unit):
        lowest, highest = measure.low, measure.high
    lowest, highest = min(0.0, lowest), max(0.0, highest)
    if highest - lowest < SHORTEST_AXIS:
        highest = lowest + 1
    if lowest == 0 and not _SCALE.fullmatch(measure.unit):
        return amount_ticks(highest, rows)
    step = _round_step((highest - lowest) / max(1, rows // ROWS_PER_TICK))
    bottom, top = floor(lowest / step), ceil(highest / step)
    if _SCALE.fullmatch(measure.unit):
        step = next(size for size in (1, 2, 5, 10, highest) if size >= step and highest % size == 0)
        bottom, top = 0, round(highest / step)
    return [(number * step, f"{number * step:,.10g}") for number in range(bottom, top + 1)]


def amount_ticks(highest: float, rows: int) -> Ticks:
    """Round numbers from nothing to a round one; where the axis ends goes by what is drawn and not by the room.

    Args:
        highest: Largest value drawn, at least 0.
        rows: Height of the drawing, in lines.
    """
    power = 10.0 ** floor(log10(highest)) if highest > 0 else 1.0
    top = next(end * power for end in TOPS if end * power >= highest * (1 - 1e-9) and _is_round(end * power))
    most = max(1, rows // ROWS_PER_TICK)
    parts = next(parts for parts in range(min(most, MOST_PARTS), 0, -1) if _is_round(top / parts) or parts == 1)
    return [(top * part / parts, f"{top * part / parts:,.10g}") for part in range(parts + 1)]


def _is_round(value: float) -> bool:
    """Whether a number has one digit or two, and no tenths from 1 on."""
    power = 10.0 ** floor(log10(value)) if value < 10 else 10.0 ** (floor(log10(value)) - 1)
    return abs(value / power - round(value / power)) < 1e-9


def date_ticks(first: date, last: date, columns: int) -> Ticks:
    """Dates in words at even distances: days, months or years, whichever suits the range.

    Args:
        first: First day of the axis.
        last: Last day of the axis.
        columns: Width of the drawing, in characters.

    Returns:
        Proleptic ordinal of the day, and its label.
    """
    most = max(1, columns // COLUMNS_PER_TICK)
    days = (last - first).days + 1
    if days <= DAYS_UNTIL_MONTHS:
        weeks = next(n for n in (1, 2, 4, 8, 20) if days <= n * 7 * most or n == 20)
        chosen = {day: f"{day.day} {short_month(day)}" for day in _mondays(first, last, weeks)}
    elif days <= DAYS_UNTIL_YEARS:
        months = next(n for n in (1, 2, 3, 6, 12) if days <= n * 30.5 * most or n == 12)
        chosen = {day: _month_label(day) for day in _month_starts(first, last, months)}
    else:
        years = next(n for n in (1, 2, 5, 10, 20, 100) if days <= n * 365.3 * most or n == 100)
        chosen = {day: str(day.year) for day in _month_starts(first, last, 12) if day.year % years == 0}
    chosen = chosen or {first: f"{first.day} {short_month(first)} {first.year}"}
    return [(day.toordinal(), label) for day, label in chosen.items()]


def week_ticks(weeks: int, columns: int) -> Ticks:
    """Numbers of weeks at even distances after the first: single weeks, months, quarters or years.

    Args:
        weeks: How many weeks the axis has.
        columns: Width of the drawing, in characters.
    """
    most = max(1, columns // COLUMNS_PER_TICK)
    step = next(n for n in (1, 2, 4, 13, 26, 52, 104) if weeks <= n * most or n == 104)
    return [(1, "week 1"), *((week, str(week)) for week in range(step, weeks + 1, step) if week > 1)]


def _round_step(least: float) -> float:
    """The next step of 1, 2 or 5 times a power of ten."""
    power = 10.0 ** floor(log10(least))
    return next(size * power for size in (1, 2, 5, 10) if size * power >= least * (1 - 1e-9))


def _mondays(first: date, last: date, step: int) -> Iterator[date]:
    """Every ``step`` weeks, beginning on a Monday."""
    day = first + timedelta(days=-first.weekday() % 7)
    while day <= last:
        yield day
        day += timedelta(weeks=step)


def _month_starts(first: date, last: date, step: int) -> Iterator[date]:
    """The first day of every ``step``-th month of a year."""
    for number in range(first.year * 12, last.year * 12 + 12, step):
        day = date(number // 12, number % 12 + 1, 1)
        if first <= day <= last:
            yield day


def _month_label(day: date) -> str:
    """The month; January carries the year."""
    return f"{short_month(day)} {day.year}" if day.month == 1 else short_month(day)
