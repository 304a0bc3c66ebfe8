"""``painplan safety``: a yes locks steps, and only a look by somebody named unlocks them."""

import pytest

from painplan.coach.safety import Safety
from tests.conftest import CoachOn, Shell, on


def test_a_yes_locks_and_a_no_later_does_not_unlock(painplan: Shell, walking_plan: object) -> None:
    found = painplan("safety", "--answer", "RF12=yes", "--json").document
    assert found["locked"] is True
    assert [(sign["id"], sign["tier"]) for sign in found["open"]] == [("RF12", "S")]
    today = painplan("today", "--json").document
    assert (today["locked"]["reason"], today["plans"][0]["state"]) == ("safety_lock", "locked")
    assert painplan("safety", "--answer", "rf12=no", "--json", day=on(3)).document["locked"] is True
    nobody = painplan("safety", "--looked-at", "RF12", day=on(4))
    assert (nobody.code, "Say who looked at it" in nobody.err) == (2, True)
    freed = painplan("safety", "--looked-at", "RF12", "--by", "family doctor", "--json", day=on(4)).document
    assert (freed["locked"], freed["open"]) == (False, [])
    assert painplan("today", "--json", day=on(4)).document["plans"][0]["state"] == "steady"


def test_a_week_with_an_open_sign_brings_no_step(
    painplan: Shell, walking_plan: object, a_week: object, coach_on: CoachOn
) -> None:
    a_week()  # type: ignore[operator]  # a function that fills a week, see conftest
    Safety(coach_on(on(2))).answer_signs({"RF36": "yes"})
    Safety(coach_on(on(5))).sign_looked_at("RF36", "physiotherapist")
    (view,) = coach_on(on(7)).reviews()
    assert (view.proposal.decision, [reason.code for reason in view.proposal.reasons]) == ("hold", ["safety_lock"])


def test_long_standing_and_checked_is_for_the_next_review_only(painplan: Shell) -> None:
    found = painplan("safety", "--answer", "RF29=long_standing", "--json").document
    assert (found["locked"], found["open"][0]["tier"]) == (False, "R")
    refused = painplan("safety", "--answer", "RF01=long_standing")
    assert (refused.code, "new or worse" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("answer", "told"),
    [("RF99=yes", "no question “RF99”"), ("RF12=maybe", "does not answer RF12"), ("RF12", "is not an answer")],
)
def test_what_does_not_fit_is_a_sentence_and_nothing_is_saved(
    painplan: Shell, coach_on: CoachOn, answer: str, told: str
) -> None:
    ran = painplan("safety", "--answer", "RF20=yes", "--answer", answer)
    assert (ran.code, told in ran.err) == (2, True)
    assert coach_on(on(0)).book.signs == ()


def test_asked_one_by_one_a_yes_to_an_emergency_sign_ends_the_list_with_its_page(
    painplan: Shell, coach_on: CoachOn
) -> None:
    ran = painplan("safety", typed=["1", "3", "", "2"])
    assert ran.code == 0
    assert "Answer with 1 no, 2 yes." in ran.err
    assert "This needs emergency help now." in ran.out
    assert "RF03" in ran.out
    assert {answer.sign: answer.answer for answer in coach_on(on(0)).book.signs} == {"RF01": "no", "RF03": "yes"}


def test_without_a_terminal_the_questions_can_be_listed(painplan: Shell) -> None:
    assert painplan("safety").code == 2
    assert len(painplan("safety", "--list").out.splitlines()) == 32
    assert len(painplan("safety", "--json").document["questions"]) == 32


def test_undo_takes_an_answer_back(coach_on: CoachOn) -> None:
    coach = coach_on(on(0))
    Safety(coach).answer_signs({"RF20": "yes"})
    assert coach.undo()
    assert coach.book.signs == ()


def test_a_fall_asks_for_the_whole_list_and_an_asked_list_is_over(painplan: Shell) -> None:
    tries = [part for amount in ("8", "12", "10") for part in ("--trial", amount)]
    painplan("plan", "add", "--goal", "Out", "--activity", "Walking", "--unit", "minutes", *tries)
    document = painplan("safety", "--json").document
    assert document["due"]["why"] == "set_up"
    everything = [part for view in document["questions"] for part in ("--answer", f"{view['id']}=no")]
    assert painplan("safety", *everything, "--json").document["due"] is None
    painplan("checkin", "--set", "fall=yes", day=on(1))
    assert painplan("safety", "--json", day=on(2)).document["due"] == {
        "list": "whole",
        "why": "fall",
        "since": on(1).isoformat(),
    }
    assert "after the fall" in painplan("today", day=on(2)).out
    painplan("safety", *everything, day=on(2))
    assert painplan("safety", "--json", day=on(2)).document["due"] is None
