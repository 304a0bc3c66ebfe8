"""The course of a measure as a picture: what was recorded as light dots, the usual as a line."""

from collections.abc import Sequence
from itertools import groupby

from painplan.charts.canvas import canvas
from painplan.charts.colours import Colours
from painplan.charts.series import Dots, series
from painplan.charts.ticks import date_ticks, value_ticks
from painplan.insight.ewma import Weighted
from painplan.insight.trend import Trend

DOT_MARKER = "·"
LINE_MARKER = "braille"
DIM_MARKER = "┄"
"""Where the other line only stands for what was known days before."""
LONE_MARKER = "•"
"""A median with a gap on both sides: a line cannot show it."""


def draw_trend(
    trend: Trend, *, width: int, height: int, colours: Colours | None = None, line: Sequence[Weighted] = ()
) -> str:
    """Draw a trend with characters.

    Args:
        trend: What to draw.
        width: Columns of the picture.
        height: Lines of the picture, dates included.
        colours: Foreground colours; without them the picture is plain text.
        line: Another line instead of the medians; where nothing was known for days it is dimmed.

    Returns:
        ``height`` lines of ``width`` columns, or an empty string when there is nothing to draw: no entry, or
        beyond a year no week with enough of them.

    Source: clinical.md H2 (recorded days lightly, no line across gaps, fixed axis).
    """
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


def _weighted_pieces(line: Sequence[Weighted]) -> tuple[list[Dots], list[Dots]]:
    """The parts of the line that rest on recent entries, and those that are to be dimmed."""
    fresh: list[Dots] = []
    dim: list[Dots] = []
    for is_dim, days in groupby(line, lambda one: one.dim):
        (dim if is_dim else fresh).append([(one.day.toordinal(), one.value) for one in days])
    return fresh, dim
