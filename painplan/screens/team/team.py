"""The people around a plan: a list, and what is known of each."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.base import Room
from painplan.screens.checkin import note
from painplan.screens.shelf import Lines
from painplan.screens.team import member as team_member
from painplan.team.records import MOST_QUESTIONS
from painplan.team.service import Team, member_view
from painplan.widgets.gates import table

_NEW, _QUESTION = "new", "question "
_NAME = 30


class TeamScreen(Room):
    """Everybody, and the questions for the next visit."""

    AUTO_FOCUS = "Lines"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "ask", "a_question")]
    DEFAULT_CSS = """
    TeamScreen OptionList {
        height: auto; max-height: 12; border: none; padding: 0; background: $background;
        scrollbar-size-vertical: 1; scrollbar-color: $panel; scrollbar-background: $background;
    }
    TeamScreen OptionList:focus > .option-list--option-highlighted { background: $surface; color: $accent; }
    TeamScreen #about { height: auto; margin-top: 1; border-top: solid $panel; max-width: 76; }
    """

    def compose_content(self) -> ComposeResult:
        """A list, and more about the marked line."""
        yield Lines(compact=True)
        yield Static(id="about")

    def refresh_facts(self) -> None:
        """Draw everybody."""
        super().refresh_facts()
        if not self.query(Lines):
            return
        team, words, lines = Team(self.coach), asset("team"), []
        for member in team.members():
            name = one_line(member.name, _NAME - 2)
            row = Content.assemble((f"{name:<{_NAME}}", "bold"), words["roles"][member.role])
            lines.append(Option(row, id=f"member {member.id}"))
        lines.append(Option(Content(words["new"]), id=_NEW))
        questions = team.questions()
        lines.append(Option(Content(f"{words['questions_title']}: {len(questions)}"), disabled=True))
        for number, text in enumerate(questions, 1):
            lines.append(Option(Content(f"  {number}  {one_line(text, 66)}"), id=f"{_QUESTION}{number}"))
        self.query_one(Lines).fill(lines)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A sixth question does not fit into a visit."""
        return action != "ask" or len(Team(self.coach).questions()) < MOST_QUESTIONS

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say more about the marked line."""
        name, words = event.option.id or "", asset("team")
        team, about = Team(self.coach), self.query_one("#about", Static)
        if name.startswith("member "):
            member = team.member(name.removeprefix("member "))
            about.update(table((label, text, "") for label, text in member_view(team, member).rows))
        elif name.startswith(_QUESTION):
            about.update(Content(say("team.screen.enter_takes_out")))
        else:
            about.update(Content(words["none"] if not team.members() else ""))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open somebody, or take a question out."""
        name = event.option.id or ""
        if name.startswith(_QUESTION):
            number = int(name.removeprefix(_QUESTION))
            self.attempt(lambda: Team(self.coach).take_out(number), asset("team")["kept"])
            self.refresh_facts()
        elif name == _NEW:
            self.attempt(self._open_new)
        else:
            self.app.push_screen(team_member.MemberScreen(name.removeprefix("member ")))

    def _open_new(self) -> None:
        self.coach.check_words_shown()
        self.app.push_screen(team_member.MemberScreen(None))

    def action_ask(self) -> None:
        """Write a question for the next visit."""

        def keep(text: str) -> None:
            if text.strip():
                Team(self.coach).ask(text)

        if self.attempt(self.coach.check_words_shown):
            self.app.push_screen(note.NoteScreen("", keep, "next visit"), lambda _: self.refresh_facts())
