"""What ``--json`` gives out of taking back and bringing again."""

from datetime import date
from typing import Annotated, Any

from painplan.diary.undoing import ChangesView
from painplan.kit.told import At, Document


class ChangedFieldDocument(Document, frozen=True):
    """A field that a change set."""

    table: str
    key: str
    field: str
    from_: Annotated[Any, At("was")]
    to: Annotated[Any, At("now")]


class ChangeDocument(Document, frozen=True):
    """A change that can be taken back, or brought again."""

    at: str
    what: str
    about: str
    day: date | None
    plan: str | None
    entries: int
    changes: Annotated[tuple[ChangedFieldDocument, ...], At("fields")]


class ChangeListDocument(Document, frozen=True):
    """What can be taken back and brought again."""

    undo: tuple[ChangeDocument, ...]
    redo: tuple[ChangeDocument, ...]


class UndoneDocument(Document, frozen=True):
    """What was taken back, and how many entries were left as they are."""

    undone: ChangeDocument
    left: int


class RedoneDocument(Document, frozen=True):
    """What was brought again, and how many entries were left as they are."""

    redone: ChangeDocument
    left: int


def change_document(change: ChangesView) -> ChangeDocument:
    """A change, with its moment in whole seconds."""
    return ChangeDocument.of(change, at=change.at.isoformat(timespec="seconds"))


class FoundWordsDocument(Document, frozen=True):
    """A text in which a word stands."""

    kind: Annotated[str, At("table")]
    key: str
    date_: Annotated[date | None, At("day")]
    title: str
    text: str


class FoundDocument(Document, frozen=True):
    """Where a word stands."""

    word: str
    found: tuple[FoundWordsDocument, ...]
