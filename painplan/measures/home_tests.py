"""Before a home test: what speaks against it today. Pure."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

Reply = Literal["yes", "no"]


class AskedBefore(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question before a test."""

    id: str
    label: str
    """What it is called among the answers."""
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


def against(questions: Sequence[AskedBefore], answers: Mapping[str, str]) -> str | None:
    """The id of the first question that speaks against a test today; none: nothing that was answered does.

    What is open or goes on is asked before (`painplan.safety.rules`).

    Args:
        questions: What is asked.
        answers: By id; a question without an answer speaks against nothing yet.

    Source: clinical.md B4 ("never offer if").
    """
    return next((question.id for question in questions if answers.get(question.id) == question.stops), None)
