"""Changing a plan that goes on: what it does to the amounts is told, days that were keep theirs, nothing rises by it.

clinical.md A12 ``UP`` and ``GOAL`` (no amount above the aim, one step in a week), A14 (nothing rises beside what is
open).
"""

from collections.abc import Callable

import pytest

from painplan.errors import CannotDo, PainPlanError, WrongInput
from painplan.plans.change.flow import wanted_of
from painplan.plans.change.rules import WantedOfPlan
from painplan.plans.change.service import PlanChanges
from painplan.plans.plan_states import course_of
from painplan.plans.records import Plan
from painplan.safety.service import Safety
from painplan.today.coach import Coach
from tests.conftest import CoachOn, on
from tests.support import at_the_screen


def quota(coach: Coach, day: int) -> float:
    return course_of(coach, coach.plan("walking"), on(day)).target_on(on(day)).target or 0


def test_a_smaller_aim_brings_the_amount_down_from_today_on(coach_on: CoachOn, walking: Plan) -> None:
    coach = coach_on(on(3))
    found = PlanChanges(coach).take("walking", WantedOfPlan(aim=5))
    assert [(one.what, one.now, one.then) for one in found.changes] == [("amount", 8, 5), ("aim", 20, 5)]
    assert "5 minutes a day instead of 8" in found.told[0]
    assert (quota(coach, 2), quota(coach, 3)) == (8, 5), "days that were keep what was shown"
    assert coach.undo() is not None
    assert (quota(coach, 3), coach.plan("walking").aim) == (8, 20)


def test_an_aim_that_made_the_start_less_raises_nothing_when_it_is_lifted(coach_on: CoachOn, walking: Plan) -> None:
    coach = coach_on(on(0))
    PlanChanges(coach).take("walking", WantedOfPlan(aim=5))
    PlanChanges(coach).take("walking", WantedOfPlan(aim=30))
    assert quota(coach_on(on(1)), 1) == 5


def test_another_aim_or_step_leaves_the_day_of_the_review_a_smaller_amount_does_not(
    coach_on: CoachOn, walking: Plan
) -> None:
    coach = coach_on(on(3))
    PlanChanges(coach).take("walking", WantedOfPlan(aim=30))
    PlanChanges(coach).take("walking", WantedOfPlan(profile="gentle"))
    assert course_of(coach, coach.plan("walking"), on(3)).next_review == on(7)
    PlanChanges(coach).take("walking", WantedOfPlan(amount=6))
    assert course_of(coach, coach.plan("walking"), on(3)).next_review == on(10)


def test_the_days_of_a_week_hold_from_now_on(coach_on: CoachOn, walking: Plan, a_week: Callable[..., None]) -> None:
    """The week before is judged by the days it had: 3 sessions of 5 are 60 %, and of 3 all."""
    a_week()
    PlanChanges(coach_on(on(8))).take("walking", WantedOfPlan(days_per_week=7))
    course = course_of(coach_on(on(8)), coach_on(on(8)).plan("walking"), on(8))
    assert course.week(on(6)).adherence == 1
    assert course.week(on(8)).planned == 7


@pytest.mark.parametrize("amount", [9, 20])
def test_nothing_rises_by_a_change_of_ones_own(amount: float, coach_on: CoachOn, walking: Plan) -> None:
    with pytest.raises(CannotDo, match="weekly reviews"):
        PlanChanges(coach_on(on(1))).look("walking", WantedOfPlan(amount=amount))


@pytest.mark.parametrize(("amount", "taken"), [(9, True), (10, False), (20, False)])
def test_what_somebody_proposed_rises_by_one_step_at_most(
    amount: float, taken: bool, coach_on: CoachOn, walking: Plan
) -> None:
    changes = PlanChanges(coach_on(on(1)))
    if taken:
        assert changes.look("walking", WantedOfPlan(amount=amount), proposed=True).facts
    else:
        with pytest.raises(CannotDo, match="more than one step"):
            changes.look("walking", WantedOfPlan(amount=amount), proposed=True)


