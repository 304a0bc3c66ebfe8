"""Noting a try: how much it was, and how it ended (clinical.md A12 TRY); what comes before tries is asked first."""

from typing import TYPE_CHECKING

from textual.content import Content

from painplan.kit.assets import asset
from painplan.plans.tries_flow import TryFlow
from painplan.safety.allowed import check_allowed
from painplan.safety.not_asked import never_asked
from painplan.screens.flow import FlowScreen
from painplan.screens.safety import ask_first, signs

if TYPE_CHECKING:
    from painplan.screens.base import Room


def begin_try(room: "Room") -> None:
    """Ask for today's try of the plan that needs one; before that, what was never asked."""
    if not room.coach.waiting_for_tries():
        room.say(asset("pacing")["tries"]["none_waits"])
    elif room.attempt(lambda: check_allowed(room.coach, "try")) and not ask_before_tries(room):
        room.app.push_screen(TryScreen())


def ask_before_tries(room: "Room") -> bool:
    """Open what was never asked and comes before tries (A12 PRE); whether there is such a thing."""
    book = room.coach.facts
    if never_asked(book):
        room.app.push_screen(ask_first.AskFirstScreen())
    elif book.profile.signs_full_on is None:
        room.app.push_screen(signs.SignsScreen())
    else:
        return False
    room.say(asset("pacing")["tries"]["unasked"])
    return True


class TryScreen(FlowScreen):
    """How much was done until one would have wanted to stop; the signs to stop at stand below."""

    OWN_WORDS = False

    def flow(self) -> TryFlow:
        """The questions."""
        return TryFlow(self.coach, self.coach.waiting_for_tries())

    def below(self, rows: int) -> Content:
        """The signs to stop at, and the answers so far."""
        parts = (super().below(rows), Content(asset("safety")["stop"]["short"]))
        return Content("\n\n").join(part for part in parts if part)
