"""What ``--json`` gives out of a diary as a whole: where it lies, backups, sealing, joining, looking it through."""

from typing import Annotated

from msgspec import UNSET, UnsetType

from painplan.kit.told import At, Document


class WhereDocument(Document, frozen=True):
    """Where the diary lies."""

    data_dir: str
    path: str
    exists: bool
    sealed: bool


class BackupDocument(Document, frozen=True):
    """A backup that was made."""

    path: str
    bytes: int
    left_out: tuple[str, ...]


class SealedDocument(Document, frozen=True):
    """A diary that was sealed, and what stays in clear."""

    sealed: bool
    path: str
    files: int
    in_clear: tuple[str, ...]
    not_mine: tuple[str, ...]
    put_there: tuple[str, ...]


class UnsealedDocument(Document, frozen=True):
    """A diary that is in clear again."""

    sealed: bool
    path: str
    files: int


class ErasedDocument(Document, frozen=True):
    """A diary that was taken away, and what stays."""

    erased: bool
    path: str
    left: tuple[str, ...]
    made: tuple[str, ...]
    put_there: tuple[str, ...]


class PassphraseDocument(Document, frozen=True):
    """A passphrase that was changed."""

    changed: bool
    path: str


class ProblemDocument(Document, frozen=True):
    """What of a copy could not be used."""

    entry: str | None
    text: str


class RenamedDocument(Document, frozen=True):
    """A thing that got another name, since it was not the same as what had that name here."""

    table: str
    was: str
    now: str


class MergedDocument(Document, frozen=True):
    """What joining did."""

    file: str
    added: int
    changed: int
    unchanged: int
    set_aside: Annotated[str | None, At("kept")]
    problems: tuple[ProblemDocument, ...]
    renamed: tuple[RenamedDocument, ...]
    in_clear: bool | UnsetType = UNSET


class FileChangesDocument(Document, frozen=True):
    """What restoring changes in a file."""

    file: str
    added: int
    changed: int
    removed: int


class DamageDocument(Document, frozen=True):
    """What of a backup cannot be used."""

    file: str
    entry: str | None
    text: str


class RestoredDocument(Document, frozen=True):
    """What restoring did, or would do."""

    path: str
    restored: bool
    changes: tuple[FileChangesDocument, ...]
    damaged: tuple[DamageDocument, ...]
    taken_away: tuple[str, ...]
    kept: str | None
    sealed: bool


class FindingDocument(Document, frozen=True):
    """Something about a file that a person should know."""

    file: str
    entry: str | None
    text: str
    wrong: bool


class VerifiedDocument(Document, frozen=True):
    """What was looked at and what was found."""

    ok: bool
    files: int
    entries: int
    findings: tuple[FindingDocument, ...]
