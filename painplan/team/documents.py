"""What ``--json`` gives out of the team, visits, decisions and medicines."""

from datetime import date
from typing import Annotated

from painplan.kit.told import At, Document
from painplan.reviews.documents import MentionDocument
from painplan.team.decision_records import Decision
from painplan.team.decisions import balances, check_items


class MemberDocument(Document, frozen=True):
    """Somebody of the team."""

    id: str
    name: str
    role: str
    helps: str | None
    agreed: str | None
    shares: tuple[str, ...]


class TeamDocument(Document, frozen=True):
    """The team, and the questions for the next visit."""

    team: tuple[MemberDocument, ...]
    questions: tuple[str, ...]


class VisitQuestionsDocument(Document, frozen=True):
    """The questions for the next visit."""

    questions: tuple[str, ...]


class VisitDocument(Document, frozen=True):
    """A visit, and what it brought."""

    on: date
    agreed: str | None
    asked: tuple[str, ...]
    next: Annotated[date | None, At("next_on")]


class VisitsDocument(MemberDocument, frozen=True):
    """Somebody of the team with their visits, and the page for the next one."""

    visits: tuple[VisitDocument, ...]
    page: str
    to_mention: tuple[MentionDocument, ...]


class MedicineDocument(Document, frozen=True):
    """A medicine, as typed."""

    id: str
    name: str
    noticed: Annotated[str | None, At("side_effects")]
    questions: tuple[str, ...]
    put_away: date | None


class MedicineNotedDocument(MedicineDocument, frozen=True):
    """A medicine that was just noted, with the line that stands beside all of them."""

    notice: str


class MedicinesDocument(Document, frozen=True):
    """The list of medicines."""

    medicines: tuple[MedicineDocument, ...]
    asked_in_checkin: bool
    notice: str


class PointDocument(Document, frozen=True):
    """What speaks for or against an option."""

    text: str
    stars: int | None
    likely: int | None


class OptionDocument(Document, frozen=True):
    """One of the ways to go."""

    name: str
    benefits: tuple[PointDocument, ...]
    burdens: tuple[PointDocument, ...]
    unknown: str | None
    balance: Annotated[float | None, At("value")]
    unrated: int


class DecisionDocument(Document, frozen=True):
    """A decision sheet."""

    id: str
    text: str
    sheet: str | None
    created: date
    options: tuple[OptionDocument, ...]
    who: str | None
    need: str | None
    choice: str | None
    sure: int | None
    check: dict[str, str | None]
    conflict: bool | None


class SheetDocument(Document, frozen=True):
    """A prepared sheet."""

    name: str
    title: str


class DecisionsDocument(Document, frozen=True):
    """All decisions, and the prepared sheets."""

    decisions: tuple[DecisionDocument, ...]
    sheets: tuple[SheetDocument, ...]


def decision_document(decision: Decision) -> DecisionDocument:
    """A decision with how it stands."""
    found = dict(balances(decision))
    check = {name: decision.check.get(name) for name, _ in check_items()}
    answers = list(check.values())
    return DecisionDocument.of(
        decision,
        options=[OptionDocument.of(option, found[option.name]) for option in decision.options],
        check=check,
        conflict=None if None in answers else answers.count("yes") < len(answers),
    )


class ProposalDocument(Document, frozen=True):
    """Something that was proposed."""

    n: int
    plan: str
    what: str
    now: float | None
    proposed: float | str
    allowed: bool
    why_not: str | None


class ReplyDocument(Document, frozen=True):
    """A reply of somebody of the team, and what was taken of it."""

    from_: Annotated[str, At("sender")]
    proposals: tuple[ProposalDocument, ...]
    taken: tuple[int, ...]