@pytest.mark.parametrize(
    "happens",
    [
        lambda on_day: Safety(on_day(on(1))).answer_signs({"RF02": "yes"}),
        lambda on_day: on_day(on(1)).begin_flare(),
        lambda on_day: on_day(on(1)).hold("new_medicine", None),
        lambda on_day: (on_day(on(0)).begin_flare(), on_day(on(1)).end_flare()),
    ],
    ids=["sign", "flare", "hold", "after a flare"],
)
@pytest.mark.parametrize("wanted", [WantedOfPlan(amount=9), WantedOfPlan(days_per_week=6)], ids=["amount", "days"])
def test_nothing_rises_beside_what_is_open(
    wanted: WantedOfPlan, happens: Callable[[CoachOn], object], coach_on: CoachOn, walking: Plan
) -> None:
    coach = coach_on(on(1))
    happens(coach_on)
    with pytest.raises(CannotDo, match="Nothing rises"):
        PlanChanges(coach).look("walking", wanted, proposed=True)
    assert PlanChanges(coach).look("walking", WantedOfPlan(amount=6, days_per_week=3)).facts, "less is always possible"


def test_two_steps_in_a_week_are_one_too_many(coach_on: CoachOn, walking: Plan) -> None:
    changes = PlanChanges(coach_on(on(1)))
    coach_on(on(1)).save(changes.look("walking", WantedOfPlan(amount=9), proposed=True).facts)
    with pytest.raises(CannotDo, match="too short"):
        PlanChanges(coach_on(on(7))).look("walking", WantedOfPlan(amount=10), proposed=True)


@pytest.mark.parametrize(("settled", "why"), [("no", "no step yet"), ("yes", None)])
def test_a_rise_asks_the_gates_of_the_review_and_takes_no_reviews_place(
    settled: str, why: str | None, coach_on: CoachOn, walking: Plan, a_week: Callable[..., None]
) -> None:
    """A12 ``UP``: settled in less than four of five mornings, and no amount rises, whoever proposes it."""
    a_week(**{"settled.walking": settled})
    wanted = WantedOfPlan(amount=9)
    with pytest.raises(CannotDo, match="review waits"):
        PlanChanges(coach_on(on(7))).look("walking", wanted, proposed=True)
    coach_on(on(7)).decide("walking", "hold")
    later = PlanChanges(coach_on(on(8)))
    if why is None:
        assert later.look("walking", wanted, proposed=True).facts
        return
    with pytest.raises(CannotDo, match=why):
        later.look("walking", wanted, proposed=True)
    assert later.look("walking", WantedOfPlan(amount=6), proposed=True).facts, "less is always possible"


@pytest.mark.parametrize("amount", [6.5, 7.3])
def test_an_amount_that_cannot_be_counted_is_refused(amount: float, coach_on: CoachOn, walking: Plan) -> None:
    """A12 ``floor_unit``: amounts are whole numbers of what the plan counts in."""
    with pytest.raises(WrongInput, match="1 minute"):
        PlanChanges(coach_on(on(1))).look("walking", WantedOfPlan(amount=amount))


@pytest.mark.parametrize(
    "said",
    [
        {"aim": "x"},
        {"aim": "-3"},
        {"days_per_week": "2"},
        {"amount": "0.2"},
        {"activity": " "},
        {"activity": "2 tablets"},
    ],
    ids=str,
)
def test_what_does_not_fit_keeps_nothing(said: dict[str, str], coach_on: CoachOn, walking: Plan) -> None:
    coach = coach_on(on(1))
    with pytest.raises(PainPlanError):
        PlanChanges(coach).take("walking", wanted_of(walking, said))
    assert coach.plan("walking") == walking


async def test_at_the_screen_it_is_told_before_it_is_taken(place: object, coach_on: CoachOn, walking: Plan) -> None:
    async with at_the_screen(coach_on(on(3)), size=(60, 18)) as person:
        await person.press("w", "c", "2")
        await person.type("5", "enter")
        assert "5 minutes a day instead of 8" in person.sees()
        assert coach_on(on(3)).plan("walking").aim == 20
        await person.press("1")
        assert "Changed" in person.sees()
    assert coach_on(on(3)).plan("walking").aim == 5
