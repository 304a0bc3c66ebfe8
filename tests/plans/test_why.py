"""Why: every amount and decision answers with its gates, its rule and its source, and what would change it."""

from collections.abc import Callable

import pytest

from painplan.plans.reasons import sentence
from painplan.plans.records import Plan
from painplan.plans.restart import Restarts
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


def after_a_holiday(coach_on: CoachOn) -> Coach:
    coach_on(on(3)).hold("holiday", on(9))
    return coach_on(on(10))


def after_an_illness(coach_on: CoachOn) -> Coach:
    coach_on(on(3)).hold("illness", None)
    coach_on(on(6)).end_hold(well_since=on(6))
    return coach_on(on(7))


def after_time_away(coach_on: CoachOn) -> Coach:
    Restarts(coach_on(on(20))).decide("walking", "take")
    return coach_on(on(20))


def after_new_tries(coach_on: CoachOn) -> Coach:
    coach_on(on(30)).answer(on(30), [("flare", "no")])
    Restarts(coach_on(on(30))).decide("walking", "tries", [7, 8, 9])
    return coach_on(on(30))


def after_three_flares(coach_on: CoachOn) -> Coach:
    for first in (1, 5, 9):
        coach_on(on(first)).answer(on(first), [("flare", "yes")])
        coach_on(on(first + 1)).answer(on(first + 1), [("flare_over", "yes")])
    return coach_on(on(13))


@pytest.mark.parametrize(
    "lived", [after_a_holiday, after_an_illness, after_time_away, after_new_tries, after_three_flares]
)
async def test_the_screen_says_each_reason_that_the_command_says(
    lived: Callable[[CoachOn], Coach], walking: Plan, coach_on: CoachOn
) -> None:
    """clinical.md A14.4: every number says so; the screen and the command are one document."""
    coach = lived(coach_on)
    reasons = coach.why("walking").plan.why
    assert len(reasons) > 2
    async with at_the_screen(coach, size=(120, 60)) as person:
        await person.press("w")
        seen = " ".join(person.sees().split())
        for reason in reasons:
            assert sentence(reason, "minutes", codes=False) in seen, reason.code


async def test_new_tries_stand_beside_those_of_the_beginning(walking: Plan, coach_on: CoachOn) -> None:
    """80 % of the mean beside the first amount is that of the tries it came from."""
    async with at_the_screen(after_new_tries(coach_on), size=(120, 60)) as person:
        await person.press("w")
        rows = {line.strip()[:20].strip(): " ".join(line.split()) for line in person.sees().splitlines()}
        assert rows["your tries"].endswith("mean 10")
        assert rows["first amount"] == "first amount 8 minutes 80 %, rounded down"
        assert rows["your new tries"] == "your new tries 7, 8, 9 minutes mean 8"


def test_that_flares_halved_the_step_is_told_from_what_and_until_when(painplan: Shell, coach_on: CoachOn) -> None:
    tries = ("--trial", "40", "--trial", "40", "--trial", "40")
    painplan("plan", "add", "--goal", "g", "--activity", "Walking", "--unit", "minutes", *tries, "--adult", "yes")
    assert "Flare-ups made it" not in painplan("why", day=on(1)).out
    after_three_flares(coach_on)
    for words in (("why",), ("today",), ("plan", "show", "walking")):
        said = painplan(*words, day=on(13)).out
        assert "One small step is 2 minutes" in said, words
        assert "half as big: it was 4 minutes" in said, words
        assert "eight weeks have gone by without a flare-up and you say yes" in said, words


def test_half_of_an_odd_step_is_told_as_rounded(painplan: Shell, coach_on: CoachOn) -> None:
    """Half of 3 minutes is not 2; what can be counted is."""
    tries = ("--trial", "30", "--trial", "30", "--trial", "30")
    painplan("plan", "add", "--goal", "g", "--activity", "Walking", "--unit", "minutes", *tries, "--adult", "yes")
    after_three_flares(coach_on)
    said = painplan("why", day=on(13)).out
    assert "One small step is 2 minutes" in said
    assert "Flare-ups made it half as big, rounded to what can be counted: it was 3 minutes." in said


def test_where_half_a_step_is_no_smaller_it_is_told_as_slower(walking: Plan, coach_on: CoachOn) -> None:
    codes = [reason.code for reason in after_three_flares(coach_on).why("walking").plan.why]
    assert "steps_slower" in codes


def test_on_the_day_of_a_sometimes_two_days_are_named_at_once(painplan: Shell, walking_plan: object) -> None:
    """clinical.md A14.1: the settle check is over 48 h from then on."""
    assert "settled by next morning" in painplan("why", day=on(2)).out
    painplan("steps", "ask", "sometimes", "--told", "no", day=on(2))
    said = painplan("why", day=on(2)).out
    assert "settled within two days" in said
    assert "next morning" not in said.partition("PP-1")[0]


def test_a_change_of_a_settled_answer_names_no_morning(painplan: Shell, walking_plan: object) -> None:
    painplan("steps", "ask", "sometimes", "--told", "no")
    painplan("checkin", "--set", "done.walking=8")
    painplan("checkin", "--set", "settled.walking=yes", day=on(2))
    said = painplan("undo", "--list", day=on(2)).out
    assert "back to your usual afterwards" in said
    assert "next morning" not in said


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


async def test_after_a_review_of_today_no_other_step_is_told_as_due(
    painplan: Shell, walking: Plan, coach_on: CoachOn, a_week: Callable[..., None]
) -> None:
    """What was settled is told as settled, with the day of the next review."""
    a_week()
    before = painplan("why", day=on(7)).out
    assert "What would change it" in before
    assert "The next review" not in before
    coach_on(on(7)).decide(walking.id, "take")
    said = painplan("why", day=on(7)).out
    assert "The review of today, which is settled: one small step up" in said
    assert "What would change it" not in said
    assert "The next review is on Monday 19 January." in said
    async with at_the_screen(coach_on(on(7))) as person:
        await person.press("w")
        assert "The last seven days" not in person.sees()
        assert "The next review is on Monday 19 January." in person.sees()


def test_an_answer_that_changes_no_amount_is_taken_back_as_one_that_stays(
    painplan: Shell, walking: Plan, coach_on: CoachOn, a_week: Callable[..., None]
) -> None:
    a_week()
    coach_on(on(7)).decide(walking.id, "hold")
    assert "amount a day as it was, 8 minutes" in painplan("undo", day=on(7)).out
