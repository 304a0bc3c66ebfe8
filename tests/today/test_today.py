"""What there is to do today, and why that much."""

from collections.abc import Callable
from datetime import date, datetime

import msgspec
import pytest

from painplan.errors import WrongInput
from painplan.kit.record import ME
from painplan.plans.records import Plan, Profile, Trial
from painplan.plans.service import NewPlan
from painplan.store.diary import Diary, book_change
from painplan.today.views import TodayView
from tests.conftest import FIRST, CoachOn, on


def test_an_empty_diary_has_nothing_to_do(coach_on: CoachOn) -> None:
    view = coach_on(FIRST).today_view()
    assert (view.today, view.plans, view.goal, view.locked) == (FIRST, (), None, None)
    assert not view.checked_in
    assert not view.review_due


@pytest.mark.usefixtures("walking")
def test_the_first_day_has_the_first_amount_and_says_where_it_comes_from(coach_on: CoachOn) -> None:
    view = coach_on(FIRST).today_view()
    plan = view.plans[0]
    assert (plan.target.target, plan.target.ceiling, plan.target.smaller) == (8, 9, 4)
    assert plan.target.state == "steady"
    assert [reason.code for reason in plan.why] == ["starting_point", "step"]
    assert plan.why[0].numbers["baseline"] == 10
    assert (plan.week_number, plan.review_due, plan.next_review) == (1, False, on(7))
    assert view.goal is not None
    assert view.goal.text == "Out with the children at the park"


@pytest.mark.usefixtures("walking")
def test_the_strip_shows_seven_days_and_tells_nothing_from_zero(coach_on: CoachOn) -> None:
    coach_on(on(0)).answer(on(0), [("done.walking", "8")])
    coach_on(on(2)).answer(on(2), [("done.walking", "0")])
    strip = coach_on(on(3)).today_view().plans[0].strip
    assert [day for day, _ in strip] == [on(n) for n in range(-3, 4)]
    assert [value for _, value in strip] == [None, None, None, 8, None, 0, None]


@pytest.mark.usefixtures("walking")
def test_a_review_waits_from_the_seventh_day_on(coach_on: CoachOn) -> None:
    assert [coach_on(on(n)).today_view().review_due for n in (6, 7, 20)] == [False, True, True]
    assert coach_on(on(14)).today_view().plans[0].week_number == 3


@pytest.mark.usefixtures("walking")
def test_a_flare_up_makes_today_smaller_and_comes_back_step_by_step(coach_on: CoachOn) -> None:
    """clinical.md A13: 0.5 Q, 0.5 Q, 0.75 Q, 0.75 Q, then Q when mornings are back to the usual."""
    coach_on(on(0)).answer(on(0), [("done.walking", "8")])
    seen = []
    for n in range(1, 7):
        coach = coach_on(on(n))
        coach.answer(on(n), [("flare", "yes"), ("settled.walking", "nearly"), ("done.walking", "4")])
        today = coach.today_view().plans[0].target
        seen.append((today.target, today.state))
    assert seen == [(4, "flare"), (4, "flare"), (6, "flare"), (6, "flare"), (8, "flare"), (8, "flare")]
    coach_on(on(7)).answer(on(7), [("flare", "no")])
    assert coach_on(on(7)).today_view().plans[0].target.state == "flare", "only its own end ends it"
    coach_on(on(7)).answer(on(7), [("flare_over", "yes")])
    assert coach_on(on(8)).today_view().plans[0].target.state == "easing_back"
    assert coach_on(on(14)).today_view().plans[0].target.state == "steady"


@pytest.mark.usefixtures("walking")
def test_the_last_morning_of_a_flare_up_is_the_one_of_the_day_itself(coach_on: CoachOn) -> None:
    for n in range(1, 5):
        coach_on(on(n)).answer(on(n), [("flare", "yes"), ("done.walking", "4")])
    coach = coach_on(on(5))
    before = coach.today_view().plans[0].target.target
    coach.answer(on(5), [("settled.walking", "yes")])
    assert (before, coach.today_view().plans[0].target.target) == (6, 8), "not known stays at three quarters (A13)"
    coach.answer(on(5), [("done.walking", "8")])
    assert coach_on(on(6)).today_view().plans[0].target.target == 6, "nobody told of this morning yet"


