"""What comes before tries and steps and was never asked is told with each of them, and refuses nothing (A12 PRE)."""

from collections.abc import Iterator
from typing import get_args

import pytest

from painplan.safety.not_asked import NeverAsked, never_asked
from painplan.safety.rules import COULD_OPEN, TAKES_AWAY, THINGS, Situation, Unasked, not_asked
from tests.conftest import CoachOn, Shell, all_asked, on
from tests.support import SAFE_TO_TEST

ALL = ["ask_first", "worsening", "signs"]
"""What could change a test or something avoided; the age comes before tries and steps alone."""
COMMANDS = ["painplan ask-first", "painplan safety"]
TOLD = (
    "Not asked yet: whether you are 18 or older, what a clinician should hear of first, "
    "a lasting worsening after effort, the list of warning signs."
)
ADD = ["plan", "add", "--goal", "Out", "--activity", "Walking", "--unit", "minutes", "--aim", "20"]
TRIES = ["--trial", "8", "--trial", "12", "--trial", "10"]


@pytest.fixture
def week(painplan: Shell) -> None:
    """A plan made without a terminal and a week as planned; nothing was asked first."""
    assert painplan(*ADD, *TRIES).code == 0
    for number in range(7):
        said = ["mattered=yes", "interference=3", "flare=no", "worry=no", "done.walking=8", "settled.walking=yes"]
        painplan("checkin", *(part for one in said for part in ("--set", one)), day=on(number))


def ways() -> Iterator[tuple[str, list[str]]]:
    """Commands that an answer could change."""
    yield "show", ["plan", "show", "walking"]
    yield "today", ["today"]
    yield "review", ["review"]
    yield "test", ["test", "chair-stand", "--result", "12", *SAFE_TO_TEST]
    yield "test-words", ["test", "chair-stand"]
    yield "exposure", ["exposure", "add", "Lifting a child", "--fear", "40", "--value", "8"]


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize("arguments", [pytest.param(arguments, id=name) for name, arguments in ways()])
def test_every_way_tells_it_in_words_and_in_the_document(arguments: list[str], painplan: Shell) -> None:
    ran = painplan(*arguments, "--json", day=on(7))
    assert ran.code == 0
    age = ["adult"] if arguments[0] in ("plan", "today", "review") else []
    assert ran.document["not_asked"]["which"] == [*age, *ALL]
    assert ran.document["not_asked"]["commands"] == COMMANDS
    said = painplan(*arguments, day=on(7)).out
    assert "a lasting worsening after effort" in said or "not asked: age, ask first, lasting worsening" in said
    assert all(one in said for one in COMMANDS)


def test_a_new_plan_tells_it_at_once(painplan: Shell) -> None:
    made = painplan(*ADD, *TRIES)
    assert made.code == 0, "it refuses nothing"
    assert TOLD in made.out


def test_all_that_was_never_asked_stands_with_a_new_plan_also_after_a_refusal(
    painplan: Shell, coach_on: CoachOn
) -> None:
    refused = painplan(*ADD, *TRIES, "--adult", "no")
    assert (refused.code, refused.out) == (1, "")
    made = painplan(*ADD, *TRIES, "--json").document
    never = never_asked(coach_on(on(0)).facts)
    assert never == get_args(NeverAsked)
    assert {*never} < {*made["not_asked"]["which"]}
    assert painplan(*ADD, *TRIES, "--adult", "yes", "--json").document["not_asked"]["which"] == ALL


@pytest.mark.usefixtures("week")
def test_the_review_lists_it_as_not_known_and_never_says_that_every_check_was_met(painplan: Shell) -> None:
    said = painplan("review", day=on(7)).out
    assert "not known: first questions – not asked yet" in said
    assert "Every check" not in said
    found = painplan("review", "--accept", "--json", day=on(7)).document["reviews"][0]
    assert (found["reasons"], found["agreed"]) == (["all_clear"], 9)
    assert found["why"][0]["text"] == "Each check for a small step that is known was met."
    gates = painplan("why", "--json", day=on(7)).document["last_review"]["gates"]
    assert [gate["met"] for gate in gates if gate["code"] == "first_questions_unknown"] == [None]


@pytest.mark.usefixtures("week")
def test_once_all_was_asked_nothing_of_it_is_told(painplan: Shell, coach_on: CoachOn) -> None:
    all_asked(coach_on(on(7)))
    for _, arguments in ways():
        assert painplan(*arguments, "--json", day=on(7)).document["not_asked"] is None
        assert "Not asked yet" not in painplan(*arguments, day=on(7)).out
    painplan("checkin", "--set", "rpe.walking=3", day=on(6))
    assert "Every check for a small step was met." in painplan("review", day=on(7)).out


@pytest.mark.parametrize("thing", THINGS)
def test_a_question_is_told_with_exactly_what_an_answer_could_take_away(thing: str) -> None:
    told = not_asked(thing, Situation(unasked=get_args(Unasked)))  # type: ignore[arg-type]  # its words
    for name, states in COULD_OPEN.items():
        before = name == "adult" and thing in ("first_try", "try", "step")
        assert (name in told) == (before or any(thing in TAKES_AWAY[state] for state in states))
