"""Noted days as a calendar: a mark and a word for each state, in shades that judge nothing."""

from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.insight.calendar import DayState
from painplan.insight.trends import LookingBack
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words, short_month
from painplan.screens.base import Room
from painplan.screens.styled_once import WIDE_COLUMNS

WEEKS, MOST_WEEKS = 18, 30
"""So many weeks stand side by side at 80 and at 120 columns, and fewer where there is less room."""
CELL, NAME, AROUND = 3, 5, 6
"""Columns of a week, of the name of a day, and of what stands around the calendar."""
MARKS: dict[DayState, tuple[str, str]] = {
    "done": ("■", "$foreground"),
    "noted": ("▫", "$foreground-muted"),
    "empty": ("·", "$rule"),
    "ahead": (" ", ""),
}
"""A mark of its own for each state: no colour is needed to tell them apart."""


class CalendarScreen(Room):
    """Weeks side by side, Monday on top."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("t", "table", "as_lines"), Binding("k", "leave", show=False)]

    _as_lines = False

    def compose_content(self) -> ComposeResult:
        """The calendar and its marks."""
        yield Static(id="calendar")
        yield Static(id="calendar-words", classes="gap")

    def refresh_facts(self) -> None:
        """Draw the weeks up to today."""
        super().refresh_facts()
        most = MOST_WEEKS if self.size.width >= WIDE_COLUMNS else WEEKS
        weeks = LookingBack(self.coach).calendar(min(most, (self.size.width - AROUND - NAME) // CELL))
        self.query_one("#calendar", Static).update(_lines(weeks) if self._as_lines else _grid(weeks))
        words = asset("trends")["calendar"]
        counts = {state: sum(found == state for week in weeks for _, found in week) for state in MARKS}
        marks = [
            Content.assemble(
                (f"{mark} ", shade or "$foreground"), words[state].format(count=amount(counts[state], "days"))
            )
            for state, (mark, shade) in MARKS.items()
            if state != "ahead"
        ]
        self.query_one("#calendar-words", Static).update(Content("\n").join([*marks, Content(words["missing"])]))

    def on_resize(self, event: events.Resize) -> None:
        """As many weeks as there is room for now."""
        super().on_resize(event)
        self.refresh_facts()

    def action_table(self) -> None:
        """The same as lines, or as a calendar again."""
        self._as_lines = not self._as_lines
        self.refresh_facts()


def _grid(weeks: tuple[tuple[tuple[date, DayState], ...], ...]) -> Content:
    rows = [_months(weeks)]
    for at, name in enumerate(asset("days")["names"]["days_short"]):
        cells = [Content.styled(f"{name:<{NAME}}", "$foreground-muted")]
        for week in weeks:
            mark, shade = MARKS[week[at][1]]
            cells.append(Content.styled(f"{mark:<{CELL}}", shade) if shade else Content(f"{mark:<{CELL}}"))
        rows.append(Content("").join(cells))
    return Content("\n").join(rows)


def _months(weeks: tuple[tuple[tuple[date, DayState], ...], ...]) -> Content:
    """The name of a month above the first week that begins in it."""
    line, before = "", 0
    for at, week in enumerate(weeks):
        month = week[0][0].month
        if month != before and len(line) <= at * CELL:
            line, before = f"{line:<{at * CELL}}{short_month(week[0][0])} ", month
    return Content.styled(" " * NAME + line.rstrip(), "$foreground-muted")


def _lines(weeks: tuple[tuple[tuple[date, DayState], ...], ...]) -> Content:
    words = asset("trends")["calendar"]
    rows = []
    for week in reversed(weeks):
        said = {state: sum(found == state for _, found in week) for state in MARKS}
        rows.append(
            words["week"].format(
                day=day_in_words(week[0][0]), done=said["done"], noted=said["noted"], empty=said["empty"]
            )
        )
    return Content("\n".join(rows))
