"""After an illness 80 % is the amount from the day it is over, also while half is asked for (clinical.md A14.4)."""

from datetime import date, timedelta

import pytest

from painplan.plans.plan_states import course_of
from painplan.plans.records import Plan, Review, Trial
from painplan.plans.service import NewPlan
from painplan.store.diary import book_change
from tests.conftest import CoachOn, Shell, all_asked, on

ESTIMATED = NewPlan(goal="sing again", activity="Digging", unit="minutes", aim=25, good=24, bad=10, days_per_week=4)
TRIED = NewPlan(
    goal="to the lake",
    activity="Digging",
    unit="metres",
    aim=400,
    trials=(Trial(amount=180), Trial(amount=220), Trial(amount=200)),
)
KINDS = {"estimates": (ESTIMATED, 13, 6, 10), "tries": (TRIED, 160, 80, 120)}
WELL = [0, 1]
"""Days from the one since which the person is well to the one on which they say so."""


def begun(coach_on: CoachOn, kind: str, said_after: int) -> tuple[Plan, date]:
    """A plan whose person was ill from day 4 on and well since day 7; and the first day after the illness."""
    all_asked(coach_on(on(0)))
    plan = coach_on(on(0)).add_plan(KINDS[kind][0])
    coach_on(on(4)).hold("illness", on(4))
    said_on = on(7 + said_after)
    coach_on(said_on).end_hold(well_since=on(7))
    return plan, said_on


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("said_after", WELL)
def test_every_number_of_the_days_between_is_of_the_new_amount(
    kind: str, said_after: int, coach_on: CoachOn, painplan: Shell
) -> None:
    plan, first = begun(coach_on, kind, said_after)
    _, before, half, new = KINDS[kind]
    whole = on(9)
    courses = {day: course_of(coach_on(day), plan, day) for day in (first, on(8), whole)}
    assert {course.quota for course in courses.values()} == {new}
    targets = [courses[day].target_on(day) for day in (first, on(8), whole)]
    assert [one.target for one in targets] == [half, half, new]
    assert [one.again for one in targets] == [new] * 3
    assert len({course.aim_from for course in courses.values()}) == 1
    assert courses[whole].aim_from is not None
    for day in (first, on(8)):
        shown = painplan("plan", "show", plan.id, day=day).out
        assert f"amount now: {new} {plan.unit} a day" in shown
        assert f"{new} {plan.unit} a day" in painplan("plan", "list", day=day).out
        why = painplan("why", plan.id, day=day).out
        assert why.count(f"80 % of {before} {plan.unit}") == 1, "the amount before is named once, with what follows it"
        assert f"It was {before}" not in why
    assert f"It was {before} {plan.unit} before" in painplan("why", plan.id, day=whole).out
    replayed = painplan("replay", "--plan", plan.id, "--json", day=on(12)).document["days"]
    live = [course_of(coach_on(on(number)), plan, on(number)).target_on(on(number)).target for number in range(12)]
    assert [one["target"] for one in replayed] == live


def test_nothing_that_is_decided_between_brings_the_amount_back(coach_on: CoachOn) -> None:
    """A diary from before, that agreed on such a day to stay at the old amount, goes on from the new one."""
    plan, first = begun(coach_on, "estimates", 0)
    coach, week_to = coach_on(first), first - timedelta(days=1)
    week_from = first - timedelta(days=7)
    made = Review(plan=plan.id, on=first, week_from=week_from, week_to=week_to, quota=13, step=2, choice="hold")
    coach.save([book_change("reviews", made.key, made)])
    assert course_of(coach_on(first), plan, first).quota == 10
    after = first + timedelta(days=4)
    assert course_of(coach_on(after), plan, after).quota == 10
