"""A replay of the own diary says what the coach's own reviews said, where every proposal was taken."""

from collections.abc import Callable
from datetime import date

import pytest

from painplan.errors import WrongInput
from painplan.plans.day_limit import Order
from painplan.plans.plan_states import course_of
from painplan.plans.records import Plan, Trial
from painplan.plans.restart import Restarts
from painplan.plans.service import NewPlan
from painplan.samples.catalogue import sample_coach
from painplan.samples.replay import Replaying, of_the_made_up_person
from tests.conftest import CoachOn, Shell, answered_first, on

DAY = date(2026, 11, 24)


@pytest.mark.parametrize("name", ["boom-and-bust", "mostly-avoiding", "evening-out"])
def test_where_every_proposal_was_taken_the_replay_is_what_was_settled_on(name: str) -> None:
    """Flare-ups, steps down, the next mornings: twelve weeks through two different ways of walking the diary."""
    coach = sample_coach(name, DAY)
    (plan,) = coach.book.plans
    own = Replaying(coach).of_plan(plan.id)
    assert len(own.found.weeks) == 12
    assert [own.agreed.get(week.week.last) for week in own.found.weeks[:-1]] == [
        week.proposal.next_quota for week in own.found.weeks[:-1]
    ]
    (due,) = coach.reviews()
    last = own.found.weeks[-1].proposal
    assert (last.decision, last.next_quota) == (due.proposal.decision, due.proposal.next_quota)
    assert {reason.code for reason in last.reasons} == {reason.code for reason in due.proposal.reasons}


def test_what_a_person_decided_otherwise_stands_beside_it() -> None:
    coach = sample_coach("walking", DAY)
    own = Replaying(coach).of_plan("walking")
    beside = [(week.proposal.next_quota, own.agreed.get(week.week.last)) for week in own.found.weeks]
    assert any(settled is not None and settled < proposed for proposed, settled in beside)


def test_nothing_of_the_diary_changes() -> None:
    coach = sample_coach("two-plans", DAY)
    before = coach.book, coach.diary.days()
    for plan in Replaying(coach).plans():
        Replaying(coach).of_plan(plan.id)
    assert (coach.book, coach.diary.days()) == before


def test_a_plan_of_today_or_an_unknown_one_is_told() -> None:
    coach = sample_coach("walking", DAY)
    coach.today = coach.book.plans[0].created
    assert Replaying(coach).plans() == ()
    with pytest.raises(WrongInput, match="begins today"):
        Replaying(coach).of_plan("walking")
    with pytest.raises(WrongInput, match="Your plans: walking"):
        Replaying(coach).of_plan("stairs")


def test_the_reviews_never_raise_the_amount_of_who_pushes_through() -> None:
    made = of_the_made_up_person("somebody")
    assert made.made_up
    assert len(made.found.weeks) == 52
    assert made.found.final_quota <= made.first_quota


NOTED_TODAY = [
    *(("safety", "--answer", f"{name}=yes") for name in ("RF10", "RF26", "RF35", "RF36", "RF28")),
    ("flare", "start"),
    *(("hold", "start", name) for name in ("new_medicine", "holiday", "bad_sleep", "illness")),
    ("ask-first", "--answer", "AF07=yes"),
    ("ask-first", "--answer", "AF14=often"),
    ("checkin", "--set", "worry=yes"),
]


@pytest.mark.parametrize("noted", NOTED_TODAY, ids=lambda noted: "-".join(noted[-2:]))
@pytest.mark.parametrize("day", [7, 12])
def test_what_is_noted_today_holds_the_step_in_a_replay_as_in_the_review(
    noted: tuple[str, ...], day: int, walking: Plan, painplan: Shell, a_week: Callable[..., None]
) -> None:
    a_week()
    a_week(7, 9)
    before = painplan("replay", "--plan", "walking", "--json", day=on(day)).document["weeks"][-1]
    assert before["decision"] == "up", "else the test says nothing"
    assert painplan(*noted, day=on(day)).code == 0
    ran = painplan("replay", "--plan", "walking", "--json", day=on(day))
    review = painplan("review", "--json", day=on(day)).document
    if ran.code == 1:
        assert review["reviews"] == [], "refused as the review is"
        return
    last = ran.document["weeks"][-1]
    assert last["decision"] == "hold"
    assert last["next_quota"] == last["quota"]
    if day == 7 and review["reviews"]:
        (live,) = review["reviews"]
        assert (live["decision"], live["reasons"]) == (last["decision"], last["reasons"])
    assert (
        painplan("replay", "--plan", "walking", day=on(day)).out.splitlines()[0] == (review["page"] or ["Walking"])[0]
    )


