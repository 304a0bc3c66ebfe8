"""A day is amber for its own morning, not for one that is over (clinical.md A10, A11)."""

import pytest

from painplan.plans.plan_states import course_of
from painplan.plans.service import NewPlan
from painplan.safety.service import Safety
from tests.conftest import CoachOn, Shell, on


def _begun(coach_on: CoachOn, answer: str) -> None:
    coach = coach_on(on(0))
    Safety(coach).say_lasting_worsening(answer)
    coach_on(on(0)).add_plan(NewPlan(goal="Read", activity="Sitting", unit="minutes", good=30, bad=20))


def _said_no(coach_on: CoachOn, session: int, day: int) -> None:
    coach_on(on(session)).answer(on(session), [("done.sitting", "17")])
    coach_on(on(day)).answer(on(day), [("settled.sitting", "no"), ("pain", "4")])


@pytest.mark.parametrize(
    ("answer", "days_later", "amber"),
    [("never", 1, True), ("never", 2, False), ("never", 4, False), ("sometimes", 2, True), ("sometimes", 3, False)],
)
def test_a_day_is_amber_only_where_its_own_morning_was_not_settled(
    answer: str, days_later: int, amber: bool, coach_on: CoachOn, painplan: Shell
) -> None:
    _begun(coach_on, answer)
    session = 3
    day = on(session + days_later)
    _said_no(coach_on, session, session + days_later)
    coach = coach_on(day)
    course = course_of(coach, coach.plan("sitting"), day)
    assert course.facts_on(on(session)).settled == "no", "it is the answer about that session all the same"
    assert ("amber_day" in {why.code for why in course.target_on(day).reasons}) == amber
    said = painplan("today", day=day).out
    assert ("Amber" in said) == amber
    assert ("not back to it this morning" in said) == amber
    shown = painplan("today", "--json", day=day).document["plans"][0]
    assert (shown["ceiling"] > shown["target"]) != amber
    replayed = painplan("replay", "--plan", "sitting", "--json", day=on(session + days_later + 1)).document["days"]
    assert (replayed[-1]["ceiling"] > replayed[-1]["target"]) != amber
