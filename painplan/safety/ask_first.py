"""The questions that come before tests and steps: which of them wait for somebody's look (clinical.md C5)."""

from collections.abc import Iterable
from datetime import date

import msgspec

from painplan.errors import WrongInput
from painplan.kit.shape.shape_words import shape_words
from painplan.kit.words import say
from painplan.safety.opening import StillOpen, is_open
from painplan.safety.records import AskFirst
from painplan.store.book import Book


class Now(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked at once after a yes: whether it is there now, or new."""

    ask: str
    opens: str
    """The warning sign that a yes to it opens."""


class AskFirstQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """One question of the list."""

    id: str
    text: str
    now: Now | None = None


def questions_from(decoded: object) -> tuple[AskFirstQuestion, ...]:
    """The list as the words room read it.

    Raises:
        WrongInput: An entry is not a question; the text names the part.
    """
    try:
        return msgspec.convert(decoded, tuple[AskFirstQuestion, ...])
    except msgspec.ValidationError as error:
        raise WrongInput(say("ask_first.says.list_questions_ask_first", error=shape_words(error))) from error


def open_questions(answers: Iterable[AskFirst], day: date) -> tuple[AskFirst, ...]:
    """The answers that keep a plan at or below what is usual on a day.

    A yes stays open until somebody looked at it and said that one can go on; a later no does not close it (as with
    warning signs, clinical.md C, principle 4).
    """
    return tuple(said for said in answers if is_open(said, day))


def waiting(book: Book, day: date) -> tuple[StillOpen, ...]:
    """The same, as what somebody's look closes."""
    return tuple(StillOpen(one.question, one.since) for one in open_questions(book.ask_first, day) if one.since)
