"""Trends: what was done comes first, pain last; a chart, the words for it, and the same numbers as a table."""

from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import DataTable, Static

from painplan.insight import Trend
from painplan.screens.base import Room
from painplan.widgets.trend_chart import TrendChart
from painplan.words import day_in_words, number
from painplan.words.trends import trend_words

RANGES: tuple[tuple[str, int | None], ...] = (("4 weeks", 4), ("12 weeks", 12), ("a year", 52), ("all", None))
FIRST_RANGE = 1
SHORT_DIARY = timedelta(days=28)


class TrendsScreen(Room):
    """One measure at a time."""

    NAME = "Trends"
    HELP = """
## Trends

What you did comes first, pain last. Light dots are single days, the line is the middle of the last seven days (over
more than a year: weeks and months); it needs four entries in seven days, and days without an entry stay gaps.

- **up** and **down** go through the measures
- **left** and **right** change how far back it goes
- **t** shows the same numbers as a table, newest first

With few entries PainPlan says so instead of naming a direction.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "measure(-1)", show=False),
        Binding("down", "measure(1)", "next measure", key_display="↑↓"),
        Binding("left", "range(-1)", show=False),
        Binding("right", "range(1)", "how far back", key_display="←→"),
        Binding("t", "table", "table"),
        Binding("pageup", "scroll_table(-1)", show=False),
        Binding("pagedown", "scroll_table(1)", show=False),
        Binding("2", "nothing", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._measure, self._range = 0, FIRST_RANGE
        self._names: tuple[str, ...] = ()

    def compose_content(self) -> ComposeResult:
        """Which measure and how far back, the picture or the table, the words."""
        with Horizontal(id="trend-head"):
            yield Static(id="trend-title")
            yield Static(id="trend-ranges")
        yield TrendChart()
        table: DataTable[str] = DataTable(id="trend-table", show_cursor=False, zebra_stripes=False)
        table.can_focus = False
        yield table
        yield Static(id="trend-words")

    def on_mount(self) -> None:
        """Name the columns and draw."""
        self.query_one(DataTable).add_columns("day", "value", "7-day median")
        self._range = self._first_range()
        self.refresh_facts()

    def _first_range(self) -> int:
        """How far back at first: less for a short diary, further where the latest entries are long ago."""
        names = self.coach.measures()
        if names and self.coach.today - self.coach.trend(names[0], None).first < SHORT_DIARY:
            return 0
        ranges = range(FIRST_RANGE, len(RANGES))
        return next((at for at in ranges if names and self.coach.trend(names[0], RANGES[at][1]).points), FIRST_RANGE)

    def refresh_facts(self) -> None:
        """Draw the measure that is chosen."""
        super().refresh_facts()
        self._names = self.coach.measures()
        self._draw()

    def _draw(self) -> None:
        words, chart = self.query_one("#trend-words", Static), self.query_one(TrendChart)
        if not self._names:
            chart.trend = None
            words.update(Content("There are no entries yet. The first check-in begins the first line."))
            return
        name = self._names[self._measure % len(self._names)]
        trend = self.result_of(lambda: self.coach.trend(name, RANGES[self._range][1]))
        if trend is None:
            return
        place = f"   {self._measure % len(self._names) + 1} of {len(self._names)}"
        words_for_it, unit = self.coach.measure_title(name), trend.measure.unit
        counted = f", {unit}" if unit and unit not in words_for_it.lower() else ""
        title = Content.assemble((words_for_it, "bold"), counted, (place, "$foreground-muted"))
        self.query_one("#trend-title", Static).update(title)
        self.query_one("#trend-ranges", Static).update(self._ranges())
        words.update(Content("\n".join(trend_words(trend))))
        chart.trend = trend
        if self.has_class("-table"):
            self._fill(trend)

    def _ranges(self) -> Content:
        parts = []
        for at, (words, _) in enumerate(RANGES):
            chosen = at == self._range
            parts.append(
                Content.styled(
                    f"[{words}]" if chosen else f" {words} ", "bold $accent" if chosen else "$foreground-muted"
                )
            )
        return Content(" ").join(parts)

    def _fill(self, trend: Trend) -> None:
        table = self.query_one(DataTable)
        table.clear()
        for point in reversed(trend.points):
            median = "–" if point.smoothed is None else number(point.smoothed)
            table.add_row(f"{day_in_words(point.day)} {point.day.year}", number(point.value), median)

    def action_measure(self, step: int) -> None:
        """Go to another measure."""
        if self._names:
            self._measure = (self._measure + step) % len(self._names)
            self._draw()

    def action_range(self, step: int) -> None:
        """Look further back, or less far."""
        self._range = min(max(0, self._range + step), len(RANGES) - 1)
        self._draw()

    def action_table(self) -> None:
        """The same numbers as a table, or back to the picture."""
        self.toggle_class("-table")
        self._draw()

    def action_scroll_table(self, direction: int) -> None:
        """Go through the table page by page."""
        table = self.query_one(DataTable)
        (table.scroll_page_down if direction > 0 else table.scroll_page_up)(animate=False)

    def action_nothing(self) -> None:
        """The trends are open already."""
