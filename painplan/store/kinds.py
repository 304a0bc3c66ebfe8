"""Which records stand in which file, and under what name: as their kinds declare it."""

from datetime import date

from painplan.kit.kinds import BOOK_KINDS, DAY_KINDS, KINDS, Kinds
from painplan.kit.pattern import pattern
from painplan.kit.record import ME, Record
from painplan.kit.shape.fitting import fitted

BOOK = "plan.json"
MONTHS = "diary"
SET_ASIDE = "set-aside"
UNDO = "undo"
MONTH_NAME = pattern(rf"{MONTHS}/[0-9]{{4}}-(?:0[1-9]|1[0-2])\.json")

__all__ = [
    "BOOK",
    "KINDS",
    "ME",
    "MONTHS",
    "MONTH_NAME",
    "SET_ASIDE",
    "as_record",
    "file_of",
    "has_one",
    "is_diary_file",
    "key_of",
    "names_of",
    "says_something",
    "tables_of",
]


def is_diary_file(name: str) -> bool:
    """Whether a file is part of the diary: the plan book or a month."""
    return name == BOOK or MONTH_NAME.fullmatch(name) is not None


def tables_of(name: str) -> Kinds:
    """The tables that a file of this name holds."""
    return BOOK_KINDS if name == BOOK else DAY_KINDS


def has_one(table: str) -> bool:
    """Whether a table holds one document, `ME`, instead of one for each thing."""
    return not KINDS[table].TABLE.key


def names_of(table: str) -> frozenset[str]:
    """The fields that say what a document of a table is about; they never change."""
    return frozenset(KINDS[table].TABLE.key) if table in KINDS else frozenset()


def says_something(table: str) -> bool:
    """Whether a document of this table that holds nothing but its name still says something."""
    return table not in KINDS or KINDS[table].TABLE.empty


def key_of(record: Record) -> str:
    """The name that a record has in its table, made of what it is about."""
    return record.key


def file_of(record: Record) -> str:
    """The file that a record belongs into."""
    day: date | None = getattr(record, "day", None) if record.TABLE.daily else None
    return BOOK if day is None else f"{MONTHS}/{day.isoformat()[:7]}.json"


def as_record(document: object, kind: type[Record]) -> Record:
    """The record of a document.

    Raises:
        ValueError: A value does not fit; the text names the field.
    """
    return fitted(document, kind)
