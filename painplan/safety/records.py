"""Warning signs, and what comes before steps: what a person said, and who looked at it (clinical.md C)."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from msgspec import Meta
from msgspec.structs import replace

from painplan.kit.bounds import Code
from painplan.kit.record import Record, Table
from painplan.safety.opening import begun_by

Role = Annotated[str, Meta(min_length=1, max_length=2_000)]
SignReply = Literal["yes", "no", "long_standing"]

YesNo = Literal["yes", "no"]

Worsening = Literal["never", "sometimes", "often", "always"]
MOST_QUESTIONS = 200


class SignAnswers(tuple["SignAnswer", ...]):
    """All answers of a diary; what they leave open on a day is found out once, though every course asks on its days."""

    @cached_property
    def open_by_day(self) -> dict[date, Any]:
        """What was found out so far."""
        return {}


class SignAnswer(Record, frozen=True, kw_only=True):
    """What a person said about one warning sign (clinical.md C); a yes stays open until it was looked at."""

    TABLE = Table(
        "signs",
        key=("sign",),
        known={"sign": ("warning_signs", "sign")},
        words=("looked_at_by",),
        open_with={"answer": ("yes", "long_standing")},
        closed_by=("looked_at", "looked_at_by", "taken_back"),
        lessened_by=("decides",),
        begins="since",
        kept_as=SignAnswers,
    )

    sign: Code
    """Id of the question, for example ``RF01``."""
    answer: SignReply
    since: date | None = None
    """The first day on which it was said to be there."""
    decides: YesNo | None = None
    """The answer to the question that decides between two tiers; none: skipped or unsure, which counts as a yes."""
    looked_at: date | None = None
    """The day on which somebody looked at it and said that one can go on."""
    looked_at_by: Role | None = None
    """Their role."""
    page_read: date | None = None
    """The day on which the page about it was read and left open; that alone changes nothing (clinical.md C)."""
    taken_back: date | None = None
    """The day on which a yes was taken back that had been a mistake; what it said stays in the history."""

    def brought_to(self, now: date, last_entry: Callable[[], date]) -> Self:
        """A yes that nobody looked at is open now, whichever day it was said on."""
        since = begun_by(self, self.answer, self.TABLE, now)
        return self if since == self.since else replace(self, since=since)


class AskFirst(Record, frozen=True, kw_only=True):
    """The answer to one of the questions that come before tests and steps (clinical.md C5)."""

    TABLE = Table(
        "ask_first",
        key=("question",),
        known={"question": ("ask_first", "question")},
        words=("looked_at_by",),
        open_with={"answer": ("yes",)},
        closed_by=("looked_at", "looked_at_by", "taken_back"),
        begins="since",
    )

    question: Code
    """Id of the question, for example ``AF06``."""
    answer: Literal["yes", "no"]
    since: date | None = None
    """The day of the first yes."""
    looked_at: date | None = None
    """The day on which somebody looked at it and said that one can go on."""
    looked_at_by: Role | None = None
    """Their role."""
    taken_back: date | None = None
    """The day on which a yes was taken back that had been a mistake; what it said stays in the history."""

    def brought_to(self, now: date, last_entry: Callable[[], date]) -> Self:
        """A yes that nobody looked at is open now, whichever day it was said on."""
        since = begun_by(self, self.answer, self.TABLE, now)
        return self if since == self.since else replace(self, since=since)


class Lost(Record, frozen=True, kw_only=True):
    """The plan book could not be read whole when it was written anew: nobody knows what is open (A12 ``UNKNOWN``).

    It ends when both lists were gone through again, or with a plan book of before that takes this one's place.
    """

    TABLE = Table("lost")

    on: date | None = None
    """The day on which that was last; none: the book is whole."""
    brought: bool = False
    """It came with an import or a merge, and the diary's own file was whole."""
    signs_on: date | None = None
    """The day since then on which the whole list of warning signs was gone through."""
    asked_first: Annotated[tuple[Code, ...], Meta(max_length=MOST_QUESTIONS)] = ()
    """The questions that come before steps which were answered since then."""
    over_on: date | None = None
    """The day on which both were done; none: what is open is not known."""

    def brought_to(self, now: date, last_entry: Callable[[], date]) -> Self:
        """What is not known is not known now, whichever day that was noted on."""
        return replace(self, on=now) if self.on is not None and self.on > now else self
