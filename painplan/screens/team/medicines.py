"""Medicines as typed: a list, and the sentence that always stands beside it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.checkin.modules import Modules
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.screens.base import Room
from painplan.screens.shelf import Lines
from painplan.screens.team import medicine
from painplan.team.medicines import MODULE, Medicines, fixed_line, medicine_rows
from painplan.widgets.gates import table

_NEW, _DAILY = "new", "daily"


class MedicinesScreen(Room):
    """Everything on the list."""

    AUTO_FOCUS = "Lines"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("b", "away", "put_away")]
    DEFAULT_CSS = """
    MedicinesScreen OptionList {
        height: auto; max-height: 9; border: none; padding: 0; background: $background;
        scrollbar-size-vertical: 1; scrollbar-color: $panel; scrollbar-background: $background;
    }
    MedicinesScreen OptionList:focus > .option-list--option-highlighted { background: $surface; color: $accent; }
    MedicinesScreen.-wide OptionList { max-height: 24; }
    MedicinesScreen #fixed, MedicinesScreen #about { height: auto; max-width: 76; }
    MedicinesScreen #fixed { margin-bottom: 1; }
    MedicinesScreen #about { margin-top: 1; border-top: solid $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._with_away = False

    def compose_content(self) -> ComposeResult:
        """The fixed line, the list, and more about the marked line."""
        yield Static(Content(fixed_line()), id="fixed")
        yield Lines(compact=True)
        yield Static(id="about")

    def refresh_facts(self) -> None:
        """Draw the list."""
        super().refresh_facts()
        if not self.query(Lines):
            return
        medicines, words, lines = Medicines(self.coach), asset("medicines"), list[Option]()
        for one in medicines.list():
            lines.append(Option(Content.styled(one_line(one.name, 70), "bold"), id=f"medicine {one.id}"))
        for one in medicines.put_away_ones() if self._with_away else ():
            row = Content.assemble(one_line(one.name, 50), (f"  {words['says']['away_title']}", "$text-muted"))
            lines.append(Option(row, id=f"medicine {one.id}"))
        lines.append(Option(Content(words["new"]), id=_NEW))
        on = MODULE in Modules(self.coach).on()
        lines.append(Option(Content(words["daily_on" if on else "daily_off"]), id=_DAILY))
        self.query_one(Lines).fill(lines)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        return action != "away" or bool(Medicines(self.coach).put_away_ones())

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say more about the marked line."""
        name, words, about = event.option.id or "", asset("medicines"), self.query_one("#about", Static)
        if name.startswith("medicine "):
            one = Medicines(self.coach).medicine(name.removeprefix("medicine "))
            about.update(table((label, text, "") for label, text in medicine_rows(one)))
        else:
            empty = not Medicines(self.coach).list()
            about.update(Content(words["none"] if empty and name == _NEW else words["lead"]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open one, write one down, or let the check-in ask."""
        name = event.option.id or ""
        if name == _DAILY:
            says = asset("medicines")["says"]
            on = self.result_of(lambda: Modules(self.coach).switch(MODULE))
            if on is not None:
                self.say(says["daily_on" if on else "daily_off"])
                self.refresh_facts()
        elif name == _NEW:
            if self.attempt(self.coach.check_words_shown):
                self.app.push_screen(medicine.MedicineScreen(None))
        elif self.attempt(self.coach.check_words_shown):
            self.app.push_screen(medicine.MedicineScreen(name.removeprefix("medicine ")))

    def action_away(self) -> None:
        """Show what was put away, or no longer."""
        self._with_away = not self._with_away
        self.refresh_facts()
