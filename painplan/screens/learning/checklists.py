"""Checklists for sleep, food, places and aids: what is looked after, and whom to ask about the rest."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from painplan.learning.toolkit import Toolkit, check_tables
from painplan.screens.lists import ListRow, ListScreen


class ChecklistsScreen(ListScreen):
    """All checklists, with how much of each is looked after."""

    BELOW_OTHERS = True
    DEFAULT_CSS = "ChecklistsScreen #about { border-top: none; }"

    def rows(self) -> Iterator[ListRow]:
        """Each with how much of it is looked after."""
        for table in check_tables():
            ticked = len(Toolkit(self.coach).checklist(table.id)[1].ticked)
            text = f"{table.title:<24}" + (f"{ticked} of {len(table.items)}" if ticked else "")
            yield ListRow(table.id, text, partial(self._open, table.id), table.about)

    def _open(self, name: str) -> None:
        self.app.push_screen(ChecklistScreen(name))


class ChecklistScreen(ListScreen):
    """One checklist.

    Args:
        name: Which one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", "tick", key_display="space")]
    DEFAULT_CSS = """
    ChecklistScreen Lines { max-height: 100%; }
    ChecklistScreen #about { display: none; }
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._list = name
        self.NAME = next(table.title for table in check_tables() if table.id == name)  # type: ignore[misc]  # one for each

    def lead(self) -> str:
        """In a sentence, what looking after these things does."""
        return Toolkit(self.coach).checklist(self._list)[0].about

    def rows(self) -> Iterator[ListRow]:
        """Its lines, with what is looked after."""
        table, made = Toolkit(self.coach).checklist(self._list)
        for item in table.items:
            text = Content.assemble(
                ("✓ " if item.id in made.ticked else "· ", "bold $accent"),
                item.text,
                (f"   ask {item.ask}" if item.ask else "", "$foreground-muted"),
            )
            yield ListRow(item.id, text, partial(self._tick, item.id))

    def _tick(self, item: str) -> None:
        """Tick it, or take the tick away."""
        Toolkit(self.coach).tick(self._list, item)

    def action_tick(self) -> None:
        """Tick the marked line."""
        self.lines.action_select()
