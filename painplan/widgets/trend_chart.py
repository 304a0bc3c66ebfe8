"""A trend as a picture that fits the space it has."""

from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import RenderResult
from textual.reactive import reactive
from textual.widget import Widget

from painplan.charts import bars as charts_bars
from painplan.charts import trend as charts_trend
from painplan.widgets.chart_looks import chart_colours

if TYPE_CHECKING:  # Today has a place for a picture, which a narrow terminal never draws
    from painplan.insight.done_days import Each
    from painplan.insight.ewma import Weighted
    from painplan.insight.trend import Trend


class TrendChart(Widget):
    """Bars for what was done; else light dots for single days, a line for the usual. Gaps stay gaps."""

    def __init__(self, title: str = "", *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self.caption = title

    trend: "reactive[Trend | None]" = reactive(None)
    """What to draw; the screen sets it."""

    caption: reactive[str] = reactive("")
    """What stands above the picture."""

    line: "reactive[tuple[Weighted, ...]]" = reactive(())
    """Another line instead of the medians."""

    larger: reactive[bool] = reactive(False)
    """Whether bars are three columns wide, with their numbers on them."""

    back: reactive[int] = reactive(0)
    """Of these, so many pages before the latest."""

    @property
    def each(self) -> "Each | None":
        """What one bar is of at this size; none: nothing is drawn as bars, or there is no size yet."""
        if self.trend is None or not self.trend.days or self.line or not self.size.width:
            return None
        return charts_bars.drawn_each(self.trend.days, *self._room, larger=self.larger)

    @property
    def _room(self) -> tuple[int, int]:
        return self.size.width, self.size.height - bool(self.caption)

    def render(self) -> RenderResult:
        """Draw it in the colours of the theme."""
        if self.trend is None or not self.trend.points or not self.size.width or not self.size.height:
            return ""

        colours = chart_colours(self.app)
        width, height = self._room
        drawn = charts_trend.draw_trend(
            self.trend,
            width=width,
            height=height,
            colours=colours,
            line=self.line,
            larger=self.larger,
            back=self.back,
        )
        picture = Text.from_ansi(drawn)
        return (
            Text.assemble((f"{self.caption}\n", colours.text if colours else ""), picture) if self.caption else picture
        )
