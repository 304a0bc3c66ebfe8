"""Somebody of the team: asked one thing after the other, then shown."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.screens.team import visit
from painplan.screens.thing import ThingScreen
from painplan.team.member_flow import MemberFlow
from painplan.team.service import Team, member_view


class MemberScreen(ThingScreen):
    """What is known of one person, or the questions about them."""

    FLOW = MemberFlow
    ACTS = frozenset({"visit", "take_off"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "visit", "visit"),
        Binding("e", "edit", "edit"),
        Binding("s", "ask('shares')", "may_see"),
        Binding("x", "take_off", "no_longer"),
    ]

    def rows(self, thing: str) -> Iterable[tuple[str, str]]:
        """What is known of them."""
        team = Team(self.coach)
        return member_view(team, team.member(thing)).rows

    def action_visit(self) -> None:
        """The page for a visit."""
        self.app.push_screen(visit.VisitScreen(self.thing))

    def action_take_off(self) -> None:
        """No longer in the team."""
        name = one_line(Team(self.coach).member(self.thing).name, 30)
        if self.attempt(lambda: Team(self.coach).leave(self.thing)):
            self.leave_saying(asset("team")["left"].format(name=name))
