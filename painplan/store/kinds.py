"""Which records stand in which table of which file, and under what name."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

import msgspec

from painplan import records

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
    "practices",
    "nights",
    "rest_days",
    "profile",
    "goals",
    "plans",
    "reviews",
    "drafts",
    "flare_plan",
    "holds",
    "signs",
    "experiments",
    "lessons",
    "own_items",
    "checklists",
    "reminder",
    "shown",
    "safety_list",
    "occasions",
    "decisions",
    "members",
    "visit_questions",
    "visits",
    "values",
    "barriers",
    "ask_first",
    "about",
    "restarts",
    "day_limits",
    "rest_plans",
    "rest_steps",
    "jobs",
    "avoided",
    "attempts",
    "medicines",
]


class Kinds(Mapping[str, type[records.Record]]):
    """The kind of record of each table, by the name of its class: imported when a file holds such a table."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        self.classes = classes

    def __getitem__(self, table: str) -> type[records.Record]:
        kind: type[records.Record] = getattr(records, self.classes[table])
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(self.classes)

    def __len__(self) -> int:
        return len(self.classes)


MONTH_TABLES = Kinds(
    {
        "checkins": "CheckIn",
        "sessions": "Session",
        "measurements": "Measurement",
        "assessments": "Assessment",
        "practices": "Practice",
        "nights": "Night",
        "rest_days": "RestDay",
    }
)
BOOK_TABLES = Kinds(
    {
        "profile": "Profile",
        "goals": "Goal",
        "plans": "Plan",
        "reviews": "Review",
        "drafts": "Draft",
        "flare_plan": "FlarePlan",
        "holds": "Hold",
        "signs": "SignAnswer",
        "experiments": "Experiment",
        "lessons": "LessonNote",
        "own_items": "OwnItem",
        "checklists": "Checklist",
        "reminder": "Reminder",
        "shown": "Shown",
        "safety_list": "SafetyList",
        "occasions": "Occasion",
        "decisions": "Decision",
        "members": "Member",
        "visit_questions": "VisitQuestions",
        "visits": "Visit",
        "values": "ValueRating",
        "barriers": "Barrier",
        "ask_first": "AskFirst",
        "about": "About",
        "restarts": "Restart",
        "day_limits": "DayLimit",
        "rest_plans": "RestPlan",
        "rest_steps": "RestStep",
        "jobs": "Job",
        "avoided": "Avoided",
        "attempts": "Attempt",
        "medicines": "Medicine",
    }
)
RECORDS = Kinds({**MONTH_TABLES.classes, **BOOK_TABLES.classes})
_OF_A_DAY = frozenset(MONTH_TABLES.classes.values())


def is_diary_file(name: str) -> bool:
    """Whether a file is part of the diary: the plan book or a month."""
    return name == BOOK or MONTH_NAME.fullmatch(name) is not None


def tables_of(name: str) -> Kinds:
    """The tables that a file of this name holds."""
    return BOOK_TABLES if name == BOOK else MONTH_TABLES


_NAMED_BY: dict[str, tuple[str, ...]] = {
    "CheckIn": ("day",),
    "Night": ("day",),
    "Session": ("day", "plan"),
    "Measurement": ("day", "source"),
    "Practice": ("day", "tool"),
    "Assessment": ("day", "instrument"),
    "Review": ("on", "plan"),
    "Restart": ("on", "plan"),
    "RestDay": ("day", "plan"),
    "RestStep": ("on", "plan"),
    "RestPlan": ("id",),
    "Job": ("id",),
    "Avoided": ("id",),
    "Attempt": ("avoided", "number"),
    "ValueRating": ("on", "domain"),
    "Occasion": ("on", "kind", "goal"),
    "Visit": ("on", "member"),
    "Hold": ("first",),
    "DayLimit": ("first",),
    "Shown": ("person",),
    "SignAnswer": ("sign",),
    "Barrier": ("kind",),
    "AskFirst": ("question",),
    "LessonNote": ("lesson",),
    "Goal": ("id",),
    "Plan": ("id",),
    "Experiment": ("id",),
    "OwnItem": ("id",),
    "Checklist": ("id",),
    "Decision": ("id",),
    "Member": ("id",),
    "Medicine": ("id",),
}
"""The fields that make a record's name, by its class; a table whose record is not listed has one document, `ME`."""


def has_one(table: str) -> bool:
    """Whether a table holds one document, `ME`, instead of one for each thing."""
    return RECORDS.classes[table] not in _NAMED_BY


def key_of(record: records.Record) -> str:
    """The name that a record has in its table, made of what it is about."""
    about = [getattr(record, field) for field in _NAMED_BY.get(type(record).__name__, ())]
    parts = [part.isoformat() if isinstance(part, date) else str(part) for part in about]
    return " ".join(filter(None, parts)) or ME


def file_of(record: records.Record) -> str:
    """The file that a record belongs into."""
    day: date | None = getattr(record, "day", None) if type(record).__name__ in _OF_A_DAY else None
    return BOOK if day is None else f"{MONTHS}/{day.isoformat()[:7]}.json"


def as_record(document: object, kind: type[records.Record]) -> records.Record:
    """The record of a document.

    Raises:
        ValueError: A value does not fit; the text names the field.
    """
    return msgspec.convert(document, kind)
