"""A visit: the one page for the session, then what was agreed in it."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.errors import PainPlanError
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line, plain
from painplan.kit.spoken_days import parse_coming_day
from painplan.reviews.review_list import to_mention
from painplan.screens.base import Room
from painplan.team.service import Team
from painplan.widgets.frame import TitleBar
from painplan.widgets.question import Asked, QuestionCard


class VisitScreen(Room):
    """The page; Enter goes on to what it brought.

    Args:
        member: Id of the person who is visited.
    """

    OWN_WORDS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"mark({n})", show=False) for n in range(1, 6)),
        Binding("enter", "go_on", "go_on", key_display="Enter"),
        Binding("backspace", "back", show=False),
    ]
    DEFAULT_CSS = "VisitScreen #page { height: auto; max-width: 76; }"

    def __init__(self, member: str) -> None:
        super().__init__()
        self._member = member
        self._step = "page"
        self._asked: set[int] = set()
        self._agreed = ""

    def compose_content(self) -> ComposeResult:
        """A question, and the page."""
        yield QuestionCard()
        yield Static(id="page")

    def on_mount(self) -> None:
        """Show the page."""
        self._draw()

    def _draw(self) -> None:
        words, team, card = asset("team")["visit"], Team(self.coach), self.query_one(QuestionCard)
        name = one_line(team.member(self._member).name, 40)
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME} · {name}")
        page = self.query_one("#page", Static)
        page.display = self._step == "page"
        if self._step == "page":
            card.show(Asked(words["page"].format(name=name)))
            text = self.result_of(lambda: team.page(self._member))
            listed = [f"  {one.line}" for one in to_mention(self.coach)]
            title = [asset("warning_signs")["review"]["title"]] if listed else []
            page.update(Content("\n".join([*title, *listed, *([""] if listed else []), plain(text or "")])))
        elif self._step == "asked":
            options = tuple(
                (str(n), f"{'[x]' if n in self._asked else '[ ]'} {one_line(text, 66)}")
                for n, text in enumerate(team.questions(), 1)
            )
            card.show(Asked(words["asked"], words["asked_hint"], options))
        elif self._step == "agreed":
            card.show(Asked(words["agreed"], words["agreed_hint"], typed=True, given=self._agreed))
        else:
            card.show(Asked(words["next"], words["next_hint"], typed=True))

    def action_mark(self, number: int) -> None:
        """Mark a question as asked, or not."""
        if self._step == "asked" and number <= len(Team(self.coach).questions()):
            self._asked ^= {number}
            self._draw()

    def action_go_on(self) -> None:
        """On from the page or the questions."""
        if self._step == "page":
            self._step = "asked" if Team(self.coach).questions() else "agreed"
        elif self._step == "asked":
            self._step = "agreed"
        self._draw()

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take what was agreed; after the last answer keep all of it."""
        if self._step == "agreed":
            self._agreed, self._step = event.text, "next"
            self._draw()
            return
        try:
            next_on = parse_coming_day(event.text, self.coach.today) if event.text.strip() else None
        except PainPlanError as error:
            self.turn_down(error)
            return
        self._keep(next_on)

    def _keep(self, next_on: date | None) -> None:
        team, asked = Team(self.coach), sorted(self._asked)
        name = one_line(team.member(self._member).name, 30)
        if self.attempt(lambda: team.record_visit(self._member, self._agreed, asked=asked, next_on=next_on)):
            words = asset("team")["visit"]
            kept = words["kept_next"].format(name=name, day=date_in_words(next_on)) if next_on else None
            self.leave_saying(kept or words["kept"].format(name=name))

    def action_back(self) -> None:
        """One step back."""
        before = {"asked": "page", "agreed": "asked" if Team(self.coach).questions() else "page", "next": "agreed"}
        if self._step == "page":
            self.action_leave()
        else:
            self._step = before[self._step]
            self._draw()

    def on_question_card_go_back(self) -> None:
        """The same from a field."""
        self.action_back()
