"""``painplan restart`` and ``painplan plan try`` at a terminal: they ask what the screens ask."""

from datetime import timedelta

import pytest

from painplan.kit.assets import asset
from painplan.plans.service import NewPlan
from tests.conftest import FIRST, CoachOn, Shell, all_asked, on

BACK = on(35)


@pytest.mark.usefixtures("walking", "asked_before")
def test_who_comes_back_is_asked_and_settles_as_by_options(painplan: Shell) -> None:
    assert "--take" in painplan("restart", day=BACK).out, "without a terminal what can be chosen is told"
    later = painplan("restart", day=BACK, typed=[""])
    assert "how would you like to go on?" in later.out
    assert "There was no entry for" in later.out
    settled = painplan("restart", day=BACK, typed=["again", "1"])
    assert "Choose one of the keys" in settled.err
    assert "Settled: Walking" in settled.out
    assert "u takes it back" not in settled.out
    assert "Nothing is waiting here" in painplan("restart", day=BACK, typed=[]).out


@pytest.mark.usefixtures("walking")
def test_what_comes_before_tries_is_asked_before_the_first_of_them(painplan: Shell, coach_on: CoachOn) -> None:
    asked = painplan("restart", day=BACK, typed=["3", "2"])
    assert "how would you like to go on?" in asked.out
    assert asset("ask_first")["unasked"]["signs"] in asked.out
    assert "A try waits" in asked.err
    assert "what did you reach on try" not in asked.out
    assert not coach_on(BACK).book.restarts


@pytest.mark.usefixtures("walking")
def test_three_new_tries_are_asked_one_after_the_other(painplan: Shell, coach_on: CoachOn) -> None:
    all_asked(coach_on(BACK))
    tries = ["20", "1", "9", "2", "2", "back", "1", "6", "1"]
    settled = painplan("restart", day=BACK, typed=["3", *tries])
    assert "Settled: Walking" in settled.out
    (made,) = coach_on(BACK).book.restarts
    assert (made.choice, made.tries, made.had_to_stop) == ("tries", (20, 4.5, 6), (9,))


@pytest.mark.usefixtures("walking", "asked_before")
@pytest.mark.parametrize("days", [35, 69, 70, 71, 180, 400])
def test_the_time_away_is_told_as_long_as_it_was(painplan: Shell, days: int) -> None:
    assert painplan("checkin", "--set", "pain=3", day=on(2)).code == 0
    told = painplan("restart", "--json", day=on(2 + days)).document
    assert told["offers"][0]["away_days"] == days - 1, told


def test_a_try_with_nothing_given_is_asked_for(painplan: Shell, coach_on: CoachOn) -> None:
    all_asked(coach_on(FIRST))
    assert painplan("plan", "try").code == 2
    assert "No plan waits for tries." in painplan("plan", "try", typed=[]).err
    coach_on(FIRST).add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", good=20.0, bad=10.0))
    noted = painplan("plan", "try", typed=["much", "12 min", "2", "1"])
    assert "is not an amount in minutes" in noted.err
    assert "Try noted: 12 minutes." in noted.out
    (plan,) = coach_on(FIRST).book.plans
    assert [(trial.amount, trial.had_to_stop) for trial in plan.trials] == [(6, 12)]
    for part in (("walking",), ("--date", (FIRST - timedelta(days=1)).isoformat())):
        assert painplan("plan", "try", *part, typed=["12", "1"]).code == 2, "a part alone is not asked for, but told"


@pytest.mark.usefixtures("asked_before")
def test_a_try_that_a_rule_refuses_asks_nothing(painplan: Shell, coach_on: CoachOn) -> None:
    coach_on(FIRST).add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", good=20.0, bad=10.0))
    coach_on(FIRST).begin_flare()
    refused = painplan("plan", "try", typed=["12", "1"])
    assert refused.code == 1
    assert "How much was it?" not in refused.out
    (plan,) = coach_on(FIRST).book.plans
    assert not plan.trials
