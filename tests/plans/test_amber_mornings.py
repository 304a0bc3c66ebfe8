"""A day is amber for its own morning, not for one that is over (clinical.md A10, A11)."""

import pytest

from painplan.plans.plan_states import course_of
from painplan.plans.reasons import sentence
from painplan.plans.records import Plan
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


@pytest.mark.parametrize(("unsettled", "decision"), [((), "up"), ((3,), "up"), ((3, 4), "hold")])
def test_a_week_weighs_its_mornings_by_their_share_and_says_why_one_holds_no_step(
    unsettled: tuple[int, ...], decision: str, walking: Plan, coach_on: CoachOn, painplan: Shell
) -> None:
    """clinical.md A12: settle >= 0.80 is the gate; A10: a morning that was not settled is amber for its day."""
    for number in range(6):
        settled = "no" if number in unsettled else "yes"
        coach_on(on(number)).answer(on(number), [("settled.walking", settled), ("done.walking", "8")])
    for number in unsettled:
        (plan,) = coach_on(on(number)).today_view().plans
        (amber,) = (reason for reason in plan.target.reasons if reason.code == "amber_day")
        assert sentence(amber, "minutes").endswith("no further than the amount, and three quarters will do.")
    (view,) = coach_on(on(7)).reviews()
    assert view.proposal.decision == decision
    told = " ".join(sentence(reason, "minutes") for reason in view.proposal.reasons)
    asks_for_less = "You were back to your usual after 4 of 5 times: a morning on which you were not asks for less"
    assert (asks_for_less in told) is (unsettled == (3,))
    said = painplan("review", day=on(7)).out
    assert ("on its own day, and a step waits only below 80 %" in " ".join(said.split())) is (unsettled == (3,))
    (week,) = painplan("replay", "--plan", "walking", "--json", day=on(7)).document["weeks"]
    assert week["decision"] == decision
