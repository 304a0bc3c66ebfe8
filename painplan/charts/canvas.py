"""The one figure of the plotting library, made ready for a picture."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any

from painplan.charts.colours import Colours, rgb
from painplan.charts.ticks import Ticks

Dots = Sequence[tuple[float, float]]

_ONE_AT_A_TIME = Lock()
"""The plotting library has a single figure for the whole program."""


class Canvas:
    """An empty picture of a size; signals are drawn on it."""

    def __init__(self, figure: Any, colours: Colours | None) -> None:
        self._figure, self._colours = figure, colours

    def across(self, ticks: Ticks, low: float, high: float) -> None:
        """Set the lower axis."""
        below = self._figure.ruler("x", "lower")
        below.lim(low, high)
        below.ticks([at for at, _ in ticks], [label for _, label in ticks])

    def up(self, ticks: Ticks, low: float | None = None, high: float | None = None) -> int:
        """Set the left axis, from its first to its last tick unless said otherwise; returns the columns it takes."""
        margin = max(len(label) for _, label in ticks)
        left = self._figure.ruler("y", "left")
        left.lim(ticks[0][0] if low is None else low, ticks[-1][0] if high is None else high)
        left.ticks([at for at, _ in ticks], [f"{label:>{margin}} " for _, label in ticks])
        return margin + 1

    def signal(self, dots: Dots, symbol: str, colour: str | None, *, line: bool = False) -> None:
        """Draw dots, joined or not."""
        import plotext  # it takes a quarter of a second

        marker = plotext.marker(symbol, rgb(colour) if colour else None)
        signal = self._figure.signal([at for at, _ in dots], [value for _, value in dots], marker=marker)
        self._figure.draw(signal.lines(line and len(dots) > 1))

    def picture(self) -> str:
        """What was drawn."""
        drawn: str = self._figure.build().string(colorless=self._colours is None)
        return drawn.rstrip("\n")


@contextmanager
def canvas(width: int, height: int, colours: Colours | None) -> Iterator[Canvas]:
    """An empty picture; the plotting library takes a quarter of a second to import, so only now."""
    import plotext  # it takes a quarter of a second

    with _ONE_AT_A_TIME:
        figure: Any = plotext.figure
        plotext.terminal.limit(False, False)
        figure.clear()
        # Only a theme leaves the background alone: colours set one by one are completed with a white one.
        plotext.add_theme("painplan", text=rgb(colours.text) if colours else None)
        figure.theme("painplan").axes(False)
        figure.plot_size(width, height)
        try:
            yield Canvas(figure, colours)
        finally:
            figure.clear()
