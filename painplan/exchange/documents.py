"""What ``--json`` gives out of imports, exports and the report."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from msgspec import UNSET, UnsetType

from painplan.exchange.import_result import NotTaken, Rejected
from painplan.exchange.imports import Brought
from painplan.exchange.own.import_ import BroughtBack
from painplan.kit.told import At, Document
from painplan.store.documents import RenamedDocument


class RejectedLineDocument(Document, frozen=True):
    """A line that was not taken."""

    file: str
    line: int
    why: str


class RejectedDocument(RejectedLineDocument, frozen=True):
    """A line that was not taken, or the one cell of it that is meant."""

    column: str | UnsetType = UNSET


class NotTakenDocument(Document, frozen=True):
    """A column or a section of which nothing is taken."""

    file: str
    why: str
    column: str | UnsetType = UNSET
    section: str | UnsetType = UNSET


class BroughtDocument(Document, frozen=True):
    """What an import did, or would do."""

    files: int
    days: int
    added: int
    changed: int
    unchanged: int
    rejected: tuple[RejectedDocument, ...]
    not_taken: tuple[NotTakenDocument, ...]
    choices: dict[str, str | bool]
    from_: Annotated[date | None, At("first")]
    to: Annotated[date | None, At("last")]
    notices: tuple[str, ...] | UnsetType = UNSET
    preview: bool | UnsetType = UNSET


class BroughtBackDocument(Document, frozen=True):
    """What our own export brought."""

    files: int
    days: int
    entries: int
    added: int
    changed: int
    unchanged: int
    rejected: tuple[RejectedLineDocument, ...]
    not_taken: tuple[NotTakenDocument, ...]
    choices: dict[str, str | bool]
    from_: Annotated[date | None, At("first")]
    to: Annotated[date | None, At("last")]
    renamed: tuple[RenamedDocument, ...]
    notices: tuple[str, ...]


class TakenOutDocument(Document, frozen=True):
    """A file that was written, and what could not be read for it."""

    path: str
    date_: date
    left_out: tuple[str, ...] | UnsetType = UNSET


class CalendarDocument(Document, frozen=True):
    """A calendar file that was written."""

    path: str
    date_: date
    entries: int
    names: bool


class LeftOutDocument(Document, frozen=True):
    """Entries that an export does not hold."""

    kind: str
    name: str
    entries: int


class FhirDocument(Document, frozen=True):
    """FHIR files that were written."""

    path: str
    files: tuple[str, ...]
    resources: Annotated[dict[str, int], At("counts")]
    checked: bool
    notes: bool
    left_out: tuple[LeftOutDocument, ...]
    notices: tuple[str, ...]


class ReportDocument(Document, frozen=True):
    """A report: what is in it, and where it was written."""

    path: str | None
    from_: Annotated[date, At("first")]
    to: Annotated[date, At("last")]
    for_: Annotated[str | None, At("person")]
    parts: tuple[str, ...]
    empty: tuple[str, ...]
    left_out: tuple[str, ...]
    text: str | UnsetType = UNSET


def brought_document(brought: Brought | BroughtBack, notices: Sequence[str] = (), *, preview: bool) -> BroughtDocument:
    """What an import did.

    Args:
        brought: It.
        notices: What is told beside it.
        preview: Nothing was taken yet.
    """
    rejected = [_rejected(each) for each in brought.rejected]
    left = [_not_taken(each) for each in brought.not_taken]
    told = tuple(notices) or UNSET
    return BroughtDocument.of(brought, rejected=rejected, not_taken=left, notices=told, preview=preview or UNSET)


def _rejected(each: Rejected) -> RejectedDocument:
    return RejectedDocument.of(each, column=each.column or UNSET)


def _not_taken(each: NotTaken) -> NotTakenDocument:
    return NotTakenDocument.of(each, column=each.column or UNSET, section=each.section or UNSET)
