"""A trend as a picture that fits the space it has."""

from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import RenderResult
from textual.reactive import reactive
from textual.widget import Widget

from painplan.charts import trend as charts_trend
from painplan.widgets.chart_looks import chart_colours

if TYPE_CHECKING:  # Today has a place for a picture, which a narrow terminal never draws
    from painplan.insight.ewma import Weighted
    from painplan.insight.trend import Trend


class TrendChart(Widget):
    """Light dots for single days, a line for the usual; gaps stay gaps."""

    def __init__(self, title: str = "", *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self.caption = title

    trend: "reactive[Trend | None]" = reactive(None)
    """What to draw; the screen sets it."""

    caption: reactive[str] = reactive("")
    """What stands above the picture."""

    line: "reactive[tuple[Weighted, ...]]" = reactive(())
    """Another line instead of the medians."""

    def render(self) -> RenderResult:
        """Draw it in the colours of the theme."""
        if self.trend is None or not self.trend.points or not self.size.width or not self.size.height:
            return ""

        colours = chart_colours(self.app)
        height = self.size.height - bool(self.caption)
        drawn = charts_trend.draw_trend(
            self.trend, width=self.size.width, height=height, colours=colours, line=self.line
        )
        picture = Text.from_ansi(drawn)
        return Text.assemble((f"{self.caption}\n", colours.text or ""), picture) if self.caption else picture
