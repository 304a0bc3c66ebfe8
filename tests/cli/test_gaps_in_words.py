"""Every gap in the words is filled by every caller: all instruments through each way to ask them (clinical.md B1).

Beside this, whatever a command prints or a screen shows in any other test is looked at (tests/placeholders.py).
"""

from collections.abc import Iterator

import pytest

from painplan.errors import PainPlanError
from painplan.measures.program_instruments import instruments
from painplan.measures.questionnaire_flow import QuestionnaireFlow
from tests.conftest import FIRST, CoachOn, Shell
from tests.placeholders import GAP, names, unfilled

ALL = sorted(instruments().instruments)


def test_the_check_itself_sees_a_gap() -> None:
    assert {"activity", "usual", "title"} <= names()
    assert unfilled("Today, do you still have difficulty with {activity}?") == ["{activity}"]
    assert unfilled('{"activity": "walking", "n": {}} {not_a_gap_of_ours}') == []


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
