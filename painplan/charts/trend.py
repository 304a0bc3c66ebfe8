"""The course of a measure as a picture: bars for what was done, marks for answers in words, else dots and a line."""

from collections.abc import Sequence
from itertools import groupby
from statistics import median_low

from painplan.charts.bars import draw_bars
from painplan.charts.canvas import canvas
from painplan.charts.colours import Colours
from painplan.charts.series import Dots, series
from painplan.charts.ticks import date_ticks, value_ticks
from painplan.insight.done_days import LONGEST_BY_DAY
from painplan.insight.ewma import Weighted
from painplan.insight.shape_words import answers
from painplan.insight.trend import Trend
from painplan.insight.usual_day import DAYS_IN_WEEK

DOT_MARKER = "·"
LINE_MARKER = "braille"
DIM_MARKER = "┄"
"""Where the other line only stands for what was known days before."""
ANSWER_MARKER = "■"
"""An answer in words; no line leads from one to the next."""
LONE_MARKER = "•"
"""A median with a gap on both sides: a line cannot show it."""


def draw_trend(
    trend: Trend,
    *,
    width: int,
    height: int,
    colours: Colours | None = None,
    line: Sequence[Weighted] = (),
    larger: bool = False,
    back: int = 0,
) -> str:
    """Draw a trend with characters.

    Args:
        trend: What to draw.
        width: Columns of the picture.
        height: Lines of the picture, dates included.
        colours: Foreground colours; without them the picture is plain text.
        line: Another line instead of the medians; where nothing was known for days it is dimmed.
        larger: Bars of what was done are three columns wide with their numbers on them.
        back: Of these, so many pages before the latest.

    Returns:
        ``height`` lines of ``width`` columns, or an empty string when there is nothing to draw: no entry, or
        beyond a year no week with enough of them.

    Source: clinical.md H2 (recorded days lightly, no line across gaps, fixed axis).
    """
    if trend.days and not line:
        return draw_bars(trend.days, width=width, height=height, colours=colours, larger=larger, back=back)
    if (labels := answers(trend.measure)) and not trend.seldom:
        return _answers(trend, labels, width, height, colours)
    dots, pieces = series(trend, width)
    if not dots and not pieces:
        return ""
    dim: list[Dots] = []
    if line:
        pieces, dim = _weighted_pieces(line)
    shown = [value for piece in [dots, *pieces, *dim] for _, value in piece]
    first, last = trend.first.toordinal(), trend.last.toordinal()
    with canvas(width, height, colours) as drawing:
        margin = drawing.up(value_ticks(trend.measure, min(shown), max(shown), height - 1))
        # An axis needs some length: a single day stands in the middle of three.
        days = (first, last) if first < last else (first - 1, last + 1)
        drawing.across(date_ticks(trend.first, trend.last, width - margin), *days)
        if dots:
            drawing.signal(dots, DOT_MARKER, colours.dim if colours else None)
        for piece in dim:
            drawing.signal(piece, DIM_MARKER, colours.dim if colours else None)
        for piece in pieces:
            symbol = LINE_MARKER if len(piece) > 1 else LONE_MARKER
            drawing.signal(piece, symbol, colours.accent if colours else None, line=True)
        return drawing.picture()


def _answers(trend: Trend, labels: Sequence[str], width: int, height: int, colours: Colours | None) -> str:
    """Answers in words: a mark for each day beside its word; of a longer time the middle answer of each week."""
    by_day = (trend.last - trend.first).days < LONGEST_BY_DAY
    marks = [(point.day.toordinal(), point.value) for point in trend.points] if by_day else _middle_answers(trend)
    if not marks:
        return ""
    first, last = trend.first.toordinal(), trend.last.toordinal()
    low = trend.measure.low
    with canvas(width, height, colours) as drawing:
        ticks = [(low + at, label) for at, label in enumerate(labels)]
        margin = drawing.up(ticks)
        drawing.across(
            date_ticks(trend.first, trend.last, width - margin),
            *((first, last) if first < last else (first - 1, last + 1)),
        )
        drawing.signal(marks, ANSWER_MARKER, colours.accent if colours else None)
        return drawing.picture()


def _middle_answers(trend: Trend) -> Dots:
    """Of each week, counted back from the last day, the middle one of the answers that were given."""
    weeks: dict[int, list[float]] = {}
    for point in trend.points:
        weeks.setdefault((trend.last - point.day).days // DAYS_IN_WEEK, []).append(point.value)
    last = trend.last.toordinal()
    return [(last - DAYS_IN_WEEK * back - DAYS_IN_WEEK // 2, median_low(said)) for back, said in weeks.items()]


def _weighted_pieces(line: Sequence[Weighted]) -> tuple[list[Dots], list[Dots]]:
    """The parts of the line that rest on recent entries, and those that are to be dimmed."""
    fresh: list[Dots] = []
    dim: list[Dots] = []
    for is_dim, days in groupby(line, lambda one: one.dim):
        (dim if is_dim else fresh).append([(one.day.toordinal(), one.value) for one in days])
    return fresh, dim
