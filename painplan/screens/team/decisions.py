"""Decisions: one's own sheets and the prepared ones; a sheet opens from here."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.screens.base import Room
from painplan.screens.shelf import Lines
from painplan.screens.team import decision as team_decision
from painplan.team.decisions import Decisions, sheets

_OWN, _MINE, _SHEET = "own", "mine ", "sheet "


class DecisionsScreen(Room):
    """A list."""

    AUTO_FOCUS = "Lines"
    DEFAULT_CSS = """
    DecisionsScreen OptionList {
        height: auto; max-height: 15; border: none; padding: 0; background: $background;
        scrollbar-size-vertical: 1; scrollbar-color: $panel; scrollbar-background: $background;
    }
    DecisionsScreen OptionList:focus > .option-list--option-highlighted { background: $surface; color: $accent; }
    DecisionsScreen #about { height: auto; margin-top: 1; border-top: solid $panel; max-width: 76; }
    """

    def compose_content(self) -> ComposeResult:
        """The list, and more about the marked line."""
        yield Lines(compact=True)
        yield Static(id="about")

    def refresh_facts(self) -> None:
        """Draw the list."""
        super().refresh_facts()
        if not self.query(Lines):
            return
        words, made = asset("decide"), Decisions(self.coach).all()
        mine = [Option(Content(one_line(one.text, 70)), id=f"{_MINE}{one.id}") for one in made]
        begin = [Option(Content(words["own"]), id=_OWN), Option(Content(words["prepared"]), disabled=True)]
        ready = [Option(Content(f"  {sheet.title}"), id=f"{_SHEET}{name}") for name, sheet in sheets().items()]
        self.query_one(Lines).fill([*mine, *begin, *ready])

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say more about the marked line."""
        name, about = event.option.id or "", self.query_one("#about", Static)
        text = ""
        if name.startswith(_MINE):
            decision = Decisions(self.coach).named(name.removeprefix(_MINE))
            text = asset("decide")["settled"].format(choice=one_line(decision.choice)) if decision.choice else ""
        elif name.startswith(_SHEET):
            text = sheets()[name.removeprefix(_SHEET)].decision
        about.update(Content(text))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a sheet, or begin one."""
        name = event.option.id or ""
        self.attempt(lambda: self._open(name))

    def _open(self, name: str) -> None:
        self.coach.check_words_shown()
        if name.startswith(_SHEET):
            made = Decisions(self.coach).begin(sheet=name.removeprefix(_SHEET))
            self.app.push_screen(team_decision.DecisionScreen(made.id))
        else:
            self.app.push_screen(
                team_decision.DecisionScreen(name.removeprefix(_MINE) if name.startswith(_MINE) else None)
            )