@pytest.mark.parametrize("name", ["RF01", "RF08", "RF20", "RF09"])
def test_under_a_sign_that_leaves_no_amount_a_replay_tells_none(
    name: str, walking: Plan, painplan: Shell, a_week: Callable[..., None]
) -> None:
    a_week()
    page = painplan("safety", "--answer", f"{name}=yes", day=on(7)).out.splitlines()[0]
    ran = painplan("replay", "--plan", "walking", day=on(7))
    assert (ran.code, ran.out) == (1, "")
    assert page.split(".")[0] in ran.err


def test_a_sign_that_was_looked_at_before_the_review_holds_nothing(
    walking: Plan, painplan: Shell, a_week: Callable[..., None]
) -> None:
    a_week()
    painplan("safety", "--answer", "RF28=yes", day=on(3))
    painplan("safety", "--looked-at", "RF28", "--by", "family doctor", day=on(5))
    last = painplan("replay", "--plan", "walking", "--json", day=on(7)).document["weeks"][-1]
    (live,) = painplan("review", "--json", day=on(7)).document["reviews"]
    assert (last["decision"], live["decision"]) == ("up", "up")


def test_a_flare_up_that_began_and_ended_on_one_day_is_in_the_replay(
    walking: Plan, painplan: Shell, a_week: Callable[..., None]
) -> None:
    a_week()
    painplan("flare", "start", day=on(3))
    painplan("flare", "end", day=on(3))
    last = painplan("replay", "--plan", "walking", "--json", day=on(7)).document["weeks"][-1]
    (live,) = painplan("review", "--json", day=on(7)).document["reviews"]
    assert (last["decision"], last["reasons"]) == (live["decision"], live["reasons"])
    assert "flare" in last["reasons"]


def test_the_own_replay_knows_shared_minutes_and_new_tries(coach_on: CoachOn) -> None:
    """Two plans of 32 and 16 minutes, 40 minutes for both from day 3 on: 8 are left for the second (clinical.md A12).

    New tries of day 10 come to 8 (0.8 of 10), no more than was asked for; the next review is a week after them.
    """
    answered_first(coach_on(on(0)))
    for name, reached in (("Sweeping", 40), ("Desk", 20)):
        tries = tuple(Trial(amount=reached) for _ in range(3))
        coach_on(on(0)).add_plan(NewPlan(goal="g", activity=name, unit="minutes", trials=tries, aim=60))
    Order(coach_on(on(3))).limit(40)
    Restarts(coach_on(on(10))).decide("desk", "tries", [10.0, 10.0, 10.0])
    live = {day: course_of(coach_on(on(day)), coach_on(on(day)).plan("desk"), on(day)) for day in range(15)}
    Order(coach_on(on(12))).limit(None)
    found = Replaying(coach_on(on(20))).of_plan("desk").found
    amounts = {day: target.target for day, target in found.days}
    assert [amounts[on(day)] for day in (0, 2, 3, 9)] == [16, 16, 8, 8]
    assert [amounts[on(day)] for day in (10, 12, 14)] == [8, 8, 8]
    assert all(amounts[on(day)] == live[day].target_on(on(day)).target for day in range(12))
    assert [one.week.first for one in found.weeks] == [on(0), on(10), on(17)]


def test_weeks_before_an_answer_about_effort_are_told_with_the_steps_of_then(painplan: Shell, walking: Plan) -> None:
    for number in range(7):
        painplan("checkin", "--set", "done.walking=8", "--set", "settled.walking=yes", day=on(number))
    painplan("review", "--accept", day=on(7))
    before = painplan("replay", "--plan", walking.id, "--json", day=on(8)).document["weeks"][0]
    painplan("steps", "off", day=on(8))
    painplan("steps", "on", "--agreed-by", "specialist physio", day=on(9))
    assert painplan("replay", "--plan", walking.id, "--json", day=on(10)).document["weeks"][0] == before
