"""What ``--json`` gives out of courses of care."""

from datetime import date
from typing import Annotated

from painplan.care.service import CareLook, CareView
from painplan.kit.told import At, Document


class CareDocument(Document, frozen=True):
    """Something that was chosen, as it stands."""

    id: Annotated[str, At("care.id")]
    name: Annotated[str, At("care.name")]
    kind: Annotated[str, At("care.kind")]
    status: str
    for_: Annotated[str | None, At("what_for")]
    with_: Annotated[str | None, At("with_whom")]
    per_week: Annotated[int | None, At("care.per_week")]
    since: Annotated[date, At("care.since")]
    expected: Annotated[str | None, At("care.expects")]
    by: Annotated[date | None, At("care.by")]
    measure: str | None
    look_again: date | None
    due: bool
    decision: Annotated[str | None, At("care.decision")]


class CareListDocument(Document, frozen=True):
    """All that was chosen."""

    care: tuple[CareDocument, ...]


class CareNoteDocument(Document, frozen=True):
    """A use or a session, and words about it."""

    date_: Annotated[date, At("on")]
    done: bool
    worth: int | None
    burden: str | None
    side_effect: str | None


class CareDecisionDocument(Document, frozen=True):
    """What was decided on a day, and why."""

    date_: Annotated[date, At("on")]
    decision: Annotated[str, At("choice")]
    why: str
    look_again: date | None


class CareShownDocument(CareDocument, frozen=True):
    """Something that was chosen with its notes, and with what was decided, oldest first."""

    notes: tuple[CareNoteDocument, ...]
    history: Annotated[tuple[CareDecisionDocument, ...], At("decisions")]


class MeasureBesideDocument(Document, frozen=True):
    """A measure before a course of care and now; nothing is said of what a change comes from."""

    name: str
    title: str
    before: float | None
    before_on: date | None
    now: float | None
    now_on: date | None
    bigger_than_usual: bool | None


class CareLookDocument(Document, frozen=True):
    """What there is to see when something is looked at again."""

    id: Annotated[str, At("view.care.id")]
    done: int
    planned: int | None
    measure: MeasureBesideDocument | None
    worth: int | None
    words: tuple[str, ...]
    expected: Annotated[str | None, At("view.care.expects")]
    by: Annotated[date | None, At("view.care.by")]
    due: Annotated[bool, At("view.due")]
    status: Annotated[str, At("view.status")]


def look_document(look: CareLook) -> CareLookDocument:
    """A look with its measure under its name."""
    found, name = look.measured, look.view.measure
    measure = None if found is None else MeasureBesideDocument.of(found, name=name, title=look.measure_title)
    return CareLookDocument.of(look, measure=measure)


def shown_document(view: CareView) -> CareShownDocument:
    """One with its history."""
    return CareShownDocument.of(view)
