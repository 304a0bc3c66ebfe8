"""The question which plan is put away."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from painplan.kit.escape import one_line
from painplan.kit.in_order import InOrder
from painplan.kit.words import say

if TYPE_CHECKING:
    from painplan.today.coach import Coach


class EndPlanFlow(InOrder):
    """One key for each plan that is followed."""

    TOPIC, TABLE = "pacing", "end_ask"

    def __init__(self, coach: "Coach") -> None:
        super().__init__(coach.today)
        self._coach = coach

    @property
    def names(self) -> Sequence[str]:
        """Which; nothing is asked where there is none."""
        return ("plan",) if self._coach.book.active_plans() else ()

    @property
    def nothing(self) -> str:
        """No plan is followed."""
        return say("pacing.plan.none_to_end")

    def options(self, name: str) -> Mapping[str, str]:
        """The plans under the names they have now."""
        return {plan.id: one_line(plan.activity, 60) for plan in self._coach.book.active_plans()}

    def keep(self) -> str:
        """Put it away; says so."""
        ended = ended_words(self._coach, self.said["plan"])
        self._coach.end_plan(self.said["plan"])
        return ended


def ended_words(coach: "Coach", plan_id: str) -> str:
    """What is told of a plan that is put away.

    Raises:
        WrongInput: There is none of that name.
    """
    return say("pacing.plan.ended", activity=one_line(coach.plan(plan_id).activity, 40))
