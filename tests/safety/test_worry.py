"""Something new or worrying stays open until a clinician looked at it (clinical.md A14; C, principle 4)."""

from typing import Any

import pytest

from painplan.checkin.records import CheckIn
from tests.conftest import FIRST, CoachOn, Shell, on


def lift(coach_on: CoachOn, number: int, key: str) -> None:
    """Answer the screen's last question of a day, and whatever it asks before about what was worrying, by ``key``."""
    coach = coach_on(on(number))
    asked = next(one for one in coach.questions(on(number)) if one.id == key)
    coach.answer(on(number), asked.options[0].pairs)


def test_the_screens_answer_that_it_was_looked_at_closes_it_and_nothing_new_does_not(coach_on: CoachOn) -> None:
    coach_on(FIRST).answer(FIRST, [("worry", "yes")])
    lift(coach_on, 1, "flare")
    assert coach_on(on(1)).worried
    lift(coach_on, 1, "looked_at")
    assert not coach_on(on(1)).worried
    lift(coach_on, 1, "flare")
    lift(coach_on, 2, "flare")
    assert not coach_on(on(2)).worried


def test_a_no_that_was_stored_before_a_yes_for_an_earlier_day_does_not_close_it(coach_on: CoachOn) -> None:
    lift(coach_on, 1, "flare")
    coach_on(on(1)).answer(FIRST, [("worry", "yes")])
    coach = coach_on(on(1))
    assert coach.worried
    looked_at = next(one for one in coach.questions(on(1)) if one.id == "looked_at")
    assert looked_at.given == "", "nobody was asked yet"
    lift(coach_on, 1, "looked_at")
    assert not coach_on(on(1)).worried


def test_on_its_own_day_a_yes_can_be_taken_back(coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    coach.answer(FIRST, [("worry", "yes")])
    coach.answer(FIRST, [("worry", "no")])
    assert not coach.worried


@pytest.mark.parametrize("taken_back", [[("worry_looked_at", "")], [("worry_looked_at", "no")], [("worry", "")]])
def test_that_it_was_looked_at_can_be_taken_back(taken_back: list[tuple[str, str]], coach_on: CoachOn) -> None:
    coach_on(FIRST).answer(FIRST, [("worry", "yes")])
    coach = coach_on(on(1))
    coach.answer(on(1), [("worry_looked_at", "yes")])
    assert not coach.worried
    coach.answer(on(1), taken_back)
    assert coach.worried


def test_something_new_after_it_was_looked_at_is_open_again(coach_on: CoachOn) -> None:
    coach_on(FIRST).answer(FIRST, [("worry", "yes")])
    coach = coach_on(on(1))
    coach.answer(on(1), [("worry_looked_at", "yes")])
    coach.answer(on(1), [("worry", "yes")])
    assert coach.worried


def test_a_no_of_an_entry_from_before_it_was_said_on_its_own_closes_as_it_did() -> None:
    assert CheckIn(day=FIRST, worry=False).worry_open is False
    assert CheckIn(day=FIRST, worry=False, worry_looked_at=False).worry_open is None


YES, NO, LOOKED_AT = (
    {"worry": True},
    {"worry": False, "worry_looked_at": False},
    {"worry": False, "worry_looked_at": True},
)


@pytest.mark.parametrize(
    ("one", "other", "open_now"),
    [(YES, NO, True), (YES, LOOKED_AT, True), (NO, LOOKED_AT, False), (NO, NO, None), (YES, {}, True), (NO, {}, None)],
)
def test_of_two_copies_of_a_day_a_yes_stands_and_a_no_closes_nothing(
    one: dict[str, bool], other: dict[str, bool], open_now: bool | None
) -> None:
    for earlier, later in ((one, other), (other, one)):
        both = CheckIn.from_both(earlier, later)
        entry = CheckIn(day=FIRST, worry=both["worry"], worry_looked_at=both["worry_looked_at"])
        assert entry.worry_open is open_now


def test_after_the_list_every_place_says_that_it_still_stands_and_how_it_ends(
    painplan: Shell, walking_plan: Any
) -> None:
    assert painplan("checkin", "--set", "worry=yes").code == 0
    listed = [part for sign in painplan("safety", "--json").document["questions"] for part in ("--answer", sign["id"])]
    answers = [f"{part}=no" if part != "--answer" else part for part in listed]
    ends = "checkin --set worry_looked_at=yes"
    went_through = painplan("safety", *answers)
    assert ends in went_through.out
    assert "Nothing is open" not in went_through.out
    assert ends in painplan("today").out
    assert "say so in the check-in" in " ".join(painplan("why", "walking").out.split())
    refused = painplan("safety", "--looked-at", "WORRY", "--by", "doctor")
    assert refused.code == 2
    assert ends in refused.err
    assert painplan("checkin", "--set", "worry_looked_at=yes", day=on(1)).code == 0
    assert ends not in painplan("today", day=on(1)).out
    assert "Nothing is open" in painplan("safety", *answers, day=on(1)).out
