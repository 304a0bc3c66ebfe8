"""Answers to the goal conversation from a file: the name of each question = its answer."""

from collections.abc import Mapping

from painplan.errors import CannotDo, PainPlanError, WrongInput
from painplan.goals.interview_amounts import UNASKED
from painplan.goals.interviews import GoalTalk
from painplan.kit.escape import one_line
from painplan.kit.script import Way
from painplan.kit.step import NOTHING
from painplan.kit.words import say

BEFORE = frozenset(
    {
        *("matters", "goal", "again", "activity", "unit", "unit_name", "aim", "by", "days", "confidence", "gentle"),
        *("pem", "start", "try1", "try2", "try3", "good", "bad"),
    }
)
"""The questions of the first version: a file that answers only these still makes a plan."""


def answers_in(talk: GoalTalk, given: Mapping[str, object]) -> dict[str, str]:
    """The answers in the order of the script, each checked as if it had been typed; what is missing is skipped.

    Raises:
        WrongInput: A question is not known, a needed answer is missing, or one does not fit.
        CannotDo: A rule refuses an answer, such as a plan that counts a medicine.
    """
    known = talk.script.names
    unknown = next((name for name in given if name not in known), None)
    if unknown is not None:
        raise WrongInput(say("goals.answer_file.no_such_question", name=one_line(unknown, 40), known=", ".join(known)))
    said: dict[str, str] = {}
    if "way" not in given:
        said["way"] = "" if given.keys() <= BEFORE else Way.WHOLE
    while (step := talk.script.next(said, talk.facts)) is not None:
        if step.id == "signs" and step.id not in given:
            said[step.id] = UNASKED
            continue
        typed = _typed(given[step.id]) if step.id in given else ""
        try:
            said.update(talk.changes(step.id, typed, said))  # type: ignore[arg-type]  # nothing to take out
        except PainPlanError as error:
            kind = CannotDo if isinstance(error, CannotDo) else WrongInput  # what a rule refuses ends with 1
            raise kind(say("goals.answer_file.not_fitting", question=step.id, asked=step.ask, why=error)) from error
    return said


def _typed(value: object) -> str:
    """A value of the file as a person would type it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return " ".join(str(one) for one in value) or NOTHING
        case _:
            return str(value)
