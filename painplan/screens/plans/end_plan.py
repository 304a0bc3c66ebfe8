"""Putting a plan away."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from painplan.kit.escape import one_line
from painplan.plans.records import Plan
from painplan.screens.base import Room
from painplan.widgets.question import Asked, QuestionCard

_MOST = 9


class EndPlanScreen(Room):
    """Which plan should be put away?"""

    NAME = "Put a plan away"
    HELP = """
## Put a plan away

A plan that does not fit any more can be put away. Everything done for it stays in the diary and in the trends.
**u** on the next screen takes it back.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"put_away({n})", show=False) for n in range(1, _MOST + 1)),
    ]

    def compose_content(self) -> ComposeResult:
        """One key for each plan."""
        yield QuestionCard()

    def on_mount(self) -> None:
        """Show the plans."""
        self.first_facts()

    def refresh_facts(self) -> None:
        """Show the plans under the names they have now."""
        super().refresh_facts()
        options = tuple((str(n), one_line(plan.activity, 60)) for n, plan in enumerate(self._plans, 1))
        text = "Which plan shall be put away?" if options else "There is no plan to put away."
        self.query_one(QuestionCard).show(Asked(text, "Esc goes back; nothing is changed then.", options))

    @property
    def _plans(self) -> tuple[Plan, ...]:
        return self.coach.book.active_plans()[:_MOST]

    def action_put_away(self, number: int) -> None:
        """Put it away and go back."""
        if number > len(self._plans):
            return
        plan = self._plans[number - 1]
        if not self.attempt(lambda: self.coach.end_plan(plan.id)):
            return
        self.leave_saying(f"{one_line(plan.activity, 40)} is put away. u takes it back.")
