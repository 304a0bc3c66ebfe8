"""A mode: everything that belongs together, by name, so that nobody has to know a key."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.kit.words import say
from painplan.screens.actions import ACTIONS, Action
from painplan.screens.base import Room
from painplan.screens.told_actions import ToldActions


class Lines(OptionList):
    """The list; its key stands in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "open", key_display="Enter")]

    def fill(self, options: Iterable[Option]) -> None:
        """Show these lines instead; the mark stays where it was, or on the last line when there are fewer."""
        marked = self.highlighted or 0
        self.clear_options()
        self.add_options(options)
        self.highlighted = min(marked, self.option_count - 1) if self.option_count else None


class ShelfScreen(Room):
    """A list to choose from; what is chosen opens over it, and Escape comes back to it."""

    SHELF: ClassVar[str] = ""
    """Which actions lie here."""
    AUTO_FOCUS = "Lines"
    BELOW_OTHERS = True
    DEFAULT_CSS = """
    ShelfScreen OptionList {
        height: auto; max-height: 14; border: none; padding: 0; background: $background;
        scrollbar-size-vertical: 1; scrollbar-color: $panel; scrollbar-background: $background;
    }
    ShelfScreen OptionList:focus > .option-list--option-highlighted { background: $surface; color: $accent; }
    ShelfScreen.-wide OptionList { max-height: 26; }
    ShelfScreen #about { height: auto; margin-top: 1; border-top: solid $panel; max-width: 76; }
    ShelfScreen #lead { height: auto; color: $text-muted; margin-bottom: 1; max-width: 76; }
    """

    _waiting: set[str] = set()

    def compose_content(self) -> ComposeResult:
        """A sentence, and the list."""
        yield Static(Content(say(f"all_actions.shelves.{self.SHELF}")), id="lead")
        yield Lines(*self._lines(), compact=True)
        yield Static(id="about")

    def on_mount(self) -> None:
        """The mark stands on what Today says is waiting here, where it says so: its key led to this list."""
        waiting = [line.opens for line in self.coach.today_view().waiting]
        lines = self.query_one(Lines)
        led_here = {action.name: at for at, action in enumerate(self._here()) if not action.key}
        first = next((name for name in waiting if name in led_here), None)
        if first is not None:
            lines.highlighted = led_here[first]

    def _lines(self) -> list[Option]:
        told = ToldActions(self.coach)
        self._waiting = {action.name for action in self._here() if told.waits(action)}
        return [Option(_line(action, told), id=action.name) for action in self._here()]

    def refresh_facts(self) -> None:
        """Something may wait now, or not any more."""
        super().refresh_facts()
        before, lines = self._waiting, self._lines()
        if self._waiting != before:
            self.query_one(Lines).fill(lines)

    def _here(self) -> Iterable[Action]:
        return (action for action in ACTIONS if action.shelf == self.SHELF)

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        if event.option.id is not None:
            await self.app.run_action(event.option.id)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the marked line is for."""
        marked = next(action for action in ACTIONS if action.name == event.option.id)
        self.query_one("#about", Static).update(Content(ToldActions(self.coach).about(marked)))


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
