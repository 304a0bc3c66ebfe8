"""``painplan review``: how the week went, what could come next, and the person's decision."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell, on

pytestmark = pytest.mark.usefixtures("walking_plan")
FillWeek = Callable[..., None]


def review(painplan: Shell, day: int, *options: str) -> Any:
    """The one review of a day."""
    ran = painplan("review", *options, "--json", day=on(day))
    assert (ran.code, ran.err) == (0, "")
    (found,) = ran.document["reviews"]
    return found


def quota(painplan: Shell, day: int) -> float:
    """The amount in force on a day."""
    return float(painplan("plan", "show", "walking", "--json", day=on(day)).document["quota"])


def test_before_a_week_is_over_nothing_is_due(painplan: Shell) -> None:
    ran = painplan("review", "--json", day=on(6))
    assert ran.code == 0
    assert {name: value for name, value in ran.document.items() if name != "not_asked"} == {
        "date": "2026-01-11",
        "due": False,
        "why_not": "No review is due yet. The next one can be made from 12 January 2026 on.",
        "page": [],
        "next_review": "2026-01-12",
        "reviews": [],
        "to_mention": [],
    }
    assert painplan("review", day=on(6)).out == (
        "Not asked yet: the list of warning signs. Worth answering before tries and steps: painplan safety\n"
        "No review is due yet. The next one can be made from 12 January 2026 on.\n"
    )


@pytest.mark.parametrize("option", ["--accept", "--hold", "--smaller"])
def test_deciding_too_early_is_refused_and_changes_nothing(option: str, painplan: Shell, place: Path) -> None:
    before = (place / "plan.json").read_bytes()
    ran = painplan("review", option, "--json", day=on(6))
    assert (ran.code, ran.out) == (1, "")
    assert "from 12 January 2026 on" in ran.err
    assert (place / "plan.json").read_bytes() == before


def test_a_good_week_proposes_one_step_with_its_figures(painplan: Shell, a_week: FillWeek) -> None:
    a_week()
    found = review(painplan, 7)
    promised = ("plan", "from", "to", "quota", "adherence", "overdo", "settle", "mean_rpe", "logged_days")
    assert {name: found[name] for name in promised} == {
        "plan": "walking",
        "from": "2026-01-05",
        "to": "2026-01-11",
        "quota": 8,
        "adherence": 1,
        "overdo": 0,
        "settle": 1,
        "mean_rpe": None,
        "logged_days": 5,
    }
    assert (found["decision"], found["reasons"], found["next_quota"]) == ("up", ["all_clear"], 9)
    assert (found["accepted"], found["choice"], found["agreed"]) == (False, None, None)
    assert quota(painplan, 7) == 8, "looking decides nothing"


def test_accepting_takes_the_step_once(painplan: Shell, a_week: FillWeek) -> None:
    a_week()
    found = review(painplan, 7, "--accept")
    assert (found["accepted"], found["choice"], found["agreed"]) == (True, "take", 9)
    assert quota(painplan, 7) == 9
    again = painplan("review", "--accept", day=on(7))
    assert (again.code, again.out) == (1, "")
    assert "from 19 January 2026 on" in again.err
    assert quota(painplan, 7) == 9


def test_staying_is_always_possible(painplan: Shell, a_week: FillWeek) -> None:
    a_week()
    found = review(painplan, 7, "--hold")
    assert (found["decision"], found["choice"], found["agreed"]) == ("up", "hold", 8)
    assert quota(painplan, 8) == 8


def test_never_more_than_one_step_in_seven_days(painplan: Shell, a_week: FillWeek) -> None:
    a_week()
    painplan("review", "--accept", day=on(7))
    a_week(7, done=9)
    for day in range(8, 14):
        assert painplan("review", "--accept", day=on(day)).code == 1
    assert review(painplan, 14, "--accept")["agreed"] == 10


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"done": 5}, "low_adherence"),
        ({"done": 11}, "overdone"),
        ({"settled.walking": "no"}, "not_settled"),
        ({"settled.walking": ""}, "settle_unknown"),
        ({"rpe.walking": "6"}, "effort_high"),
        ({"flare": "yes"}, "flare"),
        ({"worry": "yes"}, "safety_lock"),
    ],
)
def test_each_gate_can_hold_the_week(more: dict[str, Any], reason: str, painplan: Shell, a_week: FillWeek) -> None:
    a_week(**more)
    found = review(painplan, 7, "--accept")
    assert found["decision"] == "hold"
    assert reason in found["reasons"]
    assert (found["next_quota"], found["agreed"]) == (8, 8)
    assert [why["code"] for why in found["why"]] == found["reasons"]
    assert all(why["text"].endswith(".") for why in found["why"])


def test_too_few_days_hold(painplan: Shell) -> None:
    for day in range(3):
        painplan("checkin", "--set", "done.walking=8", "--set", "settled.walking=yes", day=on(day))
    found = review(painplan, 7)
    assert (found["decision"], found["reasons"], found["logged_days"]) == ("hold", ["too_few_days"], 3)


def test_two_hard_weeks_propose_less(painplan: Shell, a_week: FillWeek) -> None:
    """clinical.md A12 DOWN: 80 % of what was done, rounded down."""
    a_week(done=5)
    painplan("review", "--accept", day=on(7))
    a_week(7, done=5)
    found = review(painplan, 14, "--accept")
    assert (found["decision"], found["reasons"], found["agreed"]) == ("down", ["missed_twice"], 4)


def test_plain_lines_show_every_gate_and_how_to_decide(painplan: Shell, a_week: FillWeek) -> None:
    a_week()
    out = painplan("review", day=on(7)).out
    assert out.startswith("Not asked yet: the list of warning signs.")
    assert "\nWalking: 5 January 2026 to 11 January 2026\n" in out
    assert out.count("  met: ") == 4
    assert "  not known: effort" in out
    assert "5 of 5" in out
    assert "Proposal: one small step up, 9 minutes a day (now 8)" in out
    assert "painplan review --accept" in out
    assert "Settled: 9 minutes a day instead of 8 from today." in painplan("review", "--accept", day=on(7)).out


@pytest.mark.parametrize(("typed", "amount"), [("t", 9), ("T", 9), ("h", 8), ("", 8)])
def test_at_a_terminal_it_asks(typed: str, amount: float, painplan: Shell, a_week: FillWeek) -> None:
    a_week()
    ran = painplan("review", "--amount", typed=[typed], day=on(7))
    assert ran.code == 0, ran.err
    assert "t take it, h stay, Enter later" in ran.out
    assert quota(painplan, 7) == amount
    assert painplan("review", "--json", day=on(7)).document["due"] is (typed == "")


def test_an_answer_that_is_none_leaves_the_review_open(painplan: Shell, a_week: FillWeek) -> None:
    a_week()
    ran = painplan("review", "--amount", typed=["perhaps"], day=on(7))
    assert ran.code == 2
    assert "“perhaps” is none of: t take it, h stay. Nothing was changed" in ran.err
    assert painplan("review", "--json", day=on(7)).document["due"] is True


def test_an_unknown_plan_is_wrong_input(painplan: Shell) -> None:
    ran = painplan("review", "swimming", "--accept", day=on(7))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "There is no plan “swimming”. Your plans: walking.\n"


def test_only_one_of_two_plans_takes_the_step_of_the_week(painplan: Shell, a_week: FillWeek) -> None:
    tries = [part for amount in ("20", "26", "23") for part in ("--trial", amount)]
    painplan("plan", "add", "--goal", "Upstairs", "--activity", "Stairs", "--unit", "repetitions", *tries)
    a_week()
    a_week(done=18, plan="stairs")
    document = painplan("review", "--accept", "--json", day=on(7)).document
    made = [(each["plan"], each["decision"], each["agreed"]) for each in document["reviews"]]
    assert made == [("walking", "hold", 8), ("stairs", "up", 20)]
    assert "other_plan_first" in document["reviews"][0]["reasons"]


def test_at_a_terminal_the_week_is_gone_through_part_by_part(painplan: Shell, a_week: FillWeek) -> None:
    a_week(mattered="yes", note="made it to the park")
    signs = ["no"] * 11
    typed = ["y", "4", "5", "6", *signs, "t", "5", "1", "3", "walk to the gate"]
    ran = painplan("review", typed=typed, day=on(7))
    assert ran.code == 0, ran.err
    assert "“made it to the park”" in ran.out
    assert ran.out.index("What you did this week") < ran.out.index("t take it, h stay")
    assert "Settled: Walking, 8 minutes a day." in ran.out
    assert ran.out.endswith("That was the week. Everything you answered is kept.\n")
    assert quota(painplan, 7) == 8
    assert painplan("review", "--json", day=on(7)).document["due"] is False


def test_next_weeks_ceiling_is_told_with_the_proposal(painplan: Shell, a_week: FillWeek) -> None:
    a_week()
    assert "up to 10 minutes on a good day" in painplan("review", day=on(7)).out
    (view,) = painplan("review", "--json", day=on(7)).document["reviews"]
    assert (view["next_quota"], view["next_ceiling"]) == (9, 10)
    painplan("ask-first", "--answer", "AF01=yes", day=on(7))
    (view,) = painplan("review", "--json", day=on(7)).document["reviews"]
    assert (view["next_quota"], view["next_ceiling"]) == (8, 8)


def test_every_part_of_the_week_can_be_left_out(painplan: Shell, a_week: FillWeek) -> None:
    a_week()
    ran = painplan("review", typed=[""] * 16, day=on(7))
    assert ran.code == 0, ran.err
    assert painplan("review", "--json", day=on(7)).document["due"] is True


def test_an_emergency_sign_ends_the_list_and_holds_the_step(painplan: Shell, a_week: FillWeek) -> None:
    a_week()
    ran = painplan("review", typed=["", "yes", "t", "", ""], day=on(7))
    assert "This needs emergency help now." in ran.out
    assert "a day" not in ran.out.split("This needs emergency help now.")[1], "no amount any more"
    painplan("safety", "--looked-at", "RF01", "--by", "emergency department", day=on(7))
    assert quota(painplan, 7) == 8


def test_the_month_is_answered_and_moved_by_options(painplan: Shell) -> None:
    shown = painplan("review", "--monthly", "--json", day=on(30)).document
    assert (shown["kind"], shown["due"][0]["kind"], shown["finished"]) == ("monthly", "monthly", False)
    assert [part["name"] for part in shown["parts"]][-1] == "tracking"
    moved = painplan("review", "--monthly", "--later", "2", "--json", day=on(30)).document
    assert (moved["moved_to"], moved["due"]) == ("2026-02-18", [])
    said = painplan("review", "--monthly", "--set", "tracking=focus", "--set", "pacing.clock=7", day=on(44))
    assert "once a week is enough" in said.out
    assert painplan("review", "--monthly", "--json", day=on(44)).document["due"] == []


def test_a_goal_is_looked_back_at(painplan: Shell) -> None:
    said = painplan("review", "--goal", "-", "--set", "next=more_time", "--json", day=on(60))
    assert said.code == 0, said.err
    assert said.document["told"] == ["Noted: until 3 April 2026. u takes it back."]
    assert painplan("goals", "--json", day=on(60)).document["goals"][0]["by"] == "2026-04-03"
    refused = painplan("review", "--goal", "nothing", day=on(60))
    assert (refused.code, refused.out) == (2, "")
    assert painplan("review", "--later", "1", day=on(60)).code == 2