@pytest.mark.usefixtures("walking")
def test_missed_days_are_not_made_up_for(coach_on: CoachOn) -> None:
    """clinical.md A12 MISSED."""
    for n in range(5):
        coach_on(on(n)).answer(on(n), [("done.walking", "0")])
    assert coach_on(on(5)).today_view().plans[0].target.target == 8


@pytest.mark.usefixtures("walking")
def test_a_worry_locks_until_it_was_looked_at(coach_on: CoachOn) -> None:
    """clinical.md A14, C: an open warning sign holds every step; a no says that nothing is new."""
    coach_on(on(1)).answer(on(1), [("worry", "yes")])
    coach_on(on(2)).answer(on(2), [("pain", "3"), ("worry", "no")])
    for n in (1, 2, 90, 200):
        view = coach_on(on(n)).today_view()
        assert view.locked is not None
        assert view.locked.code == "safety_lock"
        assert (view.plans[0].target.state, view.plans[0].target.target) == ("locked", 8)
    coach_on(on(200)).answer(on(200), [("worry_looked_at", "yes")])
    assert coach_on(on(200)).today_view().locked is None
    assert coach_on(on(201)).today_view().plans[0].target.state == "steady"


@pytest.mark.usefixtures("walking")
def test_with_post_exertional_malaise_the_amount_is_an_envelope(diary: Diary, coach_on: CoachOn) -> None:
    profile = Profile(started_on=FIRST, post_exertional_malaise=True)
    diary.save([book_change("profile", ME, profile)], datetime(2026, 1, 5))
    assert coach_on(on(1)).today_view().plans[0].target.state == "envelope"


def test_the_reason_after_a_review_names_the_agreement(
    walking: Plan, a_week: Callable[..., None], coach_on: CoachOn
) -> None:
    a_week()
    coach_on(on(7)).decide(walking.id, "take")
    plan = coach_on(on(7)).today_view().plans[0]
    assert [reason.code for reason in plan.why] == ["starting_point", "step", "agreed"]
    assert plan.why[2].numbers == {"on": "2026-01-12", "quota": 9, "before": 8, "told": "from"}
    assert plan.target.target == 9
    why = coach_on(on(8)).why(walking.id)
    assert (why.trials, why.baseline, why.start_quota, why.step) == ((8, 12, 10), 10, 8, 1)
    assert why.last_review is not None
    assert (why.last_review.proposal.quota, why.last_review.proposal.next_quota) == (8, 9)


def test_a_past_review_is_told_as_it_was_then(walking: Plan, a_week: Callable[..., None], coach_on: CoachOn) -> None:
    a_week()
    seen = coach_on(on(7)).reviews()[0]
    coach_on(on(7)).decide(walking.id, "hold")
    a_week(7, done=0)
    told = coach_on(on(13)).why(walking.id).last_review
    assert told is not None
    assert (told.proposal, told.week) == (seen.proposal, seen.week)


def test_what_is_kept_of_an_ended_plan_is_its_past(walking: Plan, coach_on: CoachOn) -> None:
    coach_on(on(1)).answer(on(1), [("done.walking", "8")])
    coach_on(on(2)).end_plan(walking.id)
    view: TodayView = coach_on(on(2)).today_view()
    assert view.plans == ()
    assert coach_on(on(2)).trend("function", 1).points[0].value == 8


def test_an_unknown_plan_is_named_with_those_there_are(walking: Plan, coach_on: CoachOn) -> None:
    assert coach_on(FIRST).plan(walking.id) == walking
    with pytest.raises(WrongInput, match=r"no plan “swimming”\. Your plans: walking\."):
        coach_on(FIRST).why("swimming")


def test_a_day_before_the_plan_began_is_week_one(coach_on: CoachOn) -> None:
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(date(2026, 2, 1)).add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", trials=tries))
    plan = coach_on(FIRST).today_view().plans[0]
    assert (plan.week_number, plan.review_due) == (1, False)


def test_looking_twice_gives_the_same_view(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(on(1))
    assert walking.id == "walking"
    assert msgspec.to_builtins(coach.today_view()) == msgspec.to_builtins(coach.today_view())


def test_a_sample_knows_that_it_is_one(coach_on: CoachOn) -> None:
    assert coach_on(FIRST, sample=True).sample
    assert not coach_on(FIRST).sample
