"""What was imported is part of the usual, wherever something is compared with it (clinical.md A10, A11, C)."""

from datetime import timedelta

import pytest

from painplan.checkin.records import Measurement
from painplan.plans.plan_states import course_of
from painplan.plans.records import Plan
from painplan.safety.service import Safety
from painplan.store.diary import measurement_change
from tests.conftest import FIRST, CoachOn, Shell, on

DAYS = 31


@pytest.fixture(autouse=True)
def _imported(walking: Plan, coach_on: CoachOn) -> None:
    """A month of pain at 4 and 5, and of energy at 6, before the plan began."""
    days = [(n, {"pain": 4.0 + n % 2, "energy": 6.0}) for n in range(1, DAYS + 1)]
    coach_on(FIRST).keep(
        measurement_change(Measurement(day=FIRST - timedelta(days=n), source="csv", values=values))
        for n, values in days
    )


@pytest.mark.parametrize(("answer", "value", "amber"), [("pain", 10, True), ("pain", 5, False), ("energy", 1, True)])
def test_a_day_above_an_imported_usual_is_amber(
    answer: str, value: int, amber: bool, coach_on: CoachOn, painplan: Shell
) -> None:
    coach_on(on(0)).answer(on(0), [(answer, str(value))])
    view = coach_on(on(0)).today_view()
    (plan,) = view.plans
    assert ("amber_day" in [reason.code for reason in plan.target.reasons]) is amber
    assert (plan.target.ceiling == plan.target.target) is amber
    assert ("band_amber" in [line.code for line in view.waiting]) is amber
    (day,) = painplan("replay", "--plan", "walking", "--json", day=on(1)).document["days"]
    assert (day["ceiling"] == day["target"]) is amber


def test_a_jump_above_an_imported_usual_asks_for_the_whole_list(coach_on: CoachOn) -> None:
    Safety(coach_on(on(0))).list_asked(whole=True)
    for number in (1, 2, 3):
        coach_on(on(number)).answer(on(number), [("pain", "10")])
    due = Safety(coach_on(on(3))).list_due()
    assert due is not None
    assert (due.list, due.why) == ("whole", "pain_jump")


@pytest.mark.parametrize(("pain", "settled"), [("4", True), ("5", True), ("7", False)])
def test_a_morning_is_looked_at_beside_an_imported_usual(pain: str, settled: bool, coach_on: CoachOn) -> None:
    """clinical.md A11: without a tap the pain of the next morning tells, beside the usual."""
    coach_on(on(0)).answer(on(0), [("done.walking", "8")])
    coach_on(on(1)).answer(on(1), [("pain", pain)])
    coach = coach_on(on(2))
    week = course_of(coach, coach.plan("walking"), on(2)).week(on(1))
    assert (week.settled, week.settle_known) == (int(settled), 1)


def test_a_persons_own_answer_goes_before_an_imported_one(coach_on: CoachOn) -> None:
    coach = coach_on(on(0))
    coach.keep([measurement_change(Measurement(day=on(0), source="csv", values={"pain": 10.0}))])
    coach.answer(on(0), [("pain", "5")])
    (plan,) = coach_on(on(0)).today_view().plans
    assert "amber_day" not in [reason.code for reason in plan.target.reasons]
