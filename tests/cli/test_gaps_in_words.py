"""Every gap in the words is filled by every caller: all instruments through each way to ask them (clinical.md B1).

Beside this, whatever a command prints or a screen shows in any other test is looked at (tests/placeholders.py).
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from painplan.errors import PainPlanError
from painplan.measures.program_instruments import instruments
from painplan.measures.questionnaire_flow import QuestionnaireFlow
from tests.conftest import FIRST, CoachOn, Shell
from tests.placeholders import GAP, badly_said, names, unfilled

ALL = sorted(instruments().instruments)


def test_the_check_itself_sees_a_gap() -> None:
    assert {"activity", "usual", "title"} <= names()
    assert unfilled("Today, do you still have difficulty with {activity}?") == ["{activity}"]
    assert unfilled('{"activity": "walking", "n": {}} {not_a_gap_of_ours}') == []


@pytest.mark.parametrize("text", ["on 1 days", "1 more days", "kept..", "this , that", "1 entries back", "1 tries"])
def test_the_check_sees_what_no_sentence_says(text: str) -> None:
    assert badly_said(text)


@pytest.mark.parametrize(
    "text",
    ["1 day", "11 days", "2026-06-1 days", "1 of 1 days", "../here", "so …", "0.1 days", "1,001 days", "so ..."],
)
def test_and_leaves_what_is_said_well(text: str) -> None:
    assert not badly_said(text)


@pytest.mark.parametrize("name", ALL)
def test_the_questions_of_an_instrument_have_no_gaps(name: str, painplan: Shell) -> None:
    for arguments in (["score", name, "--items"], ["score", name, "--items", "--json"]):
        ran = painplan(*arguments)
        assert ran.code == 0, ran.err
        assert not GAP.findall(ran.out.replace("{\n", "")), arguments


@pytest.mark.parametrize("name", ALL)
def test_neither_have_they_when_asked_at_a_terminal(name: str, painplan: Shell) -> None:
    ran = painplan("measure", name, typed=["gardening", "stairs", "", *["1"] * 40])
    assert not GAP.findall(ran.out), ran.out


@pytest.mark.usefixtures("walking")
def test_nor_on_the_screens(coach_on: CoachOn) -> None:
    for name in ALL:
        for text in _asked(QuestionnaireFlow(coach_on(FIRST), name)):
            assert not GAP.findall(text), name


def _asked(flow: QuestionnaireFlow) -> Iterator[str]:
    while (step := flow.next) is not None:
        yield "\n".join((step.above, step.ask, step.hint, *(option.words for option in step.options)))
        try:
            flow.answer(step.id, step.id if step.id in ("activity 1", "activity 2") else "")
        except PainPlanError:
            return


def test_own_activities_that_were_not_rated_each_time_are_named(painplan: Shell) -> None:
    """B1, PSFS: never average different activities across time, and say which ones are left out."""
    painplan("measure", "psfs", "3", "4", "2", "--activity", "stairs", "--activity", "garden", "--activity", "car")
    again = painplan("measure", "psfs", "6", "6", "--activity", "stairs", "--activity", "garden")
    assert again.code == 0, again.err
    painplan("measure", "psfs", "6", "6", "--activity", "stairs", "--activity", "garden", day=FIRST.replace(month=2))
    painplan("measure", "psfs", "3", "4", "2", "--activity", "stairs", "--activity", "garden", "--activity", "car")
    said = painplan("measure", "psfs", "--results", day=FIRST.replace(month=2)).out
    assert "Not compared, since it was not rated each time: car." in said
    found = painplan("measure", "psfs", "--results", "--json", day=FIRST.replace(month=2)).document
    assert found["left_out"] == ["car"]
    assert [one["score"] for one in found["compared"]] == [3.5, 6]


def test_an_activity_without_an_answer_is_said_to_be_left_out(painplan: Shell) -> None:
    said = painplan("score", "psfs", "3", "-", "2").out
    assert "PSFS" in said or "Patient-Specific" in said
    assert "The score is over the 2 that were answered; 1 of 3 have no answer and are not in it." in said
    assert "not in it" not in painplan("score", "psfs", "3", "4", "2").out


def test_the_balance_test_is_told_by_the_stance_that_ended_it(painplan: Shell) -> None:
    """10 5 10 10: the instep was not held, so the tandem stance was not reached; it was not "not held"."""
    said = painplan("score", "four-stage-balance", "10", "5", "10", "10").out
    assert "The test ends with the first stance that is not held: instep, 5 of 10 seconds." in said
    assert "Tandem stance was not held" not in said
    assert "The test ended before the tandem stance." in said
    tandem = painplan("score", "four-stage-balance", "10", "10", "9").out
    assert "Tandem stance was not held for 10 seconds." in tandem
    assert "ended before" not in tandem
    one_leg = painplan("score", "four-stage-balance", "10", "10", "10", "4").out
    assert "one leg, 4 of 10 seconds" in one_leg
    assert "risk" not in one_leg


LOOKING = (
    *("today", "why", "review", "review --monthly", "plan show walking", "trend", "trend pain", "insight"),
    *("undo --list", "history", "goals", "week", "verify", "where", "erase"),
)


@pytest.mark.usefixtures("walking_plan")
def test_a_diary_with_one_of_each_says_one_of_each(painplan: Shell, tmp_path: Path) -> None:
    """Every count is 1 here: nothing is told as "1 days", and no stop stands twice."""
    painplan("backup", str(tmp_path / "before.zip"))
    painplan("checkin", "--set", "done.walking=8", "--set", "pain=3", "--set", "mattered=yes", "--set", "note=one")
    painplan("backup", str(tmp_path / "one.zip"))
    said = [painplan(*words.split(), day=FIRST + timedelta(days=days)) for days in (0, 1, 8) for words in LOOKING]
    said += [painplan("restore", str(tmp_path / f"{name}.zip"), "--dry-run") for name in ("before", "one")]
    said.append(painplan("report", str(tmp_path / "report.txt")))
    said.append(
        painplan(
            *[
                "plan",
                "add",
                "--goal",
                "a",
                "--activity",
                "b",
                "--unit",
                "minutes",
                "--trial",
                "8",
                "--trial-date",
                "2026-01-02",
            ]
        )
    )
    for ran in said:
        assert not badly_said(ran.out + ran.err), ran
    assert not badly_said((tmp_path / "report.txt").read_text(encoding="utf-8"))
