"""``painplan hold`` at a terminal: what is not given is asked for, in the words of the screen."""

from datetime import date

import pytest

from painplan.kit.assets import asset
from tests.conftest import Shell, on


def held(painplan: Shell, number: int = 0) -> list[str]:
    """The reasons that hold on a day."""
    waiting = painplan("today", day=on(number)).out
    return [reason for reason in ("an illness", "a holiday", "a new medicine") if f"On hold: {reason}" in waiting]


def test_a_hold_without_a_reason_is_asked_for_and_kept_as_by_options(painplan: Shell) -> None:
    asked = painplan("hold", "start", typed=["holyday", "2", "in 1 week"])
    assert "What comes first at the moment?" in asked.out
    assert "Choose one of the keys" in asked.err
    assert "steps wait" in asked.out
    assert "u takes it back" not in asked.out, "that key is one of the screens"
    assert held(painplan) == ["a holiday"]


def test_without_a_terminal_or_with_a_part_alone_the_reason_is_named_as_missing(painplan: Shell) -> None:
    for arguments, typed in (((), None), (("--until", on(3).isoformat()), ["2", ""])):
        refused = painplan("hold", "start", *arguments, typed=typed)
        assert (refused.code, held(painplan)) == (2, [])
        assert "REASON" in refused.err


def test_of_several_the_one_that_is_over_is_asked_and_of_an_illness_since_when(painplan: Shell) -> None:
    painplan("hold", "start", "illness")
    painplan("hold", "start", "new_medicine")
    asked = painplan("hold", "end", day=on(3), typed=["1", "5 days ago", "yesterday"])
    assert "Which one is over?" in asked.out
    assert "does not fit: the illness began on" in asked.err
    assert "Half of the amount until 48 hours have gone by" in asked.out
    assert held(painplan, 3) == ["a new medicine"]
    assert painplan("hold", "end", day=on(3), typed=[]).code == 0, "one alone is over without a question"


@pytest.mark.parametrize("reason", ["illness", "holiday"])
def test_what_is_on_hold_already_is_told_before_anything_else_is_asked(painplan: Shell, reason: str) -> None:
    painplan("hold", "start", reason)
    asked = painplan("hold", "start", typed=["1" if reason == "illness" else "2", "3", ""])
    assert "This is on hold already" in asked.err
    assert asked.out.count("Until when") == 1


def test_a_day_of_another_year_is_told_with_its_year_and_one_just_over_is_none(painplan: Shell) -> None:
    asked = painplan("hold", "start", typed=["2", "1 nov"], day=date(2026, 2, 1))
    assert "steps wait until Sunday 1 November." in asked.out, "this year goes without saying"
    painplan("hold", "end", day=date(2026, 2, 2))
    asked = painplan("hold", "start", typed=["2", "20 dec", "20 dec 2027"], day=date(2026, 12, 24))
    assert "it was 20 December 2026" in asked.err
    assert "steps wait until Monday 20 December 2027." in asked.out
    assert "until Monday 20 December 2027" in painplan("today", day=date(2026, 12, 25)).out


def test_each_hold_is_told_with_whose_it_is_and_its_own_end(painplan: Shell, walking_plan: object) -> None:
    """clinical.md A12: waiting for advice holds one plan alone; A14 "Several at once": each keeps its own end."""
    painplan(
        "plan", "add", "--goal", "Home", "--activity", "Standing", "--unit", "minutes", "--good", "10", "--bad", "6"
    )
    painplan("hold", "start", "waiting_for_advice", "--plan", "standing")
    painplan("hold", "start", "bad_sleep", "--until", on(7).isoformat(), day=on(1))
    told = painplan("today", day=on(1)).out
    assert "On hold, Standing alone: waiting for advice, until you end it." in told
    assert f"On hold: {asset('flare')['holds']['reasons']['bad_sleep']}, until Monday 12 January." in told
    document = painplan("today", "--json", day=on(1)).document
    assert document["hold"] == {"reason": "bad_sleep", "until": on(7).isoformat()}
    assert [(one["reason"], one["until"], one["plan"]) for one in document["holds"]] == [
        ("bad_sleep", on(7).isoformat(), None),
        ("waiting_for_advice", None, "standing"),
    ]
    assert painplan("today", "--json", day=on(20)).document["holds"] == document["holds"][1:]


def test_an_illness_has_one_end_in_its_line(painplan: Shell) -> None:
    said = painplan("hold", "start", "illness", "--until", on(9).isoformat()).out
    assert said == (
        "On hold: an illness, until you say that you are well; you are asked from Wednesday 14 January on."
        " Nothing is asked for.\n"
    )
    assert painplan("nudge", day=on(8)).out == ""
    assert "well" not in {one["code"] for one in painplan("today", "--json", day=on(8)).document["waiting"]}
    for day in (on(9), on(12)):  # from the day on that was said, until it is answered
        asked = [
            one["text"] for one in painplan("today", "--json", day=day).document["waiting"] if one["code"] == "well"
        ]
        assert len(asked) == 1
        assert "are you well again?" in asked[0]
        assert "you are asked from" not in painplan("today", day=day).out
        assert "painplan hold end" in painplan("nudge", day=day).out
    painplan("hold", "end", "--well-since", on(12).isoformat(), day=on(12))
    assert "well" not in {one["code"] for one in painplan("today", "--json", day=on(12)).document["waiting"]}


def test_a_review_that_the_days_after_an_illness_put_off_is_told_on_the_day_it_comes(
    walking_plan: object, painplan: Shell
) -> None:
    """A14.4: no review is made on the days that ask for half, so its day is the first after them."""
    painplan("hold", "start", "illness", day=on(3))
    painplan("hold", "end", "--well-since", on(9).isoformat(), day=on(9))
    for day in (on(9), on(10)):
        told = painplan("plan", "show", "walking", "--json", day=day).document["next_review"]
        assert told == on(11).isoformat(), day
    assert painplan("today", "--json", day=on(11)).document["review_due"]
