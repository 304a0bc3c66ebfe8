"""What pacing is for, and what is offered where it is only for quieter symptoms (clinical.md A4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.errors import WrongInput
from painplan.goals.service import Goals
from painplan.learning.service import Learning
from painplan.plans.purpose import Purposes
from painplan.plans.purpose_rules import became_less, only_to_settle
from painplan.plans.records import Plan, Trial
from painplan.reviews.look_back import LookBack
from painplan.safety.service import Safety
from painplan.store.diary import Change
from tests.conftest import CoachOn, Shell, on

TODAY = date(2026, 3, 29)


def plan(purpose: str | None, age: int, since: int | None = None) -> Plan:
    said = None if since is None else TODAY - timedelta(days=since)
    tries = (Trial(amount=8), Trial(amount=10), Trial(amount=12))
    begun = TODAY - timedelta(days=age)
    names = {"id": "walking", "goal": "g", "activity": "Walking", "unit": "minutes", "unit_min": 1, "trials": tries}
    return Plan(**names, created=begun, purpose=purpose, purpose_since=said)  # type: ignore[arg-type]  # a table


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        ([plan("settle_symptoms", 29)], True),
        ([plan("settle_symptoms", 28)], False),
        ([plan("settle_symptoms", 90, since=10)], False),
        ([plan("settle_symptoms", 90), plan("get_things_done", 90)], False),
        ([plan("settle_symptoms", 90), plan(None, 90)], True),
        ([plan(None, 90)], False),
        ([], False),
    ],
)
def test_only_to_settle_means_every_named_purpose_for_more_than_four_weeks(plans: list[Plan], expected: bool) -> None:
    assert only_to_settle(plans, TODAY) is expected


@pytest.mark.parametrize(("before", "now", "less"), [(10, 8, True), (10, 8.1, False), (0, 0, False), (10, 0, True)])
def test_a_fall_of_a_fifth_in_the_usual_day_of_a_week(before: float, now: float, less: bool) -> None:
    assert became_less(now, before) is less


@given(st.floats(0, 500), st.floats(0, 500))
def test_the_unit_does_not_matter(now: float, before: float) -> None:
    assert became_less(now, before) == became_less(now * 4, before * 4)


def lived(coach_on: CoachOn, walking: Plan) -> None:
    """Eight weeks: ten minutes a day in the first four, six in the last."""
    for day in range(56):
        coach_on(on(day)).mark_done(walking.id, 10 if day < 28 else 6)


def test_quieter_days_bring_the_lesson_about_building_and_a_line_once(walking: Plan, coach_on: CoachOn) -> None:
    lived(coach_on, walking)
    coach = coach_on(on(55))
    assert "purpose" not in [line.code for line in coach.today_view().waiting]
    Purposes(coach_on(on(20))).set(walking.id, "settle_symptoms")
    coach = coach_on(on(55))
    assert Purposes(coach).quieter_days()
    assert "purpose" in [line.code for line in coach.today_view().waiting]
    Learning(coach).read(5)
    assert "purpose" not in [line.code for line in coach_on(on(55)).today_view().waiting]
    Safety(coach).say_lasting_worsening("often")
    assert not Purposes(coach).quieter_days(), "less is what the plan asks for there"


def test_it_is_said_with_a_plan_and_changed_later(painplan: Shell, walking_plan: object) -> None:
    made = painplan("plan", "purpose", "walking", "save_energy_for_value")
    assert made.out == "Walking: to keep energy for what matters.\n"
    assert painplan("plan", "show", "walking", "--json").document["purpose"] == "save_energy_for_value"
    assert painplan("plan", "purpose", "walking", "to_win").code == 2
    assert painplan("plan", "purpose", "running", "settle_symptoms").code == 2


def test_at_the_date_of_a_goal_what_matters_and_what_it_is_for_are_asked_again(
    walking: Plan, coach_on: CoachOn
) -> None:
    coach = coach_on(on(2))
    Goals(coach).rate("family", importance=9, now=3)
    coach.save([Change(table="goals", key=walking.goal, fields={"domains": ("family",)})])
    review = LookBack(coach_on(on(40)), "goal", walking.goal)
    assert {"matters.family", "lived.family", "purpose", "pace"} <= set(review.names())
    review.answer("lived.family", "6")
    review.answer("purpose", "1")
    (view,) = Goals(coach_on(on(40))).values()
    assert [(one.on, one.importance, one.now) for one in view.ratings] == [(on(2), 9, 3), (on(40), 9, 6)]
    assert (view.gap, review.part("lived.family").given) == (3, "6")
    assert [(one.purpose, one.purpose_since) for one in coach_on(on(40)).book.plans] == [("get_things_done", on(40))]
    with pytest.raises(WrongInput, match="0 to 10"):
        Goals(coach).rate("family")


def test_a_part_of_life_is_rated_again_on_the_command_line(painplan: Shell) -> None:
    painplan("goals", "rate", "work", "--importance", "8", "--now", "2")
    said = painplan("goals", "rate", "work", "--now", "5", "--json", day=on(9)).document
    assert (said["gap"], [one["now"] for one in said["ratings"]]) == (3, [2, 5])
    assert painplan("goals", "rate", "work").code == 2
