"""``painplan measure`` and ``painplan test``: what was answered is kept, compared with one's own, and never more."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell, on
from tests.support import SAFE_TO_TEST


def document(painplan: Shell, *arguments: str, day: int = 0) -> Any:
    """The document of one command."""
    ran = painplan(*arguments, "--json", day=on(day))
    assert (ran.code, ran.err) == (0, "")
    return ran.document


def test_an_answer_is_kept_with_its_day(painplan: Shell) -> None:
    made = document(painplan, "measure", "peg", "7", "8", "6", "--date", "2025-12-20")
    assert (made["score"], made["date"], made["complete"]) == (7, "2025-12-20", True)
    assert made["notice"].startswith("PEG (c) Krebs")
    document(painplan, "measure", "peg", "--answer", "4", "--answer", "4", "--answer", "4")
    found = document(painplan, "measure", "peg", "--results")
    assert [result["score"] for result in found["results"]] == [7, 4]
    assert (found["baseline"], found["latest"], found["best"]) == (7, 4, 4)
    assert found["change"]["code"] == "better"
    assert found["enough"] is False


def test_own_activities_are_kept_and_only_the_same_ones_compared(painplan: Shell) -> None:
    names = [part for name in ("stairs", "lift", "walk") for part in ("--activity", name)]
    document(painplan, "measure", "psfs", "3", "4", "2", *names)
    again = document(painplan, "measure", "psfs", "6", "6", "4", day=28)
    assert again["activities"] == ["stairs", "lift", "walk"]
    found = document(painplan, "measure", "psfs", "--results", day=28)
    assert [round(one["score"], 3) for one in found["compared"]] == [3.0, 5.333]  # vector I3
    assert found["change"]["code"] == "better"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("peg", "11", "8", "6"), "11 does not fit"),
        (("peg", "7", "8"), "takes 3 answers; there are 2"),
        (("nothing", "1"), "There is no instrument “nothing”"),
        (("peg", "7", "8", "6", "--date", "2026-02-01"), "lies ahead"),
        (("--elsewhere", "Shoulder", "50", "--from", "0", "--to", "48"), "it goes from 0 to 48"),
        (("--elsewhere", "Shoulder", "34"), "needs its value and its range"),
        (("--elsewhere", "Shoulder", "1", "--from", "5", "--to", "5"), "cannot go from 5 to 5"),
        (("odi", "101"), "101 does not fit"),
        (("peg",), "Give the answers, for example"),
        (("peg", "7", "8", "--nine"), "There is no option"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_saved(
    painplan: Shell, arguments: tuple[str, ...], sentence: str
) -> None:
    ran = painplan("measure", *arguments)
    assert ran.code == 2
    assert sentence in ran.err
    assert document(painplan, "measure")["measures"] == []


def test_a_score_from_elsewhere_has_a_name_a_range_and_a_day(painplan: Shell) -> None:
    made = document(painplan, "measure", "--elsewhere", "Shoulder score", "34", "--from", "0", "--to", "48")
    assert (made["title"], made["score"], made["range"], made["higher_is_better"]) == (
        "Shoulder score",
        34,
        [0, 48],
        None,
    )
    found = document(painplan, "trend", made["instrument"])
    assert [point["value"] for point in found["points"]] == [34]
    assert (found["enough"], found["why_not"]) == (False, "too_few_assessments")


def test_a_saved_instrument_is_a_trend(painplan: Shell) -> None:
    for at, answer in enumerate("8765"):
        document(painplan, "measure", "peg", answer, answer, answer, day=28 * at)
    found = document(painplan, "trend", "peg", "--weeks", "20", day=90)
    assert (found["unit"], found["enough"], found["slope_per_4_weeks"]) == ("0-10", True, -1)
    assert "Asked 4 times" in painplan("trend", "peg", "--weeks", "20", day=on(90)).out


def test_questions_are_asked_line_by_line_at_a_terminal(painplan: Shell) -> None:
    ran = painplan("measure", "pgic", typed=["2", "[b]walks[/]"])
    assert ran.code == 0
    assert "Since I started this plan, my overall status is:" in ran.out
    (result,) = document(painplan, "measure", "pgic", "--results")["results"]
    assert (result["answers"], result["because"], result["responder"]) == ([2], "[b]walks[/]", True)


def test_at_a_terminal_every_answer_is_kept_as_it_is_given_and_goes_on_later(painplan: Shell) -> None:
    assert painplan("measure", "peg", typed=["7", "eleven", "back", "8", "-"]).code == 1, "nobody answers the third"
    (result,) = document(painplan, "measure", "peg", "--results")["results"]
    assert result["answers"] == [8, None, None]
    went_on = painplan("measure", "peg", typed=["5", "6"])
    assert went_on.code == 0
    assert "[2 of 3]" in went_on.out
    (result,) = document(painplan, "measure", "peg", "--results")["results"]
    assert (result["answers"], result["score"]) == ([8, 5, 6], pytest.approx(19 / 3))


def test_yes_and_no_can_be_typed_in_short(painplan: Shell) -> None:
    assert painplan("measure", "sure", typed=["y", "n", "yes", "1"]).code == 0
    (result,) = document(painplan, "measure", "sure", "--results")["results"]
    assert (result["answers"], result["score"]) == ([1, 0, 1, 1], 3)


def test_as_many_answers_are_asked_as_activities_were_named(painplan: Shell) -> None:
    for number, activities in enumerate((["stairs", "lifting"], ["stairs"])):
        given = [f"--activity={one}" for one in activities]
        ran = painplan("measure", "psfs", *given, typed=["3", "4"], day=on(number))
        assert "with stairs?" in ran.out
    results = document(painplan, "measure", "psfs", "--results", day=1)["results"]
    assert [one["answers"] for one in results] == [[3, 4], [3]]


def test_what_is_due_comes_back_after_its_time(painplan: Shell, walking_plan: object) -> None:
    assert walking_plan is not None

    def due(day: int) -> list[str]:
        return [one["instrument"] for one in document(painplan, "measure", "--due", day=day)["due"]]

    assert due(0)[:2] == ["peg", "confidence"]
    assert "pgic" not in due(0)
    document(painplan, "measure", "peg", "7", "8", "6")
    assert "peg" not in due(6)
    assert "peg" in due(7)
    assert "pgic" in due(28)


def test_heavy_answers_bring_the_page_of_support(painplan: Shell) -> None:
    assert "Help now" not in painplan("measure", "phq4", "2", "2", "2", "2").out
    assert "Help now" in painplan("measure", "phq4", "3", "3", "3", "0", day=on(1)).out


def test_a_banner_needs_a_change_that_stayed(painplan: Shell) -> None:
    for at, answer in enumerate("8844"):
        document(painplan, "measure", "peg", answer, answer, answer, day=7 * at)
    assert document(painplan, "measure", day=27)["banner"] is None, "the newest week is not over"
    told = document(painplan, "measure", day=28)["banner"]
    assert (told["measure"], told["direction"]) == ("peg", "better")
    assert "usually notice" in painplan("measure", day=on(28)).out
    assert "when things are bad" in painplan("measure", day=on(28)).out


# --- home tests ---


def test_at_a_terminal_a_test_is_asked_as_on_the_screens(painplan: Shell) -> None:
    lines = ["", "yes", "n", "1", "no", "no", "", "many", "11", "kitchen chair", "67", "men"]
    ran = painplan("test", "chair-stand", typed=lines)
    assert ran.code == 0, ran.err
    assert ran.out.index("Stop for chest pain") < ran.out.index("Can you usually stand up")
    (result,) = document(painplan, "measure", "chair-stand", "--results")["results"]
    assert (result["score"], result["conditions"], result["below_average"]) == (11, "kitchen chair", True)


def test_what_speaks_against_a_test_ends_it_at_once(painplan: Shell) -> None:
    ran = painplan("test", "tug", typed=["", "yes", "no", "yes", "no", "no", "", "12"])
    assert ran.code == 1
    assert "fall in the last month" in ran.err
    assert "Does your blood pressure" not in ran.out
    assert document(painplan, "measure")["measures"] == []


def test_a_day_that_lies_ahead_is_told_before_anything_is_asked(painplan: Shell) -> None:
    for command in (("test", "tug"), ("measure", "peg")):
        ran = painplan(*command, "--date", on(9).isoformat(), typed=["1"] * 9)
        assert (ran.code, "lies ahead" in ran.err, "?" in ran.out) == (2, True, False), command


def test_a_test_shows_its_safety_words_first(painplan: Shell) -> None:
    shown = document(painplan, "test", "tug")
    assert "Stop for chest pain" in shown["safety"][0]
    assert {question["id"] for question in shown["questions"]} == {"steady", "told", "fall", "faints", "pregnant"}
    assert "Stop for chest pain" in painplan("test", "tug").out


def test_a_result_is_kept_with_its_conditions_and_its_norm(painplan: Shell) -> None:
    options = ("--age", "67", "--table", "men", "--conditions", "kitchen chair")
    made = document(painplan, "test", "chair-stand", "--result", "11", *options, *SAFE_TO_TEST)
    assert (made["score"], made["below_average"], made["conditions"]) == (11, True, "kitchen chair")  # vector I6
    assert document(painplan, "test", "tug", "--result", "12.0", *SAFE_TO_TEST)["at_risk"] is True  # vector I7


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("fall=yes", "a fall in the last month"),
        ("faints=yes", "blood pressure"),
        ("pregnant=yes", "pregnant and dizzy"),
        ("told=yes", "told to avoid it"),
        ("steady=no", "stand and walk without help"),
    ],
)
def test_what_speaks_against_a_test_leaves_it_out(painplan: Shell, answer: str, why: str) -> None:
    ran = painplan("test", "tug", "--answer", answer, "--result", "11")
    assert ran.code == 1
    assert why in ran.err
    assert document(painplan, "measure")["measures"] == []


def test_an_open_warning_sign_leaves_every_test_out(painplan: Shell) -> None:
    painplan("safety", "--answer", "RF01=yes")
    ran = painplan("test", "chair-stand", "--result", "11")
    assert ran.code == 1
    assert "A home test waits until a clinician has looked at it." in ran.err
    assert "chair-stand" not in [one["instrument"] for one in document(painplan, "measure", "--due")["due"]]


def test_a_questionnaire_is_no_home_test(painplan: Shell) -> None:
    ran = painplan("test", "peg", "--result", "1")
    assert ran.code == 2
    assert "is no home test" in ran.err


def test_a_clinics_own_instrument_is_asked_and_scored(painplan: Shell, place: Path) -> None:
    own = place / "instruments"
    own.mkdir(parents=True)
    (own / "stairs.toml").write_text('title = "Stairs"\nscoring = "count"\n' + '[[items]]\ntext = "[b]up[/]?"\n' * 3)
    (own / "broken.toml").write_text("title = ")
    assert document(painplan, "measure", "stairs", "yes", "no", "yes")["score"] == 2
    (broken,) = document(painplan, "measure", "--list")["broken"]
    assert broken["name"] == "broken.toml"


def test_a_fall_that_was_noted_leaves_tests_out_for_a_month(painplan: Shell) -> None:
    """clinical.md B4: never offered after a fall in the last month."""
    painplan("checkin", "--set", "fall=yes", day=on(0))
    refused = painplan("test", "tug", "--result", "11", day=on(30))
    assert (refused.code, "a fall in the last month" in refused.err) == (1, True)
    assert painplan("test", "tug", "--result", "11", *SAFE_TO_TEST, day=on(30)).code == 0, "it was an accident"
    assert painplan("test", "tug", "--result", "11", *SAFE_TO_TEST, day=on(31)).code == 0


def test_weights_are_taken_where_the_goals_are_asked_line_by_line(painplan: Shell, walking_plan: object) -> None:
    ran = painplan("measure", "gas", "--weights", "5", "--because", "the walks", typed=["1"])
    assert (ran.code, ran.err) == (0, "")
    (result,) = document(painplan, "measure", "gas", "--results")["results"]
    assert (result["answers"], result["because"]) == ([-2], "the walks")
    asked = painplan("measure", "gas", "--weights", "1,2", typed=["1"])
    assert (asked.code, asked.err) == (2, "Goals: 1, weights: 2. Give one weight for each goal.\n"), (
        "before it is asked"
    )
    for name in ("peg", "psfs"):
        refused = painplan("measure", name, "--weights", "1,2", typed=["1"])
        assert refused.code == 2
        assert refused.err.endswith("has no weights. Leave them out.\n")


@pytest.mark.parametrize("answers", [("7", "8", "6"), ()])
def test_an_option_that_says_nothing_of_an_instrument_is_not_lost(answers: tuple[str, ...], painplan: Shell) -> None:
    for option in (("--arms",), ("--age", "67"), ("--table", "men")):
        ran = painplan("measure", "peg", *answers, *option, typed=["7", "8", "6"])
        assert (ran.code, ran.out) == (2, "")
        assert f"{option[0]} has no meaning" in ran.err


def test_the_arms_are_noted_where_the_test_is_asked(painplan: Shell) -> None:
    ran = painplan("measure", "chair-stand", "--arms", typed=["no", "no", "no", "no", "no", "no", ""])
    assert "do not go together" not in ran.err


@pytest.mark.parametrize("named", [1, 2, 3, 4, 5])
def test_one_to_five_own_activities_are_asked_for(named: int, painplan: Shell) -> None:
    """The form asks for up to three and has room for five (clinical.md B1)."""
    activities = ["stairs", "lifting", "garden", "bus", "shopping"][:named]
    ended = [] if named == 5 else [""]
    ran = painplan("measure", "psfs", typed=[*activities, *ended, *["3"] * named])
    assert (ran.code, ran.err) == (0, "")
    (result,) = document(painplan, "measure", "psfs", "--results")["results"]
    assert (result["activities"], result["answers"]) == (activities, [3] * named)
    assert "[1, up to 5]" in ran.out
    assert ("Three are enough" in ran.out) == (named >= 3)
