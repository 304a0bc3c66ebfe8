"""A mode: everything that belongs together, by name, so that nobody has to know a key."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import ClassVar

from textual.content import Content
from textual.widgets import OptionList

from painplan.kit.words import say
from painplan.screens.actions import ACTIONS, Action
from painplan.screens.lists import ListRow, ListScreen
from painplan.screens.told_actions import ToldActions


class ShelfScreen(ListScreen):
    """A list to choose from; what is chosen opens over it, and Escape comes back to it."""

    SHELF: ClassVar[str] = ""
    """Which actions lie here."""
    BELOW_OTHERS = True
    DEFAULT_CSS = """
    ShelfScreen Lines { max-height: 14; }
    ShelfScreen.-wide Lines { max-height: 26; }
    """

    def lead(self) -> str:
        """What lies here."""
        return say(f"all_actions.shelves.{self.SHELF}")

    def rows(self) -> Iterator[ListRow]:
        """The actions, those that wait with their mark."""
        told = ToldActions(self.coach)
        for action in self._here():
            yield ListRow(action.name, _line(action, told), partial(str, ""), partial(told.about, action))

    def first(self) -> str:
        """What Today says is waiting here, where it says so: its key led to this list."""
        led_here = {action.name for action in self._here() if not action.key}
        return next((line.opens for line in self.coach.today_view().waiting if line.opens in led_here), "")

    def _here(self) -> Iterable[Action]:
        return (action for action in ACTIONS if action.shelf == self.SHELF)

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen, as its key does."""
        event.stop()
        await self.app.run_action(event.option.id or "")


class PlanShelf(ShelfScreen):
    """Goals, steps, and what to do when things get in the way."""

    SHELF = "plan"


class LearnShelf(ShelfScreen):
    """Short lessons and things to practise."""

    SHELF = "learn"


class MeasuresShelf(ShelfScreen):
    """What changed, and what helps."""

    SHELF = "measures"


class TeamShelf(ShelfScreen):
    """People, decisions, and showing somebody."""

    SHELF = "team"


def _line(action: Action, told: ToldActions) -> Content:
    key = f"{action.key_shown or action.key:<3}"
    return Content.assemble((key, "bold $accent"), action.title, (told.mark(action), "$foreground-muted"))
