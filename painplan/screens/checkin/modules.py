"""What the check-in asks on top: a list, Enter switches one on or off."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from painplan.checkin.modules import MODULES, Modules
from painplan.checkin.optional_questions import MOST_MODULES
from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.screens.lists import ListRow, ListScreen
from painplan.widgets.lines import Lines

_TITLE = 44


class Choices(Lines):
    """The list; its key stands in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "select", "ask_it_or_no_longer", key_display="Enter")
    ]


class ModulesScreen(ListScreen):
    """Everything the check-in can ask on top."""

    LINES = Choices
    DEFAULT_CSS = "ModulesScreen Lines { max-height: 13; }"

    def lead(self) -> str:
        """Three at once at most, and why."""
        return str(asset("modules")["lead"])

    def rows(self) -> Iterator[ListRow]:
        """All of them, with those that are on."""
        on, words = Modules(self.coach).on(), asset("modules")
        for name in MODULES:
            box = "[x]" if name in on else "[ ]"
            text = Content.assemble(
                (f"{box} ", "bold $accent" if name in on else ""),
                (f"{words['titles'][name]:<{_TITLE}}", "bold" if name in on else ""),
                words["on"] if name in on else words["off"],
            )
            about = f"{words['about'][name]}\n{say('modules.says.how_many', on=len(on), most=MOST_MODULES)}"
            yield ListRow(name, text, partial(self._switch, name), about)

    def _switch(self, name: str) -> str:
        """Switch one on or off."""
        on = Modules(self.coach).switch(name)
        return str(asset("modules")["says"]["switched_on" if on else "switched_off"])
