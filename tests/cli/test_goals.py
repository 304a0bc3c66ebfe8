"""``painplan goals``, ``ask-first`` and ``assessment``."""

from pathlib import Path

import pytest

from tests.conftest import Shell, on

EXPECTING = """
adult = "yes"
goal = "out with the children"
importance = 8
readiness = 3
activity = "Walking"
unit = "minutes"
aim = "20 min"
by = "in 12 weeks"
days = 5
purpose = 1
confidence = 8
expect = "Sundays at the pond"
expect_sure = 6
expect_roadblocks = "visitors"
ask_first = "0"
pem = "never"
start = "tries"
try1 = 8
try2 = "12,0"
try3 = "10 min"
ceiling = "yes"
"""


def test_a_goal_waits_goes_on_is_reached_and_is_let_go(painplan: Shell, walking_plan: object) -> None:
    assert "Kept for later" in painplan("goals", "park", "goal").out
    assert painplan("plan", "list", "--json").document["plans"][0]["state"] == "ended"
    assert painplan("goals", "resume", "goal", "--json").document["state"] == "active"
    assert painplan("plan", "list", "--json").document["plans"][0]["state"] == "active"
    assert painplan("goals", "reached", "goal", "--json").document["state"] == "reached"
    let_go = painplan("goals", "fits", "goal", "--no", day=on(5))
    assert "makes room" in let_go.out
    (goal,) = painplan("goals", "--json").document["goals"]
    assert (goal["state"], goal["state_since"], goal["plans"]) == ("no_longer_fits", on(5).isoformat(), ["walking"])
    assert "[fits no longer]" in painplan("goals", "list").out


def test_a_goal_has_five_levels_in_own_words(painplan: Shell, walking_plan: object) -> None:
    written = ["one", "two", "three", "four", "five"]
    given = [part for text in written for part in ("--level", text)]
    levels = painplan("goals", "levels", "goal", *given, "--json").document["levels"]
    assert [(one["level"], one["text"]) for one in levels] == list(zip(range(-2, 3), written, strict=True))
    assert "+0  the goal: three" in painplan("goals", "levels", "goal").out
    assert painplan("goals", "levels", "goal", "--level", "one").code == 2


