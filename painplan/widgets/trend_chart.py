"""A trend as a picture that fits the space it has."""

from rich.text import Text
from textual.app import RenderResult
from textual.color import Color
from textual.reactive import reactive
from textual.widget import Widget

from painplan.insight import Trend


class TrendChart(Widget):
    """Light dots for single days, a line for the usual; gaps stay gaps."""

    def __init__(self, title: str = "", *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._title = title

    trend: reactive[Trend | None] = reactive(None)
    """What to draw; the screen sets it."""

    def render(self) -> RenderResult:
        """Draw it in the colours of the theme."""
        if self.trend is None or not self.trend.points or not self.size.width or not self.size.height:
            return ""
        from painplan.charts import Colours, draw_trend  # plotext takes a quarter of a second to import

        looks = self.app.theme_variables
        background = Color.parse(looks["background"])
        dim = background.blend(Color.parse(looks["foreground"]), 0.55)
        colours = Colours(_hex(Color.parse(looks["accent"])), _hex(dim), _hex(dim))
        height = self.size.height - bool(self._title)
        picture = Text.from_ansi(draw_trend(self.trend, width=self.size.width, height=height, colours=colours))
        return Text.assemble((f"{self._title}\n", colours.text or ""), picture) if self._title else picture


def _hex(colour: Color) -> str:
    return f"#{colour.r:02x}{colour.g:02x}{colour.b:02x}"
