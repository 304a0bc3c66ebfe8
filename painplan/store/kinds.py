"""Which records stand in which table of which file, and under what name."""

import re
from typing import Literal

import msgspec

from painplan.records import (
    Assessment,
    CheckIn,
    Draft,
    Experiment,
    FlarePlan,
    Goal,
    Hold,
    Measurement,
    Plan,
    Profile,
    Record,
    Review,
    Session,
    SignAnswer,
)

BOOK = "plan.json"
MONTHS = "diary"
SET_ASIDE = "set-aside"
MONTH_NAME = re.compile(rf"{MONTHS}/\d{{4}}-(?:0[1-9]|1[0-2])\.json")
ME = "me"
"""The one document of the profile table, and of the drafts."""

TableName = Literal[
    "checkins",
    "sessions",
    "measurements",
    "assessments",
    "profile",
    "goals",
    "plans",
    "reviews",
    "drafts",
    "flare_plan",
    "holds",
    "signs",
    "experiments",
]
MONTH_TABLES: dict[str, type[Record]] = {
    "checkins": CheckIn,
    "sessions": Session,
    "measurements": Measurement,
    "assessments": Assessment,
}
BOOK_TABLES: dict[str, type[Record]] = {
    "profile": Profile,
    "goals": Goal,
    "plans": Plan,
    "reviews": Review,
    "drafts": Draft,
    "flare_plan": FlarePlan,
    "holds": Hold,
    "signs": SignAnswer,
    "experiments": Experiment,
}
RECORDS: dict[str, type[Record]] = {**MONTH_TABLES, **BOOK_TABLES}


def is_diary_file(name: str) -> bool:
    """Whether a file is part of the diary: the plan book or a month."""
    return name == BOOK or MONTH_NAME.fullmatch(name) is not None


def tables_of(name: str) -> dict[str, type[Record]]:
    """The tables that a file of this name holds."""
    return BOOK_TABLES if name == BOOK else MONTH_TABLES


def key_of(record: Record) -> str:
    """The name that a record has in its table, made of what it is about."""
    match record:
        case CheckIn():
            return record.day.isoformat()
        case Session():
            return f"{record.day.isoformat()} {record.plan}"
        case Measurement():
            return f"{record.day.isoformat()} {record.source}"
        case Assessment():
            return f"{record.day.isoformat()} {record.instrument}"
        case Review():
            return f"{record.on.isoformat()} {record.plan}"
        case SignAnswer():
            return record.sign
        case Hold():
            return record.first.isoformat()
        case Goal() | Plan() | Experiment():
            return record.id
        case _:
            return ME


def file_of(record: Record) -> str:
    """The file that a record belongs into."""
    day = record.day if isinstance(record, (CheckIn, Session, Measurement, Assessment)) else None
    return BOOK if day is None else f"{MONTHS}/{day.isoformat()[:7]}.json"


def as_record(document: object, kind: type[Record]) -> Record:
    """The record of a document.

    Raises:
        ValueError: A value does not fit; the text names the field.
    """
    return msgspec.convert(document, kind)
