"""What the check-in asks on top: a list, Enter switches one on or off."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.checkin.modules import MODULES, Modules
from painplan.checkin.optional_questions import MOST_MODULES
from painplan.kit.assets import asset
from painplan.screens.base import Room

_TITLE = 46


class Choices(OptionList):
    """The list; its key stands in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "select", "ask_it_or_no_longer", key_display="Enter")
    ]


class ModulesScreen(Room):
    """Everything the check-in can ask on top."""

    AUTO_FOCUS = "Choices"
    DEFAULT_CSS = """
    ModulesScreen OptionList {
        height: auto; max-height: 13; border: none; padding: 0; background: $background;
        scrollbar-size-vertical: 1; scrollbar-color: $panel; scrollbar-background: $background;
    }
    ModulesScreen OptionList:focus > .option-list--option-highlighted { background: $surface; color: $accent; }
    ModulesScreen #lead { height: auto; color: $text-muted; margin-bottom: 1; max-width: 76; }
    ModulesScreen #about { height: auto; margin-top: 1; border-top: solid $panel; max-width: 76; }
    """

    def compose_content(self) -> ComposeResult:
        """A sentence, the list, and more about the marked line."""
        yield Static(Content(asset("modules")["lead"]), id="lead")
        yield Choices(compact=True)
        yield Static(id="about")

    def refresh_facts(self) -> None:
        """Draw what is on now."""
        super().refresh_facts()
        if not self.query(Choices):
            return
        on, words, lines = Modules(self.coach).on(), asset("modules"), self.query_one(Choices)
        marked = lines.highlighted or 0
        lines.clear_options()
        for name in MODULES:
            box = "[x]" if name in on else "[ ]"
            row = Content.assemble(
                (f"{box} ", "bold $accent" if name in on else ""),
                (f"{words['titles'][name]:<{_TITLE}}", "bold" if name in on else ""),
                words["on"] if name in on else words["off"],
            )
            lines.add_option(Option(row, id=name))
        lines.highlighted = marked

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what is asked."""
        about, on = asset("modules")["about"][event.option.id or ""], Modules(self.coach).on()
        self.query_one("#about", Static).update(Content(f"{about}\n{len(on)} of {MOST_MODULES} are on."))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Switch one on or off."""
        name, says = event.option.id or "", asset("modules")["says"]
        on = self.result_of(lambda: Modules(self.coach).switch(name))
        if on is not None:
            self.say(says["switched_on"] if on else says["switched_off"])
            self.refresh_facts()