@pytest.mark.parametrize("arguments", [("park", "x"), ("fits", "goal"), ("fits", "x", "--no"), ("levels", "x")])
def test_what_does_not_fit_is_a_sentence(painplan: Shell, walking_plan: object, arguments: tuple[str, ...]) -> None:
    ran = painplan("goals", *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_a_yes_before_steps_locks_and_a_named_look_unlocks(painplan: Shell, walking_plan: object) -> None:
    said = painplan("ask-first", "--answer", "AF05=yes", "--answer", "af06=no", "--json").document
    assert said["open"] == ["AF05"]
    assert painplan("today", "--json").document["plans"][0]["state"] == "locked"
    assert "AF05" in painplan("today").out
    told = painplan("ask-first", "--answer", "AF06=no").out
    assert "Check with a clinician before tries or steps" in told
    assert painplan("ask-first", "--looked-at", "AF05").code == 2
    looked = painplan("ask-first", "--looked-at", "af05", "--by", "midwife", day=on(2))
    assert "Looked at on 7 January 2026 by midwife" in looked.out
    assert painplan("today", "--json", day=on(2)).document["locked"] is None
    assert painplan("ask-first", "--looked-at", "AF05", "--by", "midwife", day=on(2)).code == 2


def test_the_questions_before_steps_are_asked_one_by_one(painplan: Shell) -> None:
    assert painplan("ask-first").code == 2
    asked = painplan("ask-first", typed=["2", "1", "maybe", "2", "1", *[""] * 12, "2", "1"])
    assert (asked.code, "Choose one of the keys: 1, 2" in asked.err) == (0, True), asked.err
    assert "Is the chest pain there now, or is it new?" in asked.out
    document = painplan("ask-first", "--json").document
    assert (document["open"], document["adult"], document["worsening"], document["told"]) == (
        ["AF02"],
        True,
        "sometimes",
        False,
    )
    assert document["never_asked"] == ["ask_first"], "some were left out"
    assert len(painplan("ask-first", "--list").out.splitlines()) == 17


@pytest.mark.parametrize("answer", ["AF99=yes", "AF01=perhaps", "AF01"])
def test_an_answer_that_does_not_fit_saves_nothing(painplan: Shell, place: Path, answer: str) -> None:
    assert painplan("ask-first", "--answer", answer).code == 2
    assert not place.exists()


def test_about_you_is_shown_back_with_strengths_first(painplan: Shell) -> None:
    lines = ["I cook", "8", "stairs", "3", "-", "9", "2", "7", "5", "1", "music", "1 4", "my sister", "work"]
    told = painplan("assessment", typed=[*lines, "1 5", "1", "3", "raised three", "why"])
    assert told.code == 0, told.err
    out = told.out[told.out.index("What you can build on:") :]
    assert out.index("up and about: 8 of 10") < out.index("What is hard at present:") < out.index("nights: 1 of 10")
    assert "raised three" in out
    assert "exercise, physiotherapy: I could do more" in out
    picture = painplan("assessment", "--show", "--json").document
    assert {line["name"] for line in picture["hard"]} == {"know", "worry_harm", "sleep"}
    assert {"worry_spiral", "mood", "people"} <= {line["name"] for line in picture["strengths"]}


def test_about_you_is_left_resumed_and_changed(painplan: Shell) -> None:
    assert painplan("assessment").code == 2
    assert "Nothing was told yet" in painplan("assessment", "--show").out
    stopped = painplan("assessment", typed=["I cook", "back", "I garden", "8"])
    assert (stopped.code, "Everything answered before is saved" in stopped.err) == (1, True)
    changed = painplan("assessment", "--answer", "longest=2", "--json").document
    assert [(line["name"], line["answer"]) for line in changed["told"]] == [("can_do", "I garden")]
    assert [line["name"] for line in changed["hard"]] == ["longest"]
    assert painplan("assessment", "--answer", "mood=11").code == 2
    assert painplan("assessment", "--answer", "song=1").code == 2
    assert painplan("assessment", "--list", "--json").document["questions"][0]["name"] == "can_do"


def test_what_is_expected_stands_with_the_goal_and_is_asked_again_beside_what_came(
    painplan: Shell, tmp_path: Path
) -> None:
    """The questions `expect…`: said in the conversation, told by goals and the page, asked anew at the goal's date."""
    file = tmp_path / "answers.toml"
    file.write_text(EXPECTING, encoding="utf-8")
    assert painplan("interview", "--answers", str(file), day=on(0)).code == 0
    (goal,) = painplan("goals", "--json", day=on(0)).document["goals"]
    said = {name: goal[name] for name in goal if name.startswith("expect")}
    assert said == {"expect": "Sundays at the pond", "expect_sure": 6, "expect_roadblocks": "visitors"}
    assert all(told in painplan("goals", day=on(0)).out for told in ("Sundays at the pond", "visitors"))
    assert all(told in painplan("report", "--preview", day=on(7)).out for told in ("Sundays at the pond", "visitors"))
    review = ("review", "--goal", goal["id"])
    parts = painplan(*review, "--json", day=on(84)).document["parts"]
    again = {part["name"]: part["lines"] for part in parts if part["name"].startswith("expect")}
    assert list(again) == ["expect", "expect_sure", "expect_roadblocks"]
    assert [any(told in line for line in again["expect"]) for told in ("Sundays", "8 minutes")] == [True, True]
    assert ["visitors" in line for line in again["expect_roadblocks"]] == [True]
    assert painplan(*review, "--set", "expect=longer ones", "--set", "expect_sure=9", day=on(84)).code == 0
    (goal,) = painplan("goals", "--json", day=on(84)).document["goals"]
    assert (goal["expect"], goal["expect_sure"], goal["expect_roadblocks"]) == ("longer ones", 9, "visitors")
    assert painplan(*review, "--set", "expect_sure=11", day=on(84)).code == 2


def test_what_was_never_expected_is_not_asked_again(painplan: Shell, tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_text("\n".join(line for line in EXPECTING.splitlines() if not line.startswith("expect")))
    assert painplan("interview", "--answers", str(file), day=on(0)).code == 0
    (goal,) = painplan("goals", "--json", day=on(0)).document["goals"]
    assert [goal[name] for name in goal if name.startswith("expect")] == [None, None, None]
    parts = painplan("review", "--goal", goal["id"], "--json", day=on(84)).document["parts"]
    assert not any(part["name"].startswith("expect") for part in parts)
