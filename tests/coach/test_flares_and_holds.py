"""Flare-ups on one key, holds with an end, and beginning again at 80 % (clinical.md A13, A14)."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from painplan.errors import WrongInput
from painplan.records import HoldReason, Plan
from tests.conftest import FIRST, CoachOn, Shell, on


def target(coach_on: CoachOn, number: int) -> tuple[float | None, str]:
    (plan,) = coach_on(on(number)).today_view().plans
    return plan.target.target, plan.target.state


def test_a_flare_up_halves_the_amount_at_once_and_its_end_brings_it_back(walking: Plan, coach_on: CoachOn) -> None:
    assert target(coach_on, 2) == (8, "steady")
    coach_on(on(2)).say_flare(begins=True)
    assert target(coach_on, 2) == (4, "flare")
    assert coach_on(on(2)).flare().day == 1
    assert target(coach_on, 4) == (6, "flare"), "clinical.md A13: day 3 is 0.75 of the amount"
    coach_on(on(4)).say_flare(begins=False)
    assert target(coach_on, 4) == (8, "easing_back")
    assert coach_on(on(4)).flare().day == 0


def test_undo_takes_a_flare_up_back(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    coach.say_flare(begins=True)
    assert coach.undo()
    assert target(coach_on, 0) == (8, "steady")


def test_the_flare_plan_keeps_each_part_and_what_it_said_before(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    coach.write_flare_plan({"smallest": "to the gate", "tell": "[b]my sister[/]"})
    coach.write_flare_plan({"smallest": "to the door", "tell": ""})
    assert coach.flare().written == (("smallest", "to the door"),)
    (earlier,) = coach.book.flare_plan.history
    assert earlier.values == {"smallest": "to the gate", "tell": "[b]my sister[/]"}
    with pytest.raises(WrongInput, match="no part “doses”"):
        coach.write_flare_plan({"doses": "none"})
    with pytest.raises(WrongInput, match="Please shorten it"):
        coach.write_flare_plan({"tell": "x" * 2_001})


@pytest.mark.parametrize(
    ("reason", "after"),
    [("illness", 6), ("holiday", 6), ("new_medicine", 8), ("waiting_for_advice", 8), ("bad_sleep", 8)],
)
def test_after_a_time_away_it_begins_again_at_80_percent(
    walking: Plan, coach_on: CoachOn, reason: HoldReason, after: float
) -> None:
    """clinical.md A14.4: restart at 0.8 Q; floor_unit(0.8 x 8) = 6. With the others the activity goes on."""
    coach_on(on(1)).hold(reason, on(3))
    assert [target(coach_on, number) for number in (1, 3, 4, 9)] == [
        (None if reason == "illness" else 8, "held"),
        (None if reason == "illness" else 8, "held"),
        (after, "steady"),
        (after, "steady"),
    ]
    codes = [reason.code for reason in coach_on(on(4)).why("walking").plan.why]
    assert ("restart" in codes) == (after < 8)


def test_no_step_up_from_a_week_with_a_hold_in_it(
    walking: Plan, coach_on: CoachOn, a_week: Callable[..., None]
) -> None:
    a_week()
    coach_on(on(3)).hold("waiting_for_advice", on(3))
    (view,) = coach_on(on(7)).reviews()
    assert (view.proposal.decision, [reason.code for reason in view.proposal.reasons]) == ("hold", ["on_hold"])


def test_what_was_agreed_after_a_time_away_counts_from_then_on(walking: Plan, coach_on: CoachOn) -> None:
    coach_on(on(1)).hold("holiday", on(2))
    coach_on(on(7)).decide("walking", "hold")
    assert target(coach_on, 8) == (6, "steady"), "80 % once, not at every look"


def test_a_hold_ends_when_the_person_says_so_and_undo_brings_it_back(walking: Plan, coach_on: CoachOn) -> None:
    coach_on(on(1)).hold("illness", None)
    coach = coach_on(on(5))
    coach.end_hold()
    assert target(coach_on, 5) == (6, "steady")
    coach.undo()
    assert target(coach_on, 5) == (None, "held")
    begun_today = coach_on(on(5))
    begun_today.end_hold()
    with pytest.raises(WrongInput, match="Nothing is on hold"):
        begun_today.end_hold()


def test_a_hold_that_ends_the_day_it_began_never_was(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(on(1))
    coach.hold("illness", None)
    coach.end_hold()
    assert coach.book.holds == ()


def test_the_last_day_of_a_hold_lies_within_a_year(walking: Plan, coach_on: CoachOn) -> None:
    for last in (FIRST - timedelta(days=1), FIRST + timedelta(days=366)):
        with pytest.raises(WrongInput, match="cannot be the last day"):
            coach_on(FIRST).hold("illness", last)


def test_the_commands_say_the_same(painplan: Shell, walking_plan: object) -> None:
    begun = painplan("flare", "start", "--json").document
    assert (begun["flare"], begun["day"], begun["plans"][0]["target"], begun["plans"][0]["state"]) == (
        True,
        1,
        4,
        "flare",
    )
    painplan("flare", "plan", "--smallest", "to the gate")
    assert painplan("--json", "flare", "show").document["flare_plan"] == {"smallest": "to the gate"}
    assert painplan("flare", "end", "--json").document["flare"] is False
    held = painplan("hold", "start", "illness", "--until", on(3).isoformat(), "--json").document
    assert held["hold"] == {"reason": "illness", "from": FIRST.isoformat(), "until": on(3).isoformat()}
    assert painplan("today", "--json").document["hold"] == {"reason": "illness", "until": on(3).isoformat()}
    assert painplan("hold", "end", "--json").document["hold"] is None
    refused = painplan("hold", "end")
    assert (refused.code, "Nothing is on hold" in refused.err) == (2, True)
