"""Two courses of weekly totals as a picture that fits the space it has."""

from rich.text import Text
from textual.app import RenderResult
from textual.reactive import reactive
from textual.widget import Widget

from painplan.charts import weeks
from painplan.widgets.chart_looks import chart_colours


class WeeksChart(Widget):
    """A line and a row of dots over the same weeks."""

    courses: reactive[tuple[tuple[float, ...], tuple[float | None, ...]] | None] = reactive(None)
    """Of every week, the value of the first and of the second course; the screen sets them."""

    def render(self) -> RenderResult:
        """Draw them in the colours of the theme."""
        if self.courses is None or not self.size.width or not self.size.height:
            return ""

        looks = chart_colours(self.app)
        return Text.from_ansi(
            weeks.draw_weeks(*self.courses, width=self.size.width, height=self.size.height, colours=looks)
        )
