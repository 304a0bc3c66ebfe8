"""``painplan score``: the contract of the command line, with the vectors of clinical.md I1 to I7 and I16."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from painplan.measures.program_instruments import instruments
from tests.conftest import Shell

FIELDS = {"instrument", "score", "range", "higher_is_better", "band", "subscores", "complete", "notice"}


def score(painplan: Shell, *arguments: str) -> Any:
    """The document of one score."""
    ran = painplan("score", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert set(ran.document) >= FIELDS
    return ran.document


def test_peg(painplan: Shell) -> None:
    document = score(painplan, "peg", "7", "8", "6")
    assert (document["instrument"], document["score"], document["range"]) == ("peg", 7, [0, 10])
    assert (document["higher_is_better"], document["complete"]) == (False, True)
    assert document["notice"].startswith("PEG (c) Krebs EE et al. 2009")
    assert score(painplan, "peg", "6", "5", "5")["score"] == pytest.approx(5.333, abs=0.0005)


def test_a_dash_is_a_missing_answer(painplan: Shell) -> None:
    document = score(painplan, "peg", "7", "-", "6")
    assert (document["score"], document["complete"]) == (None, False)
    assert score(painplan, "sure", "Y", "-", "N", "Y")["score"] is None
    two_of_three = score(painplan, "psfs", "3", "-", "2")
    assert (two_of_three["score"], two_of_three["complete"]) == (2.5, True)


def test_psfs(painplan: Shell) -> None:
    document = score(painplan, "psfs", "3", "4", "2")
    assert (document["score"], document["higher_is_better"]) == (3, True)


def test_phq4(painplan: Shell) -> None:
    document = score(painplan, "phq4", "3", "3", "0", "0")
    assert (document["score"], document["band"], document["range"]) == (6, "moderate", [0, 12])
    assert document["subscores"] == {"gad2": 6, "phq2": 0}
    assert (document["gad2_positive"], document["phq2_positive"]) == (True, False)
    assert score(painplan, "phq4", "1", "1", "1", "1")["band"] == "mild"


@pytest.mark.parametrize(
    ("arguments", "t"),
    [
        (["--levels=-2,0,-1,2,0,1", "--weights=3,5,1,4,2,6"], 55),
        (["--levels", "-2,0,-1,2,0,1", "--weights", "3,5,1,4,2,6"], 55),
        (["--levels=0,-1,0"], 45.43565),
        (["--levels=1,1,1"], 63.69306),
        (["--levels=1,-,1,1"], 63.69306),
        (["--levels=-1"], 40),
        (["-2", "-2", "-2"], 22.61),
        (["--levels=-2,0,-1"], 36.306936),
    ],
)
def test_gas(arguments: list[str], t: float, painplan: Shell) -> None:
    document = score(painplan, "gas", *arguments)
    assert document["score"] == pytest.approx(t, abs=0.005)
    assert document["higher_is_better"] is True


def test_the_levels_of_the_goals_come_first_and_one_goal_has_no_t(painplan: Shell) -> None:
    """clinical.md B1: with one goal the level is shown, not T."""
    lines = painplan("score", "gas", "--levels=-1,0").out.splitlines()
    assert lines[0] == "Goal 1: less than expected (-1)"
    assert lines[1] == "Goal 2: expected level by the date (0)"
    assert "T 43.8" in lines[2]
    assert "T 4" not in painplan("score", "gas", "--levels=-1").out


@pytest.mark.parametrize(
    ("arguments", "below"),
    [
        (["12", "--age", "67", "--table", "men"], False),
        (["11", "--age", "67", "--table", "men"], True),
        (["12", "--age", "59", "--table", "men"], None),
        (["--arms", "--age", "67", "--table", "men"], True),
        (["12", "--age", "67", "--table", "none"], None),
        (["12", "--age", "67"], None),
        (["12"], None),
    ],
)
def test_chair_stand(arguments: list[str], below: bool | None, painplan: Shell) -> None:
    document = score(painplan, "chair-stand", *arguments)
    assert document["below_average"] is below
    assert document["score"] == (0 if "--arms" in arguments else int(arguments[0]))


@pytest.mark.parametrize(("seconds", "risk"), [("11.9", False), ("12.0", True), ("12", True), ("12,0", True)])
def test_tug(seconds: str, risk: bool, painplan: Shell) -> None:
    document = score(painplan, "tug", seconds)
    assert (document["at_risk"], document["higher_is_better"], document["unit"]) == (risk, False, "seconds")


@pytest.mark.parametrize(
    ("answers", "total", "conflict"),
    [("Y Y N Y", 3, True), ("y y y y", 4, False), ("yes no no no", 1, True), ("1 1 1 1", 4, False)],
)
def test_sure(answers: str, total: int, conflict: bool, painplan: Shell) -> None:
    document = score(painplan, "sure", *answers.split())
    assert (document["score"], document["conflict"], document["range"]) == (total, conflict, [0, 4])


def test_pgic_says_what_was_ticked(painplan: Shell) -> None:
    assert score(painplan, "pgic", "2")["band"] == "Much improved"


def test_a_score_from_elsewhere_has_no_questions(painplan: Shell) -> None:
    document = score(painplan, "odi", "35.5")
    assert (document["score"], document["range"]) == (35.5, [0, 100])
    assert "not part of PainPlan" in document["notice"]


def test_an_earlier_score_shows_how_big_the_change_is(painplan: Shell) -> None:
    change = score(painplan, "psfs", "6", "6", "4", "--before", "3")["change"]
    assert (change["code"], change["difference"]) == ("better", pytest.approx(2.333333))
    assert score(painplan, "tug", "10.8", "--before", "12")["change"]["code"] == "better"
    assert (
        "bigger than the change people usually notice" in painplan("score", "peg", "4", "5", "5", "--before", "7").out
    )


def test_the_list_names_every_instrument(painplan: Shell) -> None:
    ran = painplan("score", "--list", "--json")
    assert (ran.code, ran.err) == (0, "")
    listed = {entry["instrument"]: entry for entry in ran.document["instruments"]}
    assert {"peg", "psfs", "phq4", "gas", "chair-stand", "tug", "sure"} <= set(listed)
    assert listed["peg"]["range"] == [0, 10]
    assert ran.document["broken"] == []
    lines = painplan("score", "--list").out
    for name in listed:
        assert f"  {name} " in lines


@pytest.mark.parametrize("name", ["peg", "phq4", "pgic", "sure", "tug", "gas", "isi"])
def test_the_questions_can_be_read(name: str, painplan: Shell) -> None:
    ran = painplan("score", name, "--items", "--json")
    assert (ran.code, ran.err) == (0, "")
    document = ran.document
    said = painplan("score", name, "--items").out
    assert said.rstrip().endswith(document["notice"])
    for item in document["items"]:
        assert item["text"] is None or item["text"] in said


def test_how_a_test_is_done_begins_with_when_to_leave_it_out(painplan: Shell) -> None:
    said = painplan("score", "chair-stand", "--items").out.splitlines()
    assert said[1].startswith("Do this only if you can usually stand up and walk without help")
    assert said[2].startswith("Leave it out with")


@pytest.mark.parametrize(
    ("answers", "present", "absent"),
    [
        ("phq4 3 3 3 3", ["This is not a diagnosis.", "painplan help-now", "telling your doctor"], ["severe"]),
        ("phq4 0 0 0 0", ["This is not a diagnosis."], ["help-now", "telling your doctor", "heavy"]),
        ("phq8 3 3 3 3 3 3 3 3", ["finding things heavy. This is not a diagnosis."], ["severe"]),
        ("phq8-total 20", ["finding things heavy. This is not a diagnosis."], ["severe depression"]),
        ("sure Y Y N Y", ["Talk it through with someone"], []),
        ("tug 12", ["risk of falls", "telling a clinician"], []),
        ("tug 11", [], ["risk"]),
        ("chair-stand 12 --age 67 --table men", ["fewer than 12 is below average for men aged 65 to 69"], []),
        ("chair-stand 12 --age 59 --table men", ["no numbers for this age"], []),
        ("peg 6 5 5", ["PEG: 5.3", "lower is better", "for non-commercial use"], ["5.33"]),
        ("peg - 5 5", ["not enough answers for a score"], ["PEG: 5"]),
        (
            "five-sit-to-stand 11 --age 72",
            ["more than 12.6 seconds is worse than average for people aged 70 to 79", "This is not more."],
            ["mean"],
        ),
        ("five-sit-to-stand 12.7 --age 72", ["So this is; worth telling a clinician."], ["mean"]),
        ("five-sit-to-stand 12.7 --age 39", ["no limit for this age"], ["mean"]),
        ("psfs 3 4 2", ["minimum detectable change"], ["people usually notice"]),
        ("chair-stand 12", ["minimum detectable change"], ["people usually notice"]),
    ],
)
def test_plain_words(answers: str, present: list[str], absent: list[str], painplan: Shell) -> None:
    said = painplan("score", *answers.split())
    assert (said.code, said.err) == (0, "")
    for words in present:
        assert words in said.out
    for words in absent:
        assert words not in said.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Name an instrument and give its answers, for example: painplan score peg 7 8 6."),
        (["nonsense", "1"], "There is no instrument “nonsense”."),
        (["peg"], "Give the answers to PEG. Its questions: painplan score peg --items"),
        (["gas"], "for example: painplan score gas --levels=-2,0,-1"),
        (["peg", "7", "8"], "PEG takes 3 answers; there are 2."),
        (["peg", "7", "8", "11"], "11 does not fit activity (answer 3) of PEG: it goes from 0 to 10."),
        (["peg", "-1", "8", "6"], "-1 does not fit pain (answer 1) of PEG"),
        (["peg", "7", "x", "6"], "“x” does not fit enjoyment (answer 2) of PEG"),
        (["peg", "7", "nan", "6"], "“nan” does not fit"),
        (["peg", "7", "", "6"], "“” does not fit"),
        (["peg", "7", "8", "6", "--nonsense"], "There is no option “--nonsense”."),
        (["peg", "7", "8", "6", "7"], "PEG takes 3 answers; there are 4."),
        (["peg", "7", "8", "6", "--age", "67"], "--age has no meaning for PEG."),
        (["peg", "7", "8", "6", "--levels=1"], "--levels has no meaning for PEG."),
        (["peg", "7", "8", "6", "--weights=1,1,1"], "PEG has no weights."),
        (["peg", "7", "8", "6", "--before", "11"], "--before is 11; PEG goes from 0 to 10."),
        (["peg", "7", "8", "6", "--before", "x"], "--before: “x” is not a number."),
        (["sure", "Y", "Y", "N", "Y", "--before", "3"], "no size of a change is settled"),
        (["gas", "--levels=-3,0"], "-3 does not fit goal 1 of Goal Attainment Scaling: it goes from -2 to 2."),
        (["gas", "--levels=0,0.5"], "whole numbers from -2 to 2"),
        (["gas", "--levels=0,0", "--weights=1"], "Goals: 2, weights: 1."),
        (["gas", "--levels=0", "--weights=-1"], "-1 does not fit weight 1: weights go from 0 to 9."),
        (["gas", "--levels=0", "--weights=x"], "A weight: “x” is not a number."),
        (["gas", "0", "--levels=0"], "Give the levels once"),
        (["phq4", "1", "1", "1", "4"], "it goes from 0 to 3"),
        (["sure", "Y", "Y", "maybe", "Y"], "“maybe” does not fit risk benefit (answer 3): answer yes or no."),
        (["chair-stand", "12", "--age", "130", "--table", "men"], "130 is not in the range"),
        (["chair-stand", "12", "--table", "cats"], "'cats' is not one of"),
        (["tug", "0"], "it goes from 1 to 600"),
        (["tug", "12", "--arms"], "--arms has no meaning for Timed Up and Go."),
        (["\x1b[31m", "1"], "There is no instrument “�[31m”."),
    ],
)
def test_wrong_input_is_told(arguments: list[str], sentence: str, painplan: Shell, place: Path) -> None:
    for options in ((), ("--json",)):
        ran = painplan("score", *options, *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert sentence in ran.err
        assert ran.err.count("\n") == 1
        assert not place.exists()


def test_a_day_starts_without_the_instruments() -> None:
    """``painplan today`` stays quick: it imports neither measures nor single cases."""
    code = (
        "import sys; from painplan.cli.main import painplan; painplan.get_command(None, 'today'); "
        "print([name for name in sys.modules if name.startswith('painplan.measures.') and not name.endswith('records')"
        " or 'single_case' in name])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_what_is_known_of_change_is_the_same_with_an_earlier_score_and_without(painplan: Shell) -> None:
    """One statement for each instrument, whichever way it is asked."""
    known = "What is known about change: "
    for name, instrument in instruments().instruments.items():
        fewest, most = instrument.counts
        answers = [f"{instrument.scale_of(place).low:g}" for place in range(most if fewest == most else 3)]
        alone, low = painplan("score", name, *answers), f"{instrument.range[0]:g}"
        beside = painplan("score", name, *answers, "--before", low)
        told = [line for line in alone.out.splitlines() if line.startswith(known)]
        if told:
            assert beside.code == 0, (name, beside.err)
            assert told == [line for line in beside.out.splitlines() if line.startswith(known)], name
            assert "no size of a change is settled" not in beside.err
        else:
            assert (beside.code, "no size of a change is settled" in beside.err) in ((2, True), (0, False)), name


@pytest.mark.parametrize(
    ("name", "answer", "before"), [("tsk11", 30, 34), ("pcs", 20, 40), ("promis-function", 45, 40)]
)
def test_where_no_rule_says_how_big_the_difference_stands_beside_what_is_known(
    name: str, answer: int, before: int, painplan: Shell
) -> None:
    changed = score(painplan, name, str(answer), "--before", str(before))["change"]
    assert (changed["code"], changed["difference"]) == (None, answer - before)
    assert f"Before {before}, now {answer}." in painplan("score", name, str(answer), "--before", str(before)).out


def test_weights_that_are_all_nothing_are_told(painplan: Shell) -> None:
    """clinical.md B1: then every goal counts the same, and who typed them reads it."""
    told = score(painplan, "gas", "--levels=0,1,0", "--weights=0,0,0")
    assert told["score"] == score(painplan, "gas", "--levels=0,1,0")["score"]
    assert "Every weight is 0, so each goal counts the same." in told["says"]
    assert "Every weight is 0" not in painplan("score", "gas", "--levels=0,1,0", "--weights=0,1,0").out
