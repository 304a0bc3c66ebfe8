"""The people around a plan: who they are, what was agreed with them, what they may see, what to ask them next."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from painplan.kit.bounds import Id, IdOrNone, Note
from painplan.kit.record import Record, Table
from painplan.team.decision_records import Words

TeamRole = Literal["primary", "physiotherapist", "occupational_therapist", "psychologist", "family", "friend", "other"]
ShareTopic = Literal["goals", "amounts", "function", "measures", "flares", "barriers", "questions", "decisions", "care"]
"""What may be shown to somebody. Notes about mood and one's own list for hard days are never among it (D4)."""
MOST_QUESTIONS = 5


class Member(Record, frozen=True, kw_only=True):
    """One person of the team."""

    TABLE = Table("members", key=("id",), words=("name", "helps", "agreed"), automatic="id", called="name", away="left")

    id: Id
    name: Words
    """As the person calls them."""
    role: TeamRole
    helps: Note = ""
    """What they help with."""
    agreed: Note = ""
    """What is agreed with them, for example who is called when."""
    shares: tuple[ShareTopic, ...] = ("goals", "function", "questions")
    """What they may see."""
    left: bool = False
    """No longer part of the team; what was agreed stays."""


class VisitQuestions(Record, frozen=True, kw_only=True):
    """The questions for the next visit, in the order they were written."""

    TABLE = Table("visit_questions", words=("questions",), gathers={"questions": ""})

    questions: Annotated[tuple[Words, ...], Meta(max_length=MOST_QUESTIONS)] = ()


class Visit(Record, frozen=True, kw_only=True):
    """A session with somebody of the team, and what was agreed in it."""

    TABLE = Table(
        "visits",
        key=("on", "member"),
        refs={"member": "members"},
        order=("on",),
        empty=True,
        words=("agreed", "asked"),
        gathers={"asked": ""},
    )

    member: Id
    """Id of the person."""
    on: date
    agreed: Note = ""
    asked: tuple[Words, ...] = ()
    """The questions that were asked there."""
    next_on: date | None = None
    """When they meet again."""


class ReplyCode(Record, frozen=True, kw_only=True):
    """By which a form for the team finds back to this diary; as it was first given out."""

    TABLE = Table("reply_code")

    code: IdOrNone = ""


class ReplyTaken(Record, frozen=True, kw_only=True):
    """What a person took of a reply; what became of their plans stands with these."""

    TABLE = Table(
        "replies",
        key=("on", "number"),
        order=("on",),
        automatic="number",
        words=("sender", "texts"),
        follows={"plans": "plans"},
    )

    on: date
    number: Annotated[int, Meta(ge=2)] | None = None
    """Of several on the same day: 2 for the second."""
    sender: Note = ""
    """As they called themselves."""
    plans: tuple[Id, ...] = ()
    """Ids of the plans that were changed by it."""
    texts: tuple[Words, ...] = ()
    """What was proposed in words."""
