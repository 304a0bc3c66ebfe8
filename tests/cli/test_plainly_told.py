"""What a command cannot do, and why a number is what it is, said before anybody has to wonder."""

from collections.abc import Callable

import pytest

from tests.conftest import CoachOn, Shell, on

FillWeek = Callable[..., None]


@pytest.mark.usefixtures("walking_plan")
def test_where_no_step_is_proposed_there_is_no_smaller_one_and_the_review_stays_open(
    painplan: Shell, a_week: FillWeek
) -> None:
    a_week(done=2)
    before = painplan("review", "--json", day=on(7)).document["reviews"][0]
    assert (before["decision"], before["smaller"]) == ("hold", None)
    ran = painplan("review", "--smaller", day=on(7))
    assert (ran.code, ran.out) == (1, "")
    assert "no step is proposed, so there is no smaller one" in ran.err
    assert painplan("review", "--json", day=on(7)).document["due"], "it stays open"


@pytest.mark.usefixtures("walking_plan")
def test_a_step_of_the_smallest_size_has_no_smaller_one(painplan: Shell, a_week: FillWeek) -> None:
    a_week()
    ran = painplan("review", "--smaller", day=on(7))
    assert (ran.code, "is the smallest there is" in ran.err) == (1, True)
    assert painplan("review", "--accept", "--json", day=on(7)).document["reviews"][0]["agreed"] == 9


@pytest.mark.usefixtures("walking_plan")
def test_the_question_after_a_long_illness_waits_until_it_is_answered(painplan: Shell) -> None:
    painplan("hold", "start", "illness", day=on(1))
    painplan("hold", "end", "--well-since", on(11).isoformat(), day=on(11))
    for number in (11, 12, 13, 20, 40, 90):
        codes = [line["code"] for line in painplan("today", "--json", day=on(number)).document["waiting"]]
        assert "worsening" in codes, number
    painplan("steps", "ask", "never", day=on(90))
    codes = [line["code"] for line in painplan("today", "--json", day=on(91)).document["waiting"]]
    assert "worsening" not in codes


def test_steps_that_a_specialist_agreed_to_are_gentle_and_say_why(painplan: Shell, coach_on: CoachOn) -> None:
    made = ["--goal", "Out", "--activity", "Walking", "--unit", "minutes", "--aim", "40"]
    painplan("plan", "add", *made, "--trial", "20", "--trial", "20", "--trial", "20")
    assert painplan("plan", "show", "walking", "--json").document["step"] == 2
    painplan("steps", "ask", "often", day=on(1))
    gentle = "A specialist agreed to steps; they are gentle ones"
    assert gentle in painplan("steps", "on", "--agreed-by", "specialist physiotherapist", day=on(2)).out
    assert painplan("plan", "show", "walking", "--json", day=on(2)).document["step"] == 1
    for command in (["why"], ["plan", "show", "walking"]):
        assert gentle in painplan(*command, day=on(2)).out
    painplan("steps", "off", day=on(3))
    assert gentle not in painplan("why", day=on(3)).out


@pytest.mark.usefixtures("walking_plan")
def test_an_amount_below_nothing_says_what_is_possible(painplan: Shell) -> None:
    ran = painplan("checkin", "--set", "done.walking=-3")
    assert (ran.code, "goes from 0 to 1,440" in ran.err) == (2, True)


@pytest.mark.usefixtures("walking_plan")
def test_the_example_of_ending_names_what_is_on_hold(painplan: Shell) -> None:
    painplan("hold", "start", "holiday")
    painplan("hold", "start", "new_medicine")
    said = painplan("hold", "end").err
    assert "bad_sleep" not in said
    assert said.rstrip().endswith(("end holiday", "end new_medicine"))


@pytest.mark.usefixtures("walking_plan")
def test_a_flare_up_alone_is_no_check_in_that_was_begun(painplan: Shell) -> None:
    painplan("flare", "start")
    assert "Check-in: not yet." in painplan("today").out
    painplan("flare", "end", day=on(2))
    assert "Check-in: not yet." in painplan("today", day=on(2)).out
    painplan("checkin", "--set", "mattered=yes", day=on(2))
    assert "Check-in: not yet." not in painplan("today", day=on(2)).out


@pytest.mark.usefixtures("walking_plan")
def test_why_of_two_plans_tells_both(painplan: Shell) -> None:
    painplan(
        "plan", "add", "--goal", "Home", "--activity", "Ironing", "--unit", "minutes", "--good", "10", "--bad", "6"
    )
    ran = painplan("why")
    assert (ran.code, "Walking: " in ran.out, "Ironing: " in ran.out) == (0, True, True)
    assert [one["plan"] for one in painplan("why", "--json").document["plans"]] == ["walking", "ironing"]
    assert painplan("why", "ironing", "--json").document["plan"] == "ironing"


@pytest.mark.usefixtures("walking_plan")
def test_the_reminder_of_two_falls_says_the_falls_check(painplan: Shell) -> None:
    painplan("safety", "--answer", "RF35=yes", "--answer", "RF35.decides=no")
    assert "Ask your practice for a falls check." in painplan("nudge").out


def test_without_a_unit_it_counts_whole_ones_and_says_so(painplan: Shell) -> None:
    told = "Counted in whole ones"
    assert told in painplan("pace", "2", "1", "1").out
    assert told not in painplan("pace", "2", "1", "1", "--unit", "minutes").out
    assert told not in painplan("pace", "8", "12", "10").out
