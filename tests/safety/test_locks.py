"""Everything that makes steps wait is named where it is said (clinical.md A14.2, A14.3)."""

from collections.abc import Callable
from typing import Any

import pytest

from painplan.plans.records import Plan
from painplan.safety.ask_first_service import AskFirstList
from painplan.safety.closing import ASK_FIRST, SIGNS, Closing
from painplan.safety.service import Safety
from painplan.today.coach import Coach
from tests.conftest import CoachOn, Shell, on


def test_each_lock_is_named_in_the_day_in_the_week_and_in_why(
    walking: Plan, coach_on: CoachOn, a_week: Callable[..., None]
) -> None:
    a_week()
    coach_on(on(6)).answer(on(6), [("worry", "yes")])
    Safety(coach_on(on(5))).answer_signs({"RF36": "yes"})
    coach = coach_on(on(7))
    locked = coach.today_view().locked
    assert locked is not None
    assert locked.numbers == {"which": "worry signs:RF36"}
    (view,) = coach.reviews()
    gate = next(gate for gate in view.proposal.gates if gate.code == "safety_lock")
    assert (gate.met, gate.numbers) == (False, {"which": "worry signs:RF36"}), "what is open now"
    assert view.proposal.decision == "hold"
    assert [change.code for change in coach.why("walking").changes] == ["looked_at", "worry_looked_at"]


@pytest.mark.parametrize(
    ("locks", "frees"),
    [
        ({"signs": {"RF36": "yes"}}, lambda coach: Closing(coach, SIGNS).looked_at("RF36", "physiotherapist")),
        ({"signs": {"RF36": "yes"}}, lambda coach: Closing(coach, SIGNS).take_back("RF36")),
        ({"signs": {"RF20": "yes"}}, lambda coach: Closing(coach, SIGNS).looked_at("RF20", "emergency department")),
        ({"ask_first": {"AF06": "yes"}}, lambda coach: Closing(coach, ASK_FIRST).looked_at("AF06", "surgeon")),
        ({"worry": "yes"}, lambda coach: coach.answer(coach.today, [("worry_looked_at", "yes")])),
    ],
)
def test_what_was_closed_locks_nothing_in_a_review_that_is_due(
    locks: dict[str, Any],
    frees: Callable[[Coach], object],
    walking: Plan,
    coach_on: CoachOn,
    a_week: Callable[..., None],
) -> None:
    """clinical.md C: closing a sign ends its lock everywhere at once, also in a review that is due."""
    a_week()
    early = coach_on(on(2))
    Safety(early).answer_signs(locks.get("signs", {}))
    AskFirstList(early).answer(locks.get("ask_first", {}))
    if "worry" in locks:
        coach_on(on(6)).answer(on(6), [("worry", "yes")])
    assert not any(view.proposal.decision == "up" for view in coach_on(on(7)).reviews())
    frees(coach_on(on(7)))
    (view,) = coach_on(on(7)).reviews()
    if locks != {"signs": {"RF20": "yes"}}:  # nothing was asked for on these days, so there is little to go by
        assert (view.proposal.decision, view.proposal.next_quota) == ("up", 9)
    assert "safety_lock" not in [gate.code for gate in view.proposal.gates]


def test_the_command_names_it_and_a_looked_at_sign_frees_steps(painplan: Shell, walking_plan: object) -> None:
    painplan("safety", "--answer", "RF02=yes")
    today = painplan("today", "--json").document
    assert (today["locked"]["reason"], today["locked"]["which"]) == ("safety_lock", ["signs:RF02"])
    assert "RF02" in today["locked"]["text"]
    assert painplan("why").code == 1, "no amount is told, nor why"
    painplan("safety", "--looked-at", "RF02", "--by", "family doctor")
    assert painplan("today", "--json").document["locked"] is None
