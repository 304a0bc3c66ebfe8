"""Checklists for sleep, food, places and aids: what is looked after, and whom to ask about the rest."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.learning.records import Checklist
from painplan.learning.toolkit import CheckTable, Toolkit, check_tables
from painplan.screens.base import Room
from painplan.screens.shelf import Lines


class ChecklistsScreen(Room):
    """All checklists, with how much of each is looked after."""

    AUTO_FOCUS = "Lines"
    BELOW_OTHERS = True
    DEFAULT_CSS = "ChecklistsScreen #about { height: auto; margin-top: 1; max-width: 76; }"

    def compose_content(self) -> ComposeResult:
        """The list, and what the marked one is for."""
        yield Lines(compact=True)
        yield Static(id="about")

    def on_mount(self) -> None:
        """Fill the list."""
        self._draw(0)

    def _draw(self, marked: int) -> None:
        chosen, toolkit = self.query_one(Lines), Toolkit(self.coach)
        chosen.clear_options()
        for table in check_tables():
            ticked = len(toolkit.checklist(table.id)[1].ticked)
            text = f"{table.title:<24}" + (f"{ticked} of {len(table.items)}" if ticked else "")
            chosen.add_option(Option(Content(text), id=table.id))
        chosen.highlighted = marked

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the marked one is for."""
        about = next(table.about for table in check_tables() if table.id == event.option.id)
        self.query_one("#about", Static).update(Content(about))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open one."""
        self.app.push_screen(ChecklistScreen(event.option.id or ""))

    def refresh_facts(self) -> None:
        """What was ticked may have changed."""
        super().refresh_facts()
        if self.query(Lines):
            self._draw(self.query_one(Lines).highlighted or 0)


class ChecklistScreen(Room):
    """One checklist.

    Args:
        name: Which one.
    """

    AUTO_FOCUS = "Lines"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", "tick", key_display="space")]
    DEFAULT_CSS = "ChecklistScreen #about { height: auto; margin-bottom: 1; color: $text-muted; max-width: 76; }"

    def __init__(self, name: str) -> None:
        super().__init__()
        self._list = name
        self.NAME = next(table.title for table in check_tables() if table.id == name)  # type: ignore[misc]  # one for each

    def compose_content(self) -> ComposeResult:
        """What it is for, and its lines."""
        yield Static(id="about")
        yield Lines(compact=True)

    def on_mount(self) -> None:
        """Fill it."""
        self._draw(0)

    def _draw(self, marked: int) -> None:
        table, ticked = Toolkit(self.coach).checklist(self._list)
        self.query_one("#about", Static).update(Content(table.about))
        chosen = self.query_one(Lines)
        chosen.clear_options()
        chosen.add_options(list(_options(table, ticked)))
        chosen.highlighted = marked

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick it, or take the tick away."""
        item = event.option.id or ""
        self.attempt(lambda: Toolkit(self.coach).tick(self._list, item))
        self._draw(event.option_index)

    def action_tick(self) -> None:
        """Tick the marked line."""
        self.query_one(Lines).action_select()

    def refresh_facts(self) -> None:
        """What was ticked may have changed."""
        super().refresh_facts()
        if self.query(Lines):
            self._draw(self.query_one(Lines).highlighted or 0)


def _options(table: CheckTable, ticked: Checklist) -> list[Option]:
    return [
        Option(
            Content.assemble(
                ("✓ " if item.id in ticked.ticked else "· ", "bold $accent"),
                item.text,
                (f"   ask {item.ask}" if item.ask else "", "$foreground-muted"),
            ),
            id=item.id,
        )
        for item in table.items
    ]
