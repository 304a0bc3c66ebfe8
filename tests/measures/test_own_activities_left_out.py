"""Own activities that cannot be compared: the sentence says so (clinical.md B1, PSFS)."""

import pytest

from painplan.measures.questionnaire_flow import QuestionnaireFlow
from painplan.measures.results_words import left_out_words
from tests.conftest import CoachOn, on


def test_where_nothing_is_compared_no_others_are_said_to_be() -> None:
    assert left_out_words(["drive"], compared=False).startswith("Not compared: drive. Too few")
    assert left_out_words(["drive"]).endswith("The others are.")


@pytest.mark.parametrize("left_out", ["", "-"])
def test_own_activities_can_be_left_out_as_a_whole(left_out: str, coach_on: CoachOn) -> None:
    flow = QuestionnaireFlow(coach_on(on(0)), "psfs")
    assert flow.step("activity 1").hint == "Enter: none, and go on."
    flow.answer("activity 1", left_out)
    assert [name for name in flow.names if name not in flow.said] == [], "nothing more is asked"
    flow.answer("activity 1", "Stairs")
    assert flow.step("activity 2").hint.endswith("Enter: no more.")
    flow.answer("activity 2", left_out)
    assert flow.activities == ("Stairs",)
    assert next(name for name in flow.names if name not in flow.said) == "item 1"
