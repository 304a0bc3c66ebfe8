"""``painplan today``: what to do, and why that much."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from painplan.kit.days import day_of
from tests.conftest import FIRST, Shell, on

FIELDS = {"date", "checked_in", "locked", "review_due", "plans"}
PLAN_FIELDS = {"id", "activity", "unit", "target", "ceiling", "smaller", "state", "why"}
with_plan = pytest.mark.usefixtures("walking_plan")


def plan_on(painplan: Shell, number: int) -> Any:
    """The one plan as it stands on a day."""
    (plan,) = painplan("today", "--json", day=on(number)).document["plans"]
    return plan


def test_without_a_diary_it_says_how_to_begin_and_makes_no_folder(painplan: Shell, place: Path) -> None:
    document = painplan("today", "--json").document
    assert {name: document[name] for name in FIELDS} == {
        "date": "2026-01-05",
        "checked_in": False,
        "locked": None,
        "review_due": False,
        "plans": [],
    }
    assert "painplan plan add --help" in painplan("today").out
    assert not place.exists()


@with_plan
def test_the_document_has_the_promised_fields(painplan: Shell) -> None:
    """clinical.md A12: tries 8, 12, 10 start with 8; ceiling 1.2 times, smaller version half of it."""
    document = painplan("today", "--json").document
    (plan,) = document["plans"]
    assert set(document) >= FIELDS
    assert {name: plan[name] for name in PLAN_FIELDS - {"why"}} == {
        "id": "walking",
        "activity": "Walking",
        "unit": "minutes",
        "target": 8,
        "ceiling": 9,
        "smaller": 4,
        "state": "steady",
    }
    assert [set(reason) for reason in plan["why"]] == [{"code", "text", "numbers", "met", "rule"}] * 2
    assert [reason["code"] for reason in plan["why"]] == ["starting_point", "step"]
    assert all(reason["text"].endswith(".") for reason in plan["why"])


@with_plan
def test_whole_numbers_are_written_without_a_point(painplan: Shell) -> None:
    assert '"target":8,"ceiling":9,"smaller":4,' in painplan("today", "--json").out


@with_plan
def test_plain_lines_say_the_same(painplan: Shell) -> None:
    lines = painplan("today").out.splitlines()
    assert lines[0] == "Monday 5 January"
    assert "Walking (walking): 8 minutes today" in lines
    assert "  up to 9 on a good day, 4 if it flares; steady" in lines
    assert "Check-in: not yet. painplan checkin" in lines
    painplan("checkin", "--set", "flare=yes")
    assert "  8 again after the flare-up; flare-up" in painplan("today").out.splitlines()


@with_plan
def test_a_check_in_is_known(painplan: Shell) -> None:
    painplan("checkin", "--set", "pain=3")
    assert painplan("today", "--json").document["checked_in"] is True
    assert painplan("today", "--json", day=on(1)).document["checked_in"] is False


@with_plan
def test_the_review_is_due_after_seven_days_and_stays_due(painplan: Shell) -> None:
    due = [painplan("today", "--json", day=on(number)).document["review_due"] for number in (0, 6, 7, 20)]
    assert due == [False, False, True, True]


@with_plan
def test_a_flare_up_makes_the_amount_smaller_step_by_step(painplan: Shell) -> None:
    """FL-1, clinical.md A13: days 1-2 half, days 3-4 three quarters, then held for a week."""
    painplan("checkin", "--set", "flare=yes")
    assert [(plan_on(painplan, n)["target"], plan_on(painplan, n)["state"]) for n in (0, 1)] == [(4, "flare")] * 2
    painplan("checkin", "--set", "flare=yes", day=on(2))
    assert (plan_on(painplan, 2)["target"], plan_on(painplan, 2)["ceiling"]) == (6, 6)
    painplan("checkin", "--set", "flare=no", day=on(3))
    assert (plan_on(painplan, 3)["target"], plan_on(painplan, 3)["state"]) == (6, "flare"), "a no ends none"
    painplan("checkin", "--set", "flare_over=yes", day=on(3))
    after = [plan_on(painplan, number) for number in (3, 4, 5, 9, 10)]
    assert [(plan["target"], plan["state"]) for plan in after] == [
        (6, "easing_back"),
        (6, "easing_back"),
        (8, "easing_back"),
        (8, "easing_back"),
        (8, "steady"),
    ]


@with_plan
def test_something_worrying_locks_until_it_has_been_looked_at(painplan: Shell) -> None:
    painplan("checkin", "--set", "worry=yes")
    later = painplan("today", "--json", day=on(30)).document
    assert later["locked"]["reason"] == "safety_lock"
    assert later["plans"][0]["state"] == "locked"
    assert "safety_lock" in [reason["code"] for reason in later["plans"][0]["why"]]
    painplan("checkin", "--set", "worry_looked_at=yes", day=on(31))
    freed = painplan("today", "--json", day=on(31)).document
    assert (freed["locked"], freed["plans"][0]["state"]) == (None, "steady")


def test_a_worry_is_kept_in_sight_before_any_plan_began(painplan: Shell) -> None:
    painplan("checkin", "--set", "worry=yes")
    assert painplan("today", "--json").document["locked"]["reason"] == "safety_lock"
    assert painplan("today", "--json", day=on(-1)).document["locked"], "by all that was said, whatever the clock says"
    said = painplan("checkin", "--set", "worry=no", day=on(1))
    assert "--set worry_looked_at=yes" in said.out
    assert painplan("today", "--json", day=on(1)).document["locked"]["reason"] == "safety_lock", "nothing new"
    painplan("checkin", "--set", "worry_looked_at=yes", day=on(2))
    assert painplan("today", "--json", day=on(2)).document["locked"] is None
    assert "still stands" not in painplan("checkin", "--set", "worry=no", day=on(2)).out
    assert painplan("today", "--json", day=on(2)).document["locked"] is None


@with_plan
def test_a_missed_amount_is_never_added_to_another_day(painplan: Shell) -> None:
    painplan("checkin", "--set", "done.walking=0")
    assert [plan_on(painplan, number)["target"] for number in (1, 2, 5)] == [8, 8, 8]


def test_two_plans_stand_side_by_side_in_the_order_they_began(painplan: Shell, walking_plan: object) -> None:
    tries = ["--trial", "20", "--trial", "26", "--trial", "23"]
    added = ["--goal", "Upstairs", "--activity", "Stairs", "--unit", "repetitions", *tries]
    assert painplan("plan", "add", *added, day=on(1)).code == 0
    plans = painplan("today", "--json", day=on(1)).document["plans"]
    assert [(plan["id"], plan["target"], plan["unit"]) for plan in plans] == [
        ("walking", 8, "minutes"),
        ("stairs", 18, "repetitions"),
    ]


def test_what_people_wrote_cannot_steer_the_terminal(painplan: Shell) -> None:
    written = "[b]Garten[/b] \x1b[2J\x1b]0;t\x07🙂 שלום\u202e"
    tries = ["--trial", "8", "--trial", "12", "--trial", "10"]
    made = painplan("plan", "add", "--goal", written, "--activity", written, "--unit", "minutes", *tries, "--json")
    assert made.document["activity"] == written
    plain = painplan("today").out
    assert "[b]Garten[/b] [2J]0;t🙂 שלום (b-garten-b-2j-0-t): 8 minutes today" in plain
    assert not {"\x1b", "\x07", "\u202e"} & set(plain)
    assert painplan("today", "--json").document["plans"][0]["activity"] == written


def test_the_day_is_the_real_one_when_none_is_pretended(painplan: Shell) -> None:
    before = day_of(datetime.now())
    said = painplan("today", "--json", day=None).document["date"]
    assert before.isoformat() <= said <= day_of(datetime.now()).isoformat()
    assert said != FIRST.isoformat()
