"""The whole diary as a table with a row a day, and how an export is known again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from painplan.checkin.optional_questions import OtherActivity
from painplan.checkin.places import places_as_typed
from painplan.checkin.records import ASK, CheckIn, Session
from painplan.exchange.cells import cell_of, harmless_cell, table_of
from painplan.kit.pattern import pattern
from painplan.kit.record import Record
from painplan.store.book import Book
from painplan.store.made_files import DAY_COLUMNS

_FIELDS = (
    *DAY_COLUMNS[1:],
    *("sleep", "mood", "stress", "sleep_hours", "steps", "flare", "worry", "note", "late"),
)
"""Columns of a check-in; with the day, the first of them are how a CSV export is known again."""
_NO_COLUMN = frozenset({*Record.__struct_fields__, *CheckIn.TABLE.key, "settled", "own"})
"""When it was written, the day that begins the row, and what has a column for each plan or question of one's own."""
_ON_TOP = tuple(field for field in CheckIn.__struct_fields__ if field not in _NO_COLUMN.union(_FIELDS))
"""Everything else that a check-in can hold; a column each where something was said."""
_CSV_START = f"{','.join(DAY_COLUMNS)},".encode()
_JSON_START = pattern(rb'\s*\{\s*"painplan"\s*:\s*\{\s*"format"\s*:\s*\d+\s*,\s*"file"\s*:\s*"export"')


class Everything(msgspec.Struct, frozen=True, kw_only=True):
    """The facts that stand in a row a day."""

    book: Book
    checkins: Sequence[CheckIn]
    sessions: Sequence[Session]
    recorded: Mapping[str, Mapping[date, float]]
    """The values of each measure by day as trends show them: the person's own entry before a device's."""


def is_export(start: bytes) -> bool:
    """Whether a file that begins so was made by one of the exports into a file."""
    return bool(_JSON_START.match(start)) or start.startswith(_CSV_START)


def as_csv(everything: Everything) -> bytes:
    """A row a day: the check-in, what was done of each plan, what was recorded. Missing is empty.

    Text that a spreadsheet would run as a formula gets an apostrophe in front. Numbers stay numbers.
    """
    columns = _columns(everything)
    days = sorted({day for values in columns.values() for day in values})
    rows = ([day.isoformat(), *(_cell(values.get(day)) for values in columns.values())] for day in days)
    return table_of([[DAY_COLUMNS[0], *map(harmless_cell, columns)], *rows])


def _columns(everything: Everything) -> dict[str, dict[date, object]]:
    """The values of each column by day, in the order of the columns. The person's own entry wins."""
    checkins, recorded = everything.checkins, everything.recorded
    columns: dict[str, dict[date, object]] = {}
    for field in _FIELDS:
        said = {entry.day: value for entry in checkins if (value := entry.told(field)) is not None}
        columns[field] = {**recorded.get(field, {}), **said}
    for field in _ON_TOP:
        if on_top := {entry.day: value for entry in checkins if (value := entry.told(field)) is not None}:
            columns[field] = {**recorded.get(field, {}), **on_top}
    for plan in _plans(everything):
        sessions = [session for session in everything.sessions if session.plan == plan]
        columns[f"done.{plan}"] = {session.day: session.done for session in sessions}
        columns[f"settled.{plan}"] = {entry.day: entry.settled[plan] for entry in checkins if plan in entry.settled}
        columns[f"rpe.{plan}"] = {session.day: session.rpe for session in sessions}
    for own in dict.fromkeys(name for entry in checkins for name in entry.own):
        columns[f"{ASK}{own}"] = {entry.day: entry.own[own] for entry in checkins if own in entry.own}
    columns |= {name: dict(values) for name, values in recorded.items() if name not in columns}
    return columns


def _plans(everything: Everything) -> Iterable[str]:
    """The plans of the book in their order, then those that only days speak of."""
    known = [plan.id for plan in everything.book.plans]
    spoken_of = {session.plan for session in everything.sessions}
    spoken_of.update(*(entry.settled for entry in everything.checkins))
    return [*known, *sorted(spoken_of - set(known))]


def _cell(value: object) -> str:
    if isinstance(value, tuple) and not any(isinstance(one, OtherActivity) for one in value):
        value = places_as_typed(value)
    elif isinstance(value, tuple):
        value = "; ".join(f"{one.name} {one.minutes}" + _effort(one.rpe) for one in value)
    return harmless_cell(value) if isinstance(value, str) else cell_of(value, "text")


def _effort(rpe: int | None) -> str:
    return "" if rpe is None else f" {rpe}"
