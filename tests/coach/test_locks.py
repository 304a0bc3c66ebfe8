"""Everything that makes steps wait is named where it is said (clinical.md A14.2, A14.3)."""

from collections.abc import Callable

import pytest

from painplan.coach import locks
from painplan.coach.safety import Safety
from painplan.records import Plan
from tests.conftest import CoachOn, Shell, on


def test_each_lock_is_named_in_the_day_in_the_week_and_in_why(
    walking: Plan, coach_on: CoachOn, a_week: Callable[..., None]
) -> None:
    a_week()
    coach_on(on(6)).answer(on(6), [("worry", "yes")])
    Safety(coach_on(on(5))).answer_signs({"RF02": "yes"})
    coach = coach_on(on(7))
    locked = coach.today_view().locked
    assert locked is not None
    assert locked.numbers == {"which": "worry signs:RF02"}
    (view,) = coach.reviews()
    gate = next(gate for gate in view.proposal.gates if gate.code == "safety_lock")
    assert (gate.met, gate.numbers) == (False, {"which": "worry signs:RF02"}), "what is open now"
    assert view.proposal.decision == "hold"
    assert [change.code for change in coach.why("walking").changes] == ["looked_at"]


def test_a_topic_plugs_in_with_one_line(
    walking: Plan, coach_on: CoachOn, a_week: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    a_week()
    monkeypatch.setattr(locks, "SOURCES", (*locks.SOURCES, lambda book, day: ["ask_first:AF06"]))
    coach = coach_on(on(7))
    (view,) = coach.reviews()
    assert (view.proposal.decision, [reason.code for reason in view.proposal.reasons]) == ("hold", ["safety_lock"])
    (plan,) = coach.today_view().plans
    assert plan.target.state == "locked"


def test_the_command_names_it_and_a_looked_at_sign_frees_steps(painplan: Shell, walking_plan: object) -> None:
    painplan("safety", "--answer", "RF02=yes")
    today = painplan("today", "--json").document
    assert (today["locked"]["reason"], today["locked"]["which"]) == ("safety_lock", ["signs:RF02"])
    assert "RF02" in today["locked"]["text"]
    assert "(RF02)" in painplan("why").out
    painplan("safety", "--looked-at", "RF02", "--by", "family doctor")
    assert painplan("today", "--json").document["locked"] is None
