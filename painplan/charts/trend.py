"""The course of a measure as a picture: what was recorded as light dots, the usual as a line."""

from threading import Lock
from typing import Any

from painplan.charts.colours import Colours, rgb
from painplan.charts.series import Dots, series
from painplan.charts.ticks import Ticks, date_ticks, value_ticks
from painplan.insight import Trend

DOT_MARKER = "·"
LINE_MARKER = "braille"
LONE_MARKER = "•"
"""A median with a gap on both sides: a line cannot show it."""

_ONE_AT_A_TIME = Lock()
"""The plotting library has a single figure for the whole program."""


def draw_trend(trend: Trend, *, width: int, height: int, colours: Colours | None = None) -> str:
    """Draw a trend with characters.

    Args:
        trend: What to draw.
        width: Columns of the picture.
        height: Lines of the picture, dates included.
        colours: Foreground colours; without them the picture is plain text.

    Returns:
        ``height`` lines of ``width`` columns, or an empty string when there is nothing to draw: no entry, or
        beyond a year no week with enough of them.

    Source: clinical.md H2 (recorded days lightly, no line across gaps, fixed axis).
    """
    dots, pieces = series(trend, width)
    if not dots:
        return ""
    with _ONE_AT_A_TIME:
        return _drawn(trend, dots, pieces, (width, height), colours)


def _drawn(trend: Trend, dots: Dots, pieces: list[Dots], size: tuple[int, int], colours: Colours | None) -> str:
    """Hand everything to the plotting library; it takes a quarter of a second to import, so only now."""
    import plotext

    width, height = size
    figure: Any = plotext.figure
    plotext.terminal.limit(False, False)
    figure.clear()
    # Only a theme leaves the background alone: colours set one by one are completed with a white one.
    plotext.add_theme("painplan", text=rgb(colours.text) if colours else None)
    figure.theme("painplan").axes(False)
    figure.plot_size(width, height)

    shown = [value for piece in [dots, *pieces] for _, value in piece]
    _rulers(figure, trend, value_ticks(trend.measure, min(shown), max(shown), height - 1), width)
    _signal(figure, dots, plotext.marker(DOT_MARKER, rgb(colours.dim) if colours else None))
    for piece in pieces:
        symbol = LINE_MARKER if len(piece) > 1 else LONE_MARKER
        _signal(figure, piece, plotext.marker(symbol, rgb(colours.accent) if colours else None), line=True)
    picture: str = figure.build().string(colorless=colours is None)
    figure.clear()
    return picture.rstrip("\n")


def _rulers(figure: Any, trend: Trend, values: Ticks, width: int) -> None:
    """Set both axes."""
    margin = max(len(label) for _, label in values)
    left, below = figure.ruler("y", "left"), figure.ruler("x", "lower")
    left.lim(values[0][0], values[-1][0])
    left.ticks([at for at, _ in values], [f"{label:>{margin}} " for _, label in values])

    dates = date_ticks(trend.first, trend.last, width - margin - 1)
    first, last = trend.first.toordinal(), trend.last.toordinal()
    # An axis needs some length: a single day stands in the middle of three.
    below.lim(*((first, last) if first < last else (first - 1, last + 1)))
    below.ticks([at for at, _ in dates], [label for _, label in dates])


def _signal(figure: Any, dots: Dots, marker: Any, *, line: bool = False) -> None:
    """Draw dots, joined or not."""
    signal = figure.signal([day for day, _ in dots], [value for _, value in dots], marker=marker)
    figure.draw(signal.lines(line and len(dots) > 1))
