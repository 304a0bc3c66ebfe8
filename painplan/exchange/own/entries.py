"""What an export of PainPlan holds: entries that are whole, and what is refused of it, each with the reason."""

from typing import Any, NamedTuple

import msgspec

from painplan.errors import CannotDo, WrongInput, quoted
from painplan.exchange.import_result import Rejected, RejectedLine
from painplan.exchange.own.everything_out import FORMAT, HEADER, TABLES
from painplan.exchange.own.files import NOTHING_CHANGED
from painplan.kit.kinds import KINDS
from painplan.kit.not_json import why_not_json
from painplan.kit.record import Misfit
from painplan.kit.shape.fitting import fitted
from painplan.kit.shape.shape_words import shape_words
from painplan.kit.words import say


class TakenIn(NamedTuple):
    """An entry that is whole."""

    table: str
    document: dict[str, Any]
    entry: msgspec.Struct
    """The same as a record."""
    line: RejectedLine
    """Where it stands."""


class Own(NamedTuple):
    """What an export holds."""

    files: int
    entries: list[TakenIn]
    rejected: list[Rejected]
    gone: set[tuple[str, str]]
    """Tables and names of entries that cannot be understood: what belongs to them is not taken either."""
    lost: list[tuple[str, object]]
    """Of each of these the table, empty where not even that is known, and what can be read of it: nobody knows what it
    said, so it is never taken as a no."""

    @classmethod
    def of(cls, files: int) -> "Own":
        """Nothing of so many files yet."""
        return cls(files, [], [], set(), [])

    def refuse(self, line: RejectedLine, why: str, table: str = "", document: object = None) -> None:
        """Leave an entry out that cannot be understood, and say so."""
        self.rejected.append(Rejected(*line, why))
        self.gone.update(name_in(document, table))
        self.lost.append((table, document))


def header_and_rest(text: str, label: str, wanted: str) -> tuple[int, dict[str, msgspec.Raw]]:
    """The format that a file's header says, which is a known one of what is wanted, and the parts after it.

    Raises:
        CannotDo: It is something else, cut off, damaged, or was written by a newer PainPlan.
    """
    try:
        parts = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError) as error:
        raise CannotDo(
            say(
                "exchange.entries.cannot_read",
                label=label,
                text=why_not_json(text, error),
                nothing_changed=NOTHING_CHANGED,
            )
        ) from error
    try:
        header = msgspec.json.decode(parts.pop(HEADER, b"{}"), type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError):
        header = {}
    kind, version = header.get("file"), header.get("format")
    if kind != wanted:
        raise CannotDo(f"{label} is {_other(kind)}. {NOTHING_CHANGED}")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise CannotDo(say("exchange.entries.does_not_say_which", label=label, nothing_changed=NOTHING_CHANGED))
    if version > FORMAT:
        raise CannotDo(
            say(
                "exchange.entries.written_by_newer_painplan",
                label=label,
                version=version,
                format=FORMAT,
                nothing_changed=NOTHING_CHANGED,
            )
        )
    return version, parts


def _other(kind: object) -> str:
    if kind == TABLES:
        return say("exchange.entries.list_folder_tables_name")
    if isinstance(kind, str) and kind.endswith(".json"):
        return say("exchange.entries.copy_diarys_own_file", kind=quoted(kind))
    return say("exchange.entries.not_export_painplan")


def checked(document: object, kind: type[msgspec.Struct]) -> msgspec.Struct:
    """The record of a document.

    Raises:
        ValueError: A value does not fit; the text names the field.
    """
    return fitted(document, kind)


def name_in(document: object, table: str) -> set[tuple[str, str]]:
    """Table and name of an entry that cannot be understood, where its name can."""
    keys = KINDS[table].TABLE.key if table in KINDS else ()
    name = document.get(keys[0]) if len(keys) == 1 and isinstance(document, dict) else None
    return {(table, name)} if isinstance(name, str) else set()


def why_not(error: Exception) -> str:
    """Why an entry is refused, as a sentence."""
    if isinstance(error, Misfit):
        return say("exchange.entries.does_not_fit", told=error.told)
    if isinstance(error, RecursionError) or "out of range" in str(error):
        return say("exchange.entries.cannot_understood", why_not_json=why_not_json("", error))
    return (
        str(error)
        if isinstance(error, WrongInput)
        else say("exchange.entries.cannot_understood_2", error=shape_words(error))
    )


def unknown(line: RejectedLine, table: str) -> Rejected:
    """Entries of a kind that another version has."""
    return Rejected(*line, say("exchange.entries.version_painplan_does_not", table=quoted(table)))
