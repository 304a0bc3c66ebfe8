"""A plan for a barrier comes up on the day that it fits, and is asked about afterwards (clinical.md D2 Q10 and Q11)."""

from collections.abc import Callable
from typing import get_args

import pytest

from painplan.errors import WrongInput
from painplan.goals.barriers import Barriers
from painplan.goals.barriers_rules import BarrierDay, fitting
from painplan.goals.records import BarrierKind
from painplan.plans.records import Plan
from tests.conftest import FIRST, CoachOn, Shell, on


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (BarrierDay(), set()),
        (BarrierDay(sleep=3), {"sleep"}),
        (BarrierDay(sleep=4, sleep_hours=5), set()),
        (BarrierDay(sleep_hours=4.5), {"sleep"}),
        (BarrierDay(energy=0, mood=3), {"fatigue", "mood"}),
        (BarrierDay(flare=True, forgotten=True), {"flare", "forgetting"}),
        (BarrierDay(sleep=10, energy=10, mood=10), set()),
    ],
)
def test_a_day_fits_only_what_was_said_about_it(day: BarrierDay, kinds: set[str]) -> None:
    assert fitting(day) == kinds


def test_a_bad_night_brings_its_plan_to_today_until_it_was_answered(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(on(1))
    barriers = Barriers(coach)
    barriers.add("sleep", "five minutes at noon", "goal")
    barriers.add("weather", "the corridor twice")
    coach.answer(on(1), [("sleep", "2")])
    (line,) = [line for line in coach.today_view().waiting if line.code == "barrier"]
    assert (line.when, line.what, line.opens) == ("A bad night", "five minutes at noon", "barriers")
    assert barriers.used("sleep", True).used_today is True
    assert [line for line in coach.today_view().waiting if line.code == "barrier"] == []
    coach.undo()
    assert [line.code for line in coach.today_view().waiting if line.code == "barrier"] == ["barrier"]


def test_a_barrier_without_a_plan_says_nothing_on_today(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(on(1))
    Barriers(coach).add("sleep")
    coach.answer(on(1), [("sleep", "2")])
    assert [line for line in coach.today_view().waiting if line.code == "barrier"] == []


def test_the_review_asks_first_about_what_fitted_most_days(walking: Plan, coach_on: CoachOn) -> None:
    for number in range(4):
        coach = coach_on(on(number))
        coach.answer(on(number), [("sleep", "1"), ("energy", "1" if number == 2 else "8"), ("flare", "no")])
    barriers = Barriers(coach_on(on(3)))
    barriers.add("fatigue", "sit down first")
    barriers.add("sleep", "five minutes")
    barriers.add("weather")
    asked = barriers.to_ask_about()
    assert [(view.kind, view.fitted_days) for view in asked] == [("sleep", 4), ("fatigue", 1)]
    barriers.used("sleep", True, on(2))
    barriers.used("sleep", False, on(3))
    assert barriers.to_ask_about()[0].used_days == 1


def test_a_day_without_any_entry_is_a_forgotten_one_only_while_a_plan_goes_on(walking: Plan, coach_on: CoachOn) -> None:
    Barriers(coach_on(FIRST)).add("forgetting", "a note on the door")
    assert Barriers(coach_on(on(1))).fitting() == ()
    assert [view.kind for view in Barriers(coach_on(on(3))).fitting()] == ["forgetting"]
    coach_on(on(2)).mark_done("walking", 8)
    assert Barriers(coach_on(on(3))).fitting() == ()


def test_all_barriers_at_once_and_what_does_not_fit(coach_on: CoachOn) -> None:
    barriers = Barriers(coach_on(FIRST))
    for kind in get_args(BarrierKind):
        barriers.add(kind, f"plan for {kind}")
    assert [view.kind for view in barriers.list()] == list(get_args(BarrierKind))
    attempts: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: barriers.add("dragons"), "There is no barrier"),
        (lambda: barriers.add("sleep", "x" * 5_000), "up to 2,000 fit"),
        (lambda: barriers.add("sleep", "x", "goal-9"), "There is no goal"),
        (lambda: barriers.used("sleep", True, on(9)), "lies ahead"),
    )
    for attempt, told in attempts:
        with pytest.raises(WrongInput, match=told):
            attempt()
    barriers.put_away("sleep")
    with pytest.raises(WrongInput, match="not on your list"):
        barriers.used("sleep", True)


def test_the_commands_keep_and_show_the_same(painplan: Shell, walking_plan: object) -> None:
    assert "Nothing is on the list yet" in painplan("barriers").out
    added = painplan("barriers", "add", "sleep", "--then", "[b]five[/] minutes", "--goal", "goal", "--json").document
    assert (added["kind"], added["then"], added["goal"], added["fits_today"]) == (
        "sleep",
        "[b]five[/] minutes",
        "goal",
        False,
    )
    painplan("checkin", "--set", "sleep=1")
    waiting = painplan("today", "--json").document["waiting"]
    assert {"code": "barrier", "text": "A bad night: [b]five[/] minutes"} in waiting
    assert "painplan barriers used sleep" in painplan("today").out
    assert painplan("barriers", "used", "sleep", "--json").document["used_today"] is True
    assert painplan("barriers", "used", "sleep", "--no", "--json").document["used_today"] is False
    (listed,) = painplan("barriers", "list", "--json").document["barriers"]
    assert (listed["fitted_days_of_7"], listed["used_days_of_7"]) == (1, 0)
    assert painplan("barriers", "away", "sleep").code == 0
    assert painplan("barriers", "used", "sleep").code == 2
    assert painplan("barriers", "add", "dragons").code == 2
