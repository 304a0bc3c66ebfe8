"""Before a home test: what speaks against it today. Pure."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

Reply = Literal["yes", "no"]
OPEN_QUESTION = "ask_first"
"""A question that comes before tests and steps, answered with yes and not looked at (clinical.md C5)."""
OPEN_SIGN = "sign"
"""A warning sign that nobody has looked at: then no test is offered (clinical.md B4)."""


class AskedBefore(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question before a test."""

    id: str
    ask: str
    stops: Reply
    """The answer with which the test is left out."""
    why: str
    """The reason, as the second half of a sentence."""


def asked_before(decoded: Sequence[Mapping[str, object]]) -> tuple[AskedBefore, ...]:
    """The questions from their decoded file.

    Raises:
        msgspec.ValidationError: One does not fit.
    """
    return msgspec.convert(decoded, tuple[AskedBefore, ...])


def against(
    questions: Sequence[AskedBefore], answers: Mapping[str, str], *, sign_open: bool, question_open: bool = False
) -> str | None:
    """The first thing that speaks against a test today: something open or the id of a question; none: nothing does.

    Args:
        questions: What is asked.
        answers: By id; a question without an answer speaks against nothing yet.
        sign_open: Whether a warning sign is open.
        question_open: Whether a question that comes before tests is open.

    Source: clinical.md B4 ("never offer if").
    """
    if sign_open:
        return OPEN_SIGN
    if question_open:
        return OPEN_QUESTION
    return next((question.id for question in questions if answers.get(question.id) == question.stops), None)
