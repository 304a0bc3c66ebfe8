"""Trends: what was done comes first, pain last; a chart, the words for it, and the same numbers as a table."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import DataTable, Static

from painplan.insight.shape_words import shape_words
from painplan.insight.trend import Trend
from painplan.insight.trend_words import comparison_words, table_columns, table_rows, trend_words
from painplan.insight.trends import LookingBack, is_about_pain
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.words import say
from painplan.screens.base import Room
from painplan.screens.insight import calendar
from painplan.screens.measures.pick_measure import PickMeasureScreen
from painplan.screens.styled_once import WIDE_COLUMNS
from painplan.widgets.drawn import once_drawn
from painplan.widgets.trend_chart import TrendChart

RANGES: tuple[int | None, ...] = (4, 12, 52, None)
"""Weeks that are shown; none: all."""
FIRST_RANGE = 0
SMALL_ONES = 2
"""So many other measures stand beside the one that is chosen, where there is room."""


class TrendsScreen(Room):
    """One measure at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "measure(-1)", show=False),
        Binding("down", "measure(1)", "measure", key_display="↑↓"),
        Binding("left", "range(-1)", show=False),
        Binding("right", "range(1)", "time", key_display="←→"),
        Binding("enter", "pick", "list", key_display="Enter", show=False),
        Binding("t", "table", "table"),
        Binding("plus,equals_sign", "larger", "larger", key_display="+"),
        Binding("k", "calendar", "calendar", show=False),
        Binding("p", "pain", "pain", show=False),
        Binding("e", "line", "other_line", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("2", "nothing", show=False),
    ]

    DEFAULT_CSS = """
    TrendsScreen #trend-pictures { height: 1fr; min-height: 9; }
    TrendsScreen #trend-chart { width: 3fr; }
    TrendsScreen #trend-small { width: 2fr; margin-left: 3; }
    TrendsScreen #trend-small TrendChart { min-height: 7; margin-top: 1; }
    TrendsScreen.-table #trend-pictures { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._measure, self._range = 0, FIRST_RANGE
        self._names: tuple[str, ...] = ()
        self._pain, self._weighted = False, False
        self._larger, self._back = False, 0

    def compose_content(self) -> ComposeResult:
        """Which measure and how far back, the picture or the table, the words."""
        with Horizontal(id="trend-head"):
            yield Static(id="trend-title")
            yield Static(id="trend-ranges")
        with Horizontal(id="trend-pictures"):
            yield TrendChart(id="trend-chart")
            with Vertical(id="trend-small"):
                for at in range(SMALL_ONES):
                    yield TrendChart(id=f"small-{at}")
        table: DataTable[str] = DataTable(id="trend-table", show_cursor=False, zebra_stripes=False)
        table.can_focus = False
        yield table
        yield Static(id="trend-words")

    def on_mount(self) -> None:
        """Draw."""
        self._range = self._first_range()
        self.first_facts()

    def _first_range(self) -> int:
        """How far back at first: less for a short diary, further where the latest entries are long ago."""
        back = LookingBack(self.coach)
        names = back.names()
        ranges = range(FIRST_RANGE, len(RANGES))
        return next((at for at in ranges if names and back.trend(names[0], RANGES[at]).points), FIRST_RANGE)

    def refresh_facts(self) -> None:
        """Draw the measure that is chosen."""
        super().refresh_facts()
        back = LookingBack(self.coach)
        self._names = back.names(pain=self._pain) or back.names()
        self._draw()

    def _draw(self) -> None:
        words, chart = self.query_one("#trend-words", Static), self.query_one("#trend-chart", TrendChart)
        back = LookingBack(self.coach)
        if not self._names:
            chart.trend = None
            words.update(Content(say("trends.screen.no_entries_yet_first")))
            return
        name = self._names[self._measure % len(self._names)]
        trend = self.result_of(lambda: back.trend(name, RANGES[self._range]))
        if trend is None:
            return
        self.query_one("#trend-ranges", Static).update(self._ranges())
        compared = back.compared(name)
        said = [
            *filter(None, [shape_words(trend)]),
            *trend_words(trend, drawn=not trend.days or self.has_class("-table")),
            *back.covers(trend),
        ]
        said += [*(comparison_words(compared, trend.measure) if compared else ())]
        if not self._pain and any(is_about_pain(one) for one in back.names()):
            said.append(asset("trends")["folded"])
        if self._larger and trend.days and not self.has_class("-table"):
            said.append(say("trends.screen.larger"))
        words.update(Content("\n".join(said)))
        chart.line = back.line(trend) if self._weighted else ()
        chart.larger, chart.back, chart.trend = self._larger, self._back, trend
        self._draw_small(name)
        self._draw_titles()
        if self.has_class("-table"):
            self._fill(trend)

    def _draw_titles(self) -> None:
        """What the picture shows and counts, which goes by its size."""
        chart = self.query_one("#trend-chart", TrendChart)
        if chart.trend is None:
            return
        at = self._measure % len(self._names)
        what, comma, unit = (
            LookingBack(self.coach).picture_title(self._names[at], chart.trend, chart.each).rpartition(", ")
        )
        title = Content.assemble((what or unit, "bold"), comma and f"{comma}{unit}")
        self.query_one("#trend-title", Static).update(
            Content.assemble(title, (f"   {at + 1} of {len(self._names)}", "$foreground-muted"))
        )

    def _draw_small(self, name: str) -> None:
        """Other measures beside the one that is chosen, where there is room; never those about pain."""
        back = LookingBack(self.coach)
        others = (
            [one for one in back.names(pain=False) if one != name][:SMALL_ONES]
            if self.size.width >= WIDE_COLUMNS
            else []
        )
        self.query_one("#trend-small").display = bool(others)
        for at in range(SMALL_ONES):
            chart = self.query_one(f"#small-{at}", TrendChart)
            chart.display = at < len(others)
            if at < len(others):
                chart.trend = beside = back.trend(others[at], RANGES[self._range])
                chart.caption = back.picture_title(others[at], beside, chart.each)

    def _ranges(self) -> Content:
        parts = []
        for at, words in enumerate(asset("trends")["screen"]["ranges"]):
            chosen = at == self._range
            parts.append(
                Content.styled(
                    f"[{words}]" if chosen else f" {words} ", "bold $accent" if chosen else "$foreground-muted"
                )
            )
        return Content(" ").join(parts)

    def _fill(self, trend: Trend) -> None:
        table = self.query_one(DataTable)
        table.clear(columns=True)
        table.add_columns(*table_columns(trend))
        for day, cells in reversed([*table_rows(trend)]):
            table.add_row(f"{day_in_words(day)} {day.year}", *cells)

    def action_measure(self, step: int) -> None:
        """Go to another measure."""
        if self._names:
            self._measure, self._back = (self._measure + step) % len(self._names), 0
            self._draw()

    def action_range(self, step: int) -> None:
        """Look further back, or less far."""
        self._range, self._back = min(max(0, self._range + step), len(RANGES) - 1), 0
        self._draw()

    def action_table(self) -> None:
        """The same numbers as a table, or back to the picture."""
        self.toggle_class("-table")
        self._draw()

    def action_larger(self) -> None:
        """Bars with their numbers on them, or the whole time again; page up and page down go through them."""
        self._larger, self._back = not self._larger, 0
        self._draw()

    def action_pick(self) -> None:
        """All measures as a list."""
        self.app.push_screen(PickMeasureScreen(self._choose))

    def _choose(self, name: str) -> None:
        """Show the measure that was picked; its name is among those with pain at the latest."""
        self._pain = self._pain or is_about_pain(name)
        self._names = LookingBack(self.coach).names(pain=self._pain)
        self._measure = self._names.index(name) if name in self._names else 0

    def action_pain(self) -> None:
        """Bring the measures about pain, or fold them away again."""
        self._pain = not self._pain
        self._names = LookingBack(self.coach).names(pain=self._pain)
        about_pain = (at for at, name in enumerate(self._names) if is_about_pain(name))
        self._measure = next(about_pain, 0)
        self._draw()

    def action_line(self) -> None:
        """The other line, or the medians again."""
        self._weighted = not self._weighted
        self._draw()

    def action_calendar(self) -> None:
        """Which days were noted."""
        self.app.push_screen(calendar.CalendarScreen())

    def on_resize(self, event: events.Resize) -> None:
        """Where there is more room, more measures are seen at once."""
        super().on_resize(event)
        if self._names:
            self._draw_small(self._names[self._measure % len(self._names)])
            once_drawn(self, self._draw_titles)

    def action_page(self, direction: int) -> None:
        """Go through the table page by page, or to what has no room beside the picture."""
        if self._larger and not self.has_class("-table"):
            self._back = max(0, self._back - direction)
            self._draw()
            return
        if not self.has_class("-table"):
            self.action_scroll_content(direction)
            return
        table = self.query_one(DataTable)
        (table.scroll_page_down if direction > 0 else table.scroll_page_up)(animate=False)

    def action_nothing(self) -> None:
        """The trends are open already."""
