"""What a plan begins with and why, what a try waits for, and small words beside amounts."""

import pytest

from painplan.kit.amounts import amount
from tests.conftest import CoachOn, Shell, answered_first, on

READING = ("--goal", "Read again", "--activity", "Reading", "--unit", "minutes")
ESTIMATES = ("--good", "23", "--bad", "6.5")
LOW = "Effort sometimes makes you worse, so it is not above the smaller one: 6 minutes."


def test_the_smaller_estimate_is_named_where_it_is_the_reason(painplan: Shell, coach_on: CoachOn) -> None:
    """clinical.md A14.1: where effort sometimes makes worse the start is never above LOW, and that is what is said."""
    answered_first(coach_on(on(0)))
    painplan("ask-first", "--answer", "AF14=sometimes")
    added = painplan("plan", "add", *READING, *ESTIMATES).out
    for said in (added, painplan("today").out, painplan("why", "reading").out):
        assert LOW in said
        assert "rounded down" not in said


@pytest.mark.parametrize(
    ("more", "quota", "words"),
    [
        (("--good", "30", "--bad", "4"), 4, "They are far apart, so it was set to what the smaller one allows"),
        (("--good", "20", "--bad", "15", "--aim", "10"), 10, "the aim is less, so the start was 10 minutes"),
    ],
)
def test_a_gap_and_the_aim_are_named_too(painplan: Shell, more: tuple[str, ...], quota: int, words: str) -> None:
    assert painplan("plan", "add", *READING, *more, "--json").document["quota"] == quota
    assert words in painplan("why", "reading").out


def test_a_try_is_taken_or_refused_as_a_plan_from_tries_is(painplan: Shell, coach_on: CoachOn) -> None:
    """clinical.md A12 PRE: one rule for every way to a try; what was never asked is told, and a known yes refuses."""
    tries = ("--trial", "8", "--trial", "9", "--trial", "10")
    painplan("plan", "add", *READING, *ESTIMATES)
    ways = (("plan", "try", "reading", "9"), ("plan", "add", *READING, *tries))
    for command in ways:
        taken = painplan(*command)
        assert (taken.code, "Not asked yet" in taken.out) == (0, True)
    painplan("ask-first", "--answer", "AF07=yes")
    for command in ways:
        refused = painplan(*command)
        assert (refused.code, "Check with a clinician first (AF07)" in refused.err) == (1, True)


def test_nothing_is_taken_that_was_not_offered(painplan: Shell, walking_plan: object) -> None:
    refused = painplan("restart", "walking", "--take")
    assert refused.code == 1
    assert "nothing to settle" in refused.err
    assert painplan("today", "--json").document["plans"][0]["target"] == 8


def test_after_a_smaller_amount_why_proposes_no_other_of_the_same_weeks(painplan: Shell, walking_plan: object) -> None:
    for number in range(14):
        answers = ["--set", "done.walking=2"] if number % 7 < 2 else ["--set", "done.walking=0"]
        painplan("checkin", "--set", "interference=3", *answers, day=on(number))
        if number == 6:
            painplan("review", "--accept", day=on(7))
    assert painplan("review", "--json", day=on(14)).document["reviews"][0]["decision"] == "down"
    painplan("review", "--accept", day=on(14))
    assert painplan("why", "walking", "--json", day=on(14)).document["so_far"]["decision"] == "hold"


def test_undo_tells_a_decision_by_the_amount_that_held(painplan: Shell, coach_on: CoachOn) -> None:
    """After a holiday it is 80 % already; going on with that is no step from the amount before it."""
    answered_first(coach_on(on(0)))
    tries = ("--trial", "50", "--trial", "50", "--trial", "50")
    painplan("plan", "add", *READING, *tries)
    painplan("hold", "start", "holiday", "--until", on(2).isoformat())
    assert painplan("restart", "reading", "--keep", day=on(20)).code == 0
    assert "from 40" not in painplan("undo", "--list", day=on(20)).out
    assert "32 minutes" in painplan("undo", "--list", day=on(20)).out


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("pages", "1 page"),
        ("slices", "1 slice"),
        ("loaves", "1 loaves"),
        ("stories", "1 stories"),
        ("potatoes", "1 potatoes"),
        ("crosses", "1 cross"),
        ("photos", "1 photo"),
    ],
)
def test_one_of_a_unit_is_a_word_or_stays_as_it_was_typed(unit: str, one: str) -> None:
    assert amount(1, unit) == one


def test_a_goal_without_pain_is_kept_and_nothing_is_promised(painplan: Shell) -> None:
    """clinical.md D2 Q3: "I can't promise less pain. What would less pain let you do?"."""
    rest = (*READING[2:], *ESTIMATES)
    assert "I can't promise less pain" in painplan("plan", "add", "--goal", "be pain-free", *rest).out
    assert "promise" not in painplan("plan", "add", "--goal", "out with the children", *rest).out
