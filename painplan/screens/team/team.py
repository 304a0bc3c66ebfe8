"""The people around a plan: a list, and what is known of each."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.checkin import note
from painplan.screens.lists import ListRow, ListScreen
from painplan.screens.team import member as team_member
from painplan.team.records import MOST_QUESTIONS, Member
from painplan.team.service import Team, member_view
from painplan.widgets.gates import table

_NAME = 30


class TeamScreen(ListScreen):
    """Everybody, and the questions for the next visit."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "ask", "a_question")]

    def rows(self) -> Iterator[ListRow]:
        """Everybody, a new one, and the questions."""
        team, words = Team(self.coach), asset("team")
        for member in team.members():
            name = one_line(member.name, _NAME - 2)
            row = Content.assemble((f"{name:<{_NAME}}", "bold"), words["roles"][member.role])
            about = partial(self._about, member)
            yield ListRow(f"member {member.id}", row, partial(self._open, member.id), about, member.name)
        none = "" if team.members() else words["none"]
        yield ListRow("new", words["new"], self._open_new, none)
        questions = team.questions()
        yield ListRow("", f"{words['questions_title']}: {len(questions)}")
        for number, text in enumerate(questions, 1):
            row = Content(f"  {number}  {one_line(text, 64)}")
            out, how = partial(self._take_out, number), say("team.screen.enter_takes_out")
            yield ListRow(f"question {number}", row, out, how, text)

    def _about(self, member: Member) -> Content:
        return table((label, text, "") for label, text in member_view(Team(self.coach), member).rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A sixth question does not fit into a visit."""
        return action != "ask" or len(Team(self.coach).questions()) < MOST_QUESTIONS

    def _take_out(self, number: int) -> str:
        Team(self.coach).take_out(number)
        return str(asset("team")["kept"])

    def _open(self, name: str) -> None:
        self.app.push_screen(team_member.MemberScreen(name))

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
