"""Why: every amount and decision answers with its gates, its rule and its source, and what would change it."""

from collections.abc import Callable

import pytest

from painplan.plans.records import Plan
from painplan.today.coach import Coach
from tests.conftest import CoachOn, Shell, on
from tests.support import at_the_screen


def bands(coach: Coach) -> list[str]:
    return [line.code for line in coach.today_view().waiting if line.code.startswith("band")]


def test_the_command_gives_gates_numbers_rules_and_changes(
    painplan: Shell, walking: Plan, coach_on: CoachOn, a_week: Callable[..., None]
) -> None:
    a_week()
    coach_on(on(4)).answer(on(4), [("done.walking", "0")])
    coach_on(on(3)).answer(on(3), [("done.walking", "3")])
    told = painplan("why", "walking", "--json", day=on(7)).document
    assert (told["target"], told["quota"], told["step"]) == (8, 8, 1)
    assert [reason["rule"] for reason in told["why"]] == ["amount", "amount"]
    gates = {gate["code"]: gate for gate in told["so_far"]["gates"]}
    assert gates["low_adherence"]["numbers"] == {"met": 3, "planned": 5, "needed_share": 0.7}
    assert not gates["low_adherence"]["met"]
    assert [(change["code"], change["text"]) for change in told["so_far"]["change"]] == [
        ("more_as_planned", "1 more day as planned would be enough for this check.")
    ]
    assert "Fordyce 1976" in told["sources"]["amount"]
    review = painplan("review", "--json", day=on(7)).document["reviews"][0]
    assert [change["code"] for change in review["change"]] == ["more_as_planned"]


def test_with_one_plan_its_name_can_be_left_out(painplan: Shell, walking_plan: object) -> None:
    assert painplan("why", "--json").document["plan"] == "walking"
    assert "What would change it" in painplan("why").out
    assert painplan("why", "running").code == 2


def test_without_a_plan_it_asks_for_one(painplan: Shell) -> None:
    refused = painplan("why")
    assert (refused.code, "no plan" in refused.err.lower()) == (2, True)


def test_every_reason_of_a_day_names_its_rule(painplan: Shell, walking_plan: object) -> None:
    painplan("flare", "start")
    why = painplan("today", "--json").document["plans"][0]["why"]
    assert {reason["code"]: reason["rule"] for reason in why} == {
        "starting_point": "amount",
        "step": "amount",
        "flare_day": "flare",
    }


async def test_the_screen_shows_what_would_change_it_and_s_the_sources(walking: Plan, coach_on: CoachOn) -> None:
    async with at_the_screen(coach_on(on(1)), size=(120, 40)) as person:
        await person.press("w")
        assert "What would change it" in person.sees()
        assert "noted on 4 more of the 7 days" in person.sees()
        assert "Fordyce" not in person.sees()
        await person.press("s")
        assert "Fordyce 1976" in person.sees()


@pytest.mark.parametrize(("pain", "found"), [("4", ["band_green"]), ("7", ["band_amber"])])
def test_green_and_amber_are_a_line_on_today_and_change_no_target(
    pain: str, found: list[str], walking: Plan, coach_on: CoachOn
) -> None:
    for number in range(14):
        coach_on(on(number)).answer(on(number), [("pain", "4"), ("flare", "no")])
        assert bands(coach_on(on(number))) == [], "too few days yet"
    coach = coach_on(on(14))
    before = coach.today_view().plans[0].target
    assert bands(coach) == []
    coach.answer(on(14), [("pain", pain)])
    assert bands(coach) == found
    now = coach.today_view().plans[0].target
    assert now.target == before.target
    assert now.ceiling == (before.ceiling if found == ["band_green"] else before.target), "clinical.md A10"
    coach.begin_flare()
    assert bands(coach) == [], "a flare-up has its own words"
