"""Somebody of the team: asked one thing after the other, then shown."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.base import Room
from painplan.screens.team import visit
from painplan.team.service import ROLES, TOPICS, Team, member_view
from painplan.widgets.frame import TitleBar
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard

_PARTS = ("name", "role", "helps", "agreed", "shares")


class MemberScreen(Room):
    """What is known of one person, or the questions about them.

    Args:
        member: Their id; none: somebody new.
    """

    OWN_WORDS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"choose({n})", show=False) for n in range(1, 10)),
        Binding("enter", "next", show=False),
        Binding("backspace", "back", show=False),
        Binding("v", "visit", "visit"),
        Binding("e", "edit", "edit"),
        Binding("s", "share", "may_see"),
        Binding("x", "take_off", "no_longer"),
    ]

    def __init__(self, member: str | None) -> None:
        super().__init__()
        self._member = member
        self._asking = "name" if member is None else ""
        self._called: str = ""

    def compose_content(self) -> ComposeResult:
        """A question, or what is known."""
        yield QuestionCard()
        yield Static(id="answers")

    def refresh_facts(self) -> None:
        """Draw what is known now."""
        super().refresh_facts()
        if self.query("#answers"):
            self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if action in ("visit", "edit", "share", "take_off"):
            return not self._asking
        return True

    def _draw(self) -> None:
        words, team, card = asset("team"), Team(self.coach), self.query_one(QuestionCard)
        member = team.member(self._member) if self._member is not None else None
        name = one_line(member.name, 40) if member else words["new"]
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME} · {name}")
        rows = [(label, text, "") for label, text in member_view(team, member).rows] if member else []
        self.query_one("#answers", Static).update(table(rows))
        part = self._asking
        if not part:
            card.show(Asked(name))
        elif part == "role":
            options = tuple((str(n), words["roles"][role]) for n, role in enumerate(ROLES, 1))
            card.show(Asked(words["ask"]["role"], "", options, given=words["roles"][member.role] if member else ""))
        elif part == "shares" and member is not None:
            options = tuple(
                (str(n), f"{'[x]' if topic in member.shares else '[ ]'} {words['shares'][topic]}")
                for n, topic in enumerate(TOPICS, 1)
            )
            card.show(Asked(words["ask"]["shares"], words["hints"]["shares"], options))
        else:
            given: str = self._called if member is None else getattr(member, part)
            card.show(Asked(words["ask"][part], words["hints"][part], typed=True, given=given))
        self.refresh_bindings()

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Keep what was typed and go on."""
        part, member = self._asking, self._member
        if member is None:
            self._called = event.text
            if not event.text.strip():
                self.say(say("team.screen.name_or_role"))
                return
        elif not self.attempt(lambda: Team(self.coach).change(member, {part: event.text})):
            return
        self._go(1)

    def action_choose(self, number: int) -> None:
        """Take a role, or a topic in or out."""
        member, team = self._member, Team(self.coach)
        if self._asking == "role" and number <= len(ROLES):
            role = ROLES[number - 1]
            if member is None:
                called = self._called
                made = self.result_of(lambda: team.add(called, role))
                if made is None:
                    return
                self._member = made.id
            elif not self.attempt(lambda: team.change(member, {"role": role})):
                return
            self._go(1)
        elif self._asking == "shares" and member is not None and number <= len(TOPICS):
            topic, now = TOPICS[number - 1], team.member(member).shares
            wanted = [one for one in TOPICS if (one in now) != (one == topic)]
            self.attempt(lambda: team.share(member, wanted))
            self._draw()

    def action_next(self) -> None:
        """Go on behind a choice."""
        if self._asking == "role" and self._member is None:
            self.say(say("keys.says.choose"))
        elif self._asking in ("role", "shares"):
            self._go(1)

    def action_back(self) -> None:
        """One question back."""
        self._go(-1)

    def on_question_card_go_back(self) -> None:
        """The same from a field."""
        self._go(-1)

    def action_edit(self) -> None:
        """Ask again, one thing after the other."""
        self._asking = "name"
        self._draw()

    def action_share(self) -> None:
        """Ask what they may see."""
        self._asking = "shares"
        self._draw()

    def action_visit(self) -> None:
        """The page for a visit."""
        if self._member is not None:
            self.app.push_screen(visit.VisitScreen(self._member))

    def action_take_off(self) -> None:
        """No longer in the team."""
        member = self._member
        if member is None:
            return
        name = one_line(Team(self.coach).member(member).name, 30)
        if self.attempt(lambda: Team(self.coach).leave(member)):
            self._member, self._asking = None, "name"
            self.leave_saying(asset("team")["left"].format(name=name))

    def _go(self, step: int) -> None:
        if not self._asking:
            return
        place = _PARTS.index(self._asking) + step
        if place < 0:
            self.action_leave()
            return
        self._asking = _PARTS[place] if place < len(_PARTS) else ""
        if not self._asking:
            self.say(asset("team")["kept"])
        self._draw()
