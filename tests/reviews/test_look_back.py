"""Reviews part by part: what belongs to them, and what follows from an answer (clinical.md E2, A3, B1, D2)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.errors import WrongInput
from painplan.exchange.report_parts import Scope, barriers
from painplan.goals.service import Goals
from painplan.measures.questionnaire_flow import QuestionnaireFlow
from painplan.plans.records import Plan
from painplan.reviews.look_back import LookBack, wins
from painplan.reviews.look_back_due import look_backs_due
from painplan.reviews.look_back_flow import LookBackFlow
from painplan.reviews.look_back_order import KnownOfReview, order
from painplan.store.diary import Change
from painplan.today.coach import Coach
from tests.conftest import CoachOn, Shell, on

WHOLE = KnownOfReview(
    plans=True, values=True, reviews_due=True, asked=frozenset({"peg", "psfs", "phq4", "pgic", "gas"})
)
known = st.builds(
    KnownOfReview,
    plans=st.booleans(),
    values=st.booleans(),
    reviews_due=st.booleans(),
    signs_asked=st.booleans(),
    asked=st.frozensets(st.sampled_from(["peg", "psfs", "phq4", "pgic", "gas"])),
    sure=st.none() | st.integers(0, 10),
    barrier=st.none() | st.just("sleep"),
    goals=st.just(("a", "b")),
    pacing=st.just(("clock",)),
)


def test_the_week_begins_with_what_went_well() -> None:
    assert order("weekly", WHOLE) == ("wins", "function", "peg", "signs", "amount", "sure", "barrier")


@pytest.mark.parametrize(("sure", "asked"), [(None, False), (6, True), (7, False), (0, True), (10, False)])
def test_below_seven_it_is_made_smaller(sure: int | None, asked: bool) -> None:
    """clinical.md B1: confidence ruler."""
    from msgspec.structs import replace

    assert ("smaller" in order("weekly", replace(WHOLE, sure=sure))) is asked


@given(known)
def test_signs_come_before_the_amount_and_nothing_comes_twice(facts: KnownOfReview) -> None:
    for kind in ("weekly", "monthly", "goal"):
        parts = order(kind, facts)
        assert len(parts) == len(set(parts))
        assert parts
    week = order("weekly", facts)
    assert week[0] == "wins"
    if "signs" in week and "amount" in week:
        assert week.index("signs") < week.index("amount")


def week_done(coach_on: CoachOn, walking: Plan, a_week: Callable[..., None], **more: str) -> Coach:
    a_week(mattered="yes", note="made it to the park", **more)
    return coach_on(on(7))


def test_wins_are_what_was_done_in_ones_own_words(
    coach_on: CoachOn, walking: Plan, a_week: Callable[..., None]
) -> None:
    lines = list(wins(week_done(coach_on, walking, a_week)))
    assert lines[:2] == ["Walking: 40 minutes on 5 days", "did something that mattered on 7 of 7 days"]
    assert lines[2] == "Monday: “made it to the park”"


def test_a_week_without_entries_is_no_reproach(coach_on: CoachOn, walking: Plan) -> None:
    assert list(wins(coach_on(on(7)))) == [
        "Nothing was noted this week. Weeks like that happen; the plan waits where it was."
    ]


def test_low_confidence_takes_the_step_back(coach_on: CoachOn, walking: Plan, a_week: Callable[..., None]) -> None:
    coach = week_done(coach_on, walking, a_week)
    week = LookBack(coach, "weekly")
    assert coach.decide("walking", "take").quota == 9
    week.answer("sure", "5")
    assert "Settled: Walking, 8 minutes a day" in week.answer("smaller", "smaller")
    assert coach.today_view().plans[0].quota == 8
    coach.undo()
    assert coach.today_view().plans[0].quota == 9


def test_one_barrier_becomes_one_if_then_plan(coach_on: CoachOn, walking: Plan) -> None:
    week = LookBack(coach_on(on(3)), "weekly")
    assert "then" not in week.names()
    week.answer("barrier", "3")
    assert week.part("then").ask == "If the night was bad, then I will …"
    week.answer("then", "walk to the gate")
    (kept,) = coach_on(on(3)).book.barriers
    assert (kept.kind, kept.then, kept.created) == ("sleep", "walk to the gate", on(3))


def test_what_got_in_the_way_is_kept_also_where_no_plan_for_it_follows(coach_on: CoachOn, walking: Plan) -> None:
    week = LookBackFlow(coach_on(on(3)), LookBack(coach_on(on(3)), "weekly"))
    said = {"barrier": "weather", "sure": "3", "smaller": "help"}
    while (step := week.next) is not None:
        week.answer(step.id, said.get(step.id, ""))
    coach = coach_on(on(3))
    (kept,), (one,) = coach.book.barriers, coach.book.occasions
    assert (kept.kind, kept.then, kept.active) == ("weather", "", True)
    assert (one.barrier, one.sure, one.smaller, one.finished) == ("weather", 3, "help", True)
    assert LookBack(coach, "weekly").part("barrier").given == "weather", "it is marked where one comes back"
    scope = Scope(desk=coach, first=on(0), last=on(3), facts=coach.diary.days(on(0), on(3)))
    assert [(line.lead, line.text) for line in barriers(scope)] == [("Weather", "no plan for it so far")]


def test_a_month_is_kept_line_by_line(coach_on: CoachOn, walking: Plan) -> None:
    month = LookBack(coach_on(on(28)), "monthly")
    month.answer("pacing.clock", "7")
    month.answer("pacing.even_days", "10")
    month.answer(f"goal_fits.{walking.goal}", "no")
    month.answer("tracking", "yes")
    month.finish()
    (said,) = coach_on(on(28)).book.occasions
    assert (said.pacing, said.goals_fit) == ({"clock": 7, "even_days": 10}, {walking.goal: "no"})
    assert (said.tracking, said.finished) == ("yes", True)
    goal = coach_on(on(28)).book.goal(walking.goal)
    assert goal is not None
    assert goal.state == "no_longer_fits"
    assert coach_on(on(28)).book.active_plans() == (), "its plans are put away with it"


def test_a_dash_leaves_a_part_out(coach_on: CoachOn, walking: Plan) -> None:
    review = LookBack(coach_on(on(28)), "goal", walking.goal)
    assert review.answer("glad", "-") == ""
    assert review.occasion.glad == ""


def test_a_month_ends_with_the_page_for_the_team_and_whether_tracking_helps(coach_on: CoachOn, walking: Plan) -> None:
    assert LookBack(coach_on(on(28)), "monthly").names()[-2:] == ("report", "tracking")
    assert LookBack(coach_on(on(28)), "monthly").part("report").opens == "report"


def test_a_month_looked_back_at_lately_does_not_hide_the_date_of_a_goal(coach_on: CoachOn, walking: Plan) -> None:
    LookBack(coach_on(on(28)), "monthly").finish()
    coach = coach_on(on(30))
    coach.save([Change(table="goals", key=walking.goal, fields={"by": on(30)})])
    assert "goal" in [line.code for line in coach_on(on(30)).today_view().waiting]


def test_at_the_date_the_levels_stand_in_the_words_that_were_written(coach_on: CoachOn, walking: Plan) -> None:
    coach = coach_on(on(30))
    Goals(coach).write_levels(walking.goal, ("to the door", "to the gate", "to the park", "", "round the lake"))
    asking = QuestionnaireFlow(coach, "gas")
    step = asking.next
    assert step is not None
    assert [option.words for option in step.options] == [
        "to the door",
        "to the gate",
        "to the park",
        "better than expected",
        "round the lake",
    ]
    asking.answer(step.id, step.options[2].key)
    taken = asking.taken()
    assert taken is not None
    assert (taken.made.answers, taken.score) == ((0,), 50)
    coach.discreet = True
    hidden = QuestionnaireFlow(coach, "gas").step("item 1")
    assert "to the gate" not in [option.words for option in hidden.options]


def test_goals_that_wait_or_fit_no_longer_are_not_rated(coach_on: CoachOn, walking: Plan) -> None:
    coach = coach_on(on(30))
    Goals(coach).park(walking.goal)
    with pytest.raises(WrongInput, match="There is no goal yet"):
        QuestionnaireFlow(coach, "gas")


def test_where_tracking_makes_one_look_at_the_pain_there_is_less_of_it(coach_on: CoachOn, walking: Plan) -> None:
    coach = coach_on(on(10))
    assert any(question.id == "pain" for question in coach.questions(on(10)))
    assert "once a week is enough" in LookBack(coach, "monthly").answer("tracking", "focus")
    assert coach.settings["weekly_checkins"] == 1
    assert not any(question.id == "pain" for question in coach.questions(on(10)))
    coach.undo()
    assert any(question.id == "pain" for question in coach.questions(on(10)))


def test_the_month_is_due_once_can_wait_and_is_over_when_it_was_held(coach_on: CoachOn, walking: Plan) -> None:
    coach = coach_on(on(90))
    assert [due.kind for due in look_backs_due(coach.book, on(90))] == ["monthly"]
    assert LookBack(coach, "monthly").move(1) == on(97)
    assert look_backs_due(coach.book, on(96)) == ()
    assert [due.since for due in look_backs_due(coach.book, on(97))] == [on(97)]
    LookBack(coach_on(on(97)), "monthly").finish()
    assert look_backs_due(coach.book, on(98)) == ()


@pytest.mark.parametrize("value", ["next_goal", "maintenance", "more_time"])
def test_at_the_date_the_person_says_what_comes_next(value: str, coach_on: CoachOn, walking: Plan) -> None:
    coach = coach_on(on(56))
    LookBack(coach, "goal", walking.goal).answer("glad", "the park, both ways")
    told = LookBack(coach, "goal", walking.goal).answer("next", value)
    assert told.endswith("u takes it back.")
    goal, plan = coach.book.goal(walking.goal), coach.book.plan("walking")
    assert goal is not None
    assert plan is not None
    assert (goal.state == "active") is (value == "more_time")
    assert goal.by == (on(56) + timedelta(weeks=4) if value == "more_time" else None)
    assert plan.aim == (8 if value == "maintenance" else 20)


def test_the_size_of_steps_is_a_choice_that_holds(
    coach_on: CoachOn, walking: Plan, a_week: Callable[..., None]
) -> None:
    """clinical.md A12: steady 0.10 of the starting point, gentle 0.05; the amount in force stays."""
    from painplan.plans.records import Trial
    from painplan.plans.service import NewPlan

    tries = tuple(Trial(amount=100) for _ in range(3))
    coach = coach_on(on(0))
    coach.add_plan(NewPlan(goal="The shop", activity="Steps outside", unit="minutes", trials=tries))
    assert "one step is 5 minutes" in LookBack(coach, "goal", walking.goal).answer("pace", "gentle")
    why = coach.why(coach.book.plans[1].id)
    assert (why.step, why.plan.quota) == (5, 80)


def test_what_does_not_fit_is_refused(coach_on: CoachOn, walking: Plan) -> None:
    week = LookBack(coach_on(on(7)), "weekly")
    with pytest.raises(WrongInput, match="choose one of the keys"):
        week.answer("barrier", "aliens")
    with pytest.raises(WrongInput, match="from 0 to 10"):
        week.answer("sure", "11")
    with pytest.raises(WrongInput, match="There is no part"):
        week.answer("tracking", "yes")
    with pytest.raises(WrongInput, match="1 to 8 weeks"):
        LookBack(coach_on(on(7)), "monthly").move(9)
    with pytest.raises(WrongInput, match="There is no goal"):
        LookBack(coach_on(on(7)), "goal", "nothing")


def test_where_a_week_is_enough_the_nudge_waits_a_week(painplan: Shell, coach_on: CoachOn, walking: Plan) -> None:
    coach_on(on(2)).answer(on(2), [("interference", "3"), ("mattered", "yes")])
    assert painplan("nudge", "--json", day=on(5)).document["waiting"] == "checkin"
    painplan("set", "weekly_checkins", "1", day=on(5))
    assert painplan("nudge", "--json", day=on(5)).document["waiting"] is None
    assert painplan("nudge", "--json", day=on(9)).document["waiting"] in ("checkin", "review")


def test_with_help_is_remembered_where_the_amount_is_decided(
    coach_on: CoachOn, walking: Plan, a_week: Callable[..., None]
) -> None:
    coach = week_done(coach_on, walking, a_week)
    assert LookBack(coach, "weekly").part("amount").lines == ()
    assert "6 has your team" in LookBack(coach, "goal", walking.goal).answer("supervision", "help")
    assert "somebody now and then" in LookBack(coach, "weekly").part("amount").lines[0]
