"""Noting a try: how much was possible until the body asked to stop."""

from functools import partial
from typing import TYPE_CHECKING

from painplan.records import Plan
from painplan.screens.amount import AmountScreen
from painplan.words import one_line

if TYPE_CHECKING:
    from painplan.screens.base import Room


def begin_try(room: "Room") -> None:
    """Ask for today's try of the plan that needs one, or say that none does."""
    plan = next(iter(room.coach.waiting_for_tries()), None)
    if plan is None:
        room.say("No plan waits for tries.")
        return
    question = (
        f"{one_line(plan.activity, 40)}: today's try. How much was it until pain, tiredness or weakness made you "
        "want to stop?"
    )
    room.app.push_screen(AmountScreen(question, plan.unit, zero=False), partial(_noted, room, plan))


def _noted(room: "Room", plan: Plan, reached: float | None) -> None:
    if reached is None:
        return
    changed = room.result_of(lambda: room.coach.add_trial(plan.id, reached, room.coach.today))
    if changed is not None:
        still = [waiting.id for waiting in room.coach.waiting_for_tries()]
        more = (
            f"{len(changed.trials)} of 3; the next one on another day."
            if plan.id in still
            else "The start is set anew."
        )
        room.say(f"Try noted, {more} u takes it back.")
        room.refresh_facts()
