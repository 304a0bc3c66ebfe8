"""Flare-ups on one key, holds with an end, and beginning again at 80 % (clinical.md A13, A14)."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from painplan.errors import WrongInput
from painplan.pacing.holds import HoldReason
from painplan.plans.records import Plan, Trial
from painplan.plans.service import NewPlan
from tests.conftest import FIRST, CoachOn, Shell, on


def target(coach_on: CoachOn, number: int) -> tuple[float | None, str]:
    (plan,) = coach_on(on(number)).today_view().plans
    return plan.target.target, plan.target.state


def test_a_flare_up_halves_the_amount_at_once_and_its_end_brings_it_back(walking: Plan, coach_on: CoachOn) -> None:
    assert target(coach_on, 2) == (8, "steady")
    coach_on(on(2)).begin_flare()
    assert target(coach_on, 2) == (4, "flare")
    assert coach_on(on(2)).flare().day == 1
    assert target(coach_on, 4) == (6, "flare"), "clinical.md A13: day 3 is 0.75 of the amount"
    coach_on(on(4)).end_flare()
    assert [target(coach_on, number) for number in (4, 5, 6)] == [
        (6, "easing_back"),
        (6, "easing_back"),
        (8, "easing_back"),
    ], "clinical.md A13: three quarters for two days, then the amount"
    assert coach_on(on(4)).flare().day == 0


def test_a_flare_up_lasts_until_it_is_said_to_be_over(walking: Plan, coach_on: CoachOn) -> None:
    """Begun on a Tuesday, nothing written until Saturday: it goes on, as day 5 (clinical.md A13)."""
    coach_on(on(1)).begin_flare()
    assert target(coach_on, 5) == (6, "flare")
    coach_on(on(5)).answer(on(5), [("interference", "4"), ("worry", "no"), ("flare", "no")])
    assert target(coach_on, 5) == target(coach_on, 6) == (6, "flare")
    assert coach_on(on(100)).flare().day == 100, "however long ago it began"


def test_its_end_says_since_when_and_a_new_beginning_that_day_takes_it_back(walking: Plan, coach_on: CoachOn) -> None:
    coach_on(on(1)).begin_flare()
    coach_on(on(9)).end_flare(on(3))
    assert target(coach_on, 9) == (6, "easing_back")
    assert target(coach_on, 11) == (8, "steady"), "the week of hold went from day 3 on"
    coach_on(on(9)).begin_flare()
    assert coach_on(on(9)).flare().day == 9, "it goes on"
    coach_on(on(9)).end_flare()
    coach_on(on(9)).begin_flare()
    for since in (on(0), on(10)):
        with pytest.raises(WrongInput, match="Name a day from 2026-01-06 to 2026-01-14"):
            coach_on(on(9)).end_flare(since)
    coach_on(on(9)).end_flare()
    with pytest.raises(WrongInput, match="No flare-up is going on"):
        coach_on(on(9)).end_flare()


def test_undo_takes_a_flare_up_back(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    coach.begin_flare()
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
    ("reason", "after"), [("holiday", 6), ("new_medicine", 8), ("waiting_for_advice", 8), ("bad_sleep", 8)]
)
def test_after_a_holiday_it_begins_again_at_80_percent_and_after_the_others_it_stays(
    walking: Plan, coach_on: CoachOn, reason: HoldReason, after: float
) -> None:
    """clinical.md A14.4: after a holiday 0.8 Q at once; floor_unit(0.8 x 8) = 6. With the others it goes on."""
    coach_on(on(1)).hold(reason, on(3))
    assert [target(coach_on, number) for number in (1, 3, 4, 9)] == [
        (8, "held"),
        (8, "held"),
        (after, "steady"),
        (after, "steady"),
    ]
    told = {one.code: one.numbers for one in coach_on(on(4)).why("walking").plan.why}
    assert ("restart" in told) == (after < 8)
    if after < 8:
        assert told["restart"] == {"amount": 6, "quota": 8, "rounded": "down", "reason": "holiday"}


def test_an_illness_ends_when_the_person_says_since_when_they_are_well(walking: Plan, coach_on: CoachOn) -> None:
    """clinical.md A14.4: nothing; half until 48 hours after; then 0.8 Q, which is the new amount."""
    coach_on(on(1)).hold("illness", on(3))
    assert target(coach_on, 6) == (None, "held"), "the last day was only what they thought"
    with pytest.raises(WrongInput, match="--well-since"):
        coach_on(on(6)).end_hold()
    for since in (on(0), on(7)):
        with pytest.raises(WrongInput, match="Name a day from"):
            coach_on(on(6)).end_hold(well_since=since)
    coach_on(on(6)).end_hold(well_since=on(5))
    assert [target(coach_on, number) for number in (6, 7)] == [(4, "easing_back"), (6, "steady")]
    assert coach_on(on(7)).today_view().plans[0].quota == 6


def test_several_things_on_hold_each_have_their_own_end(walking: Plan, coach_on: CoachOn) -> None:
    """clinical.md A14 "Several at once": the lowest amount; closing one never ends another."""
    reasons: tuple[HoldReason, ...] = ("new_medicine", "illness")
    for reason in reasons:
        coach_on(on(1)).hold(reason, None)
    with pytest.raises(WrongInput, match="This is on hold already"):
        coach_on(on(2)).hold("illness", None)
    assert target(coach_on, 2) == (None, "held")
    with pytest.raises(WrongInput, match="Several things are on hold"):
        coach_on(on(2)).end_hold()
    with pytest.raises(WrongInput, match="This is not on hold today"):
        coach_on(on(2)).end_hold("holiday")
    coach_on(on(4)).end_hold("illness", on(2))
    assert target(coach_on, 4) == (6, "held")
    assert coach_on(on(4)).end_hold().reason == "new_medicine"
    assert target(coach_on, 4) == (6, "steady")


def test_a_holiday_and_an_illness_that_touch_bring_one_new_beginning(walking: Plan, coach_on: CoachOn) -> None:
    coach_on(on(1)).hold("holiday", on(5))
    coach_on(on(3)).hold("illness", None)
    coach_on(on(8)).end_hold("illness", on(8))
    assert [target(coach_on, number)[0] for number in (7, 8, 9, 10, 11)] == [None, 3, 3, 6, 6], (
        "80 % once, and half of that"
    )


def test_waiting_for_advice_about_one_activity_holds_that_plan_alone(walking: Plan, coach_on: CoachOn) -> None:
    """clinical.md A12: which then takes no turn from the others."""
    tries = (Trial(amount=10),) * 3
    coach_on(on(0)).add_plan(NewPlan(goal="g", activity="Stairs", unit="repetitions", trials=tries))
    coach_on(on(0)).hold("waiting_for_advice", None, "stairs")
    states = {one.plan.id: one.target.state for one in coach_on(on(1)).today_view().plans}
    assert states == {"walking": "steady", "stairs": "held"}


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
    coach.end_hold(well_since=on(3))
    assert target(coach_on, 5) == (6, "steady")
    coach.undo()
    assert target(coach_on, 5) == (None, "held")
    begun_today = coach_on(on(5))
    begun_today.end_hold(well_since=on(5))
    with pytest.raises(WrongInput, match="Nothing is on hold"):
        begun_today.end_hold()


def test_a_hold_that_ends_the_day_it_began_never_was(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(on(1))
    coach.hold("bad_sleep", None)
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
    told = {"reason": "illness", "from": FIRST.isoformat(), "until": on(3).isoformat(), "plan": None}
    assert held["hold"] == told
    assert held["holds"] == [told]
    assert painplan("today", "--json").document["hold"] == {"reason": "illness", "until": on(3).isoformat()}
    since = ("--well-since", FIRST.isoformat())
    unsaid = painplan("hold", "end")
    assert (unsaid.code, "--well-since" in unsaid.err) == (2, True)
    assert painplan("hold", "end", *since, "--json").document["hold"] is None
    refused = painplan("hold", "end")
    assert (refused.code, "Nothing is on hold" in refused.err) == (2, True)


@pytest.mark.usefixtures("walking")
def test_a_no_on_the_day_it_began_ends_no_flare_up_and_is_told(painplan: Shell) -> None:
    painplan("flare", "start", day=on(2))
    said = painplan("checkin", "--json", "--set", "interference=4", "--set", "flare=no", day=on(2)).document
    assert said["flare"] is True
    assert "painplan flare end" in said["notices"][0]
    assert painplan("today", "--json", day=on(3)).document["plans"][0]["state"] == "flare"
    painplan("checkin", "--set", "flare=", day=on(2))
    assert painplan("today", "--json", day=on(3)).document["plans"][0]["state"] == "steady", "taken out by the person"


@pytest.mark.usefixtures("asked_before")
def test_tries_noted_later_are_not_asked_for_again(painplan: Shell) -> None:
    estimates = ("--good", "15", "--bad", "10")
    painplan("plan", "add", "--goal", "g", "--activity", "Walking", "--unit", "minutes", *estimates, day=FIRST)
    assert "Three tries would make it surer" in painplan("why", day=on(1)).out
    for number in (1, 3, 5):
        painplan("plan", "try", "walking", "30", day=on(number))
    said = " ".join(painplan("why", day=on(5)).out.split())
    assert "came from your estimates" in said
    assert "Three tries would make it surer" not in said


@pytest.mark.parametrize("holiday_over", [3, 6, 12])
@pytest.mark.parametrize("flare", [(1, 2), (2, 5), (2, 11), (6, 8)])
def test_the_amount_that_is_promised_after_a_flare_up_comes(
    flare: tuple[int, int], holiday_over: int, painplan: Shell, walking: Plan, coach_on: CoachOn
) -> None:
    """clinical.md A14.4: after a holiday a plan begins again at 0.8Q, which is certain while the holiday lasts."""
    begins, ends = flare
    coach_on(on(1)).hold("holiday", on(holiday_over))
    promised: set[str] = set()
    for number in range(1, 30):
        if number == begins:
            coach_on(on(number)).begin_flare()
        if number == ends:
            coach_on(on(number)).end_flare()
        said = painplan("today", day=on(number)).out
        promised |= set(re.findall(r"(\d+) (?:again )?after the flare-up", said))
        promised |= set(re.findall(r"flare-up and the holiday are over, the whole amount is (\d+)", said))
        promised |= set(re.findall(r"and (\d+) minutes when it is over", said))
        if number > holiday_over:
            promised |= set(re.findall(r"then (\d+) minutes again, and no more", said))
    assert promised == {"6"}
    assert target(coach_on, 29) == (6, "steady")


def test_an_illness_that_touches_the_holiday_brought_that_amount_already(
    painplan: Shell, walking: Plan, coach_on: CoachOn
) -> None:
    coach_on(on(1)).hold("illness", None)
    coach_on(on(2)).end_hold(None, on(2))
    coach_on(on(3)).hold("holiday", on(12))
    coach_on(on(6)).begin_flare()
    assert "6 again after the flare-up" in painplan("today", day=on(6)).out
    coach_on(on(7)).end_flare()
    assert target(coach_on, 14)[0] == 6


def test_nothing_but_a_holiday_changes_what_is_promised(painplan: Shell, walking: Plan, coach_on: CoachOn) -> None:
    coach_on(on(1)).hold("new_medicine", on(8))
    coach_on(on(2)).begin_flare()
    assert "8 again after the flare-up" in painplan("today", day=on(2)).out
