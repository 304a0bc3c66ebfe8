"""What a damaged file no longer says: kept as a fact in it when it is written anew, and seen in it until then.

Nobody knows what stood in the part that cannot be read: a warning sign, a question before steps or a hold in the plan
book, a flare-up or something worrying on a day. Rules ask for these marks; they never take their absence for a no
(clinical.md A12 ``UNKNOWN``).
"""

import calendar
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import MINYEAR, date, datetime
from typing import Any

import msgspec

from painplan.kit.days import day_of
from painplan.kit.kinds import KINDS
from painplan.kit.record import ME
from painplan.store.files import Tables
from painplan.store.kinds import BOOK, MONTHS
from painplan.store.whole.examine import Examined, Problem

LOST, LOST_DAYS = "lost", "lost_days"
MARKS = frozenset({LOST, LOST_DAYS})
"""The tables of these marks. Nobody said what stands there, so no undo takes it away."""
Marks = dict[tuple[str, str, str], dict[str, Any]]


def with_marks(name: str, found: Examined, at: datetime) -> Examined:
    """What a file holds; of a damaged one with the marks of what it may have held.

    Args:
        name: Of the file.
        found: What can be read of it.
        at: The moment at which it is written anew.
    """
    if not found.problems:
        return found
    moment = at.isoformat(timespec="seconds")
    marks: dict[str, Any] = {}
    if name == BOOK:
        marks = {ME: {"on": day_of(at).isoformat(), "saved_at": moment}}
    else:
        for day in days_lost(name, found.problems):
            if day <= day_of(at):
                text = day.isoformat()
                marks[text] = {"day": text, "at": moment, "saved_at": moment}
    tables: Tables = dict(found.tables)
    table = LOST if name == BOOK else LOST_DAYS
    tables[table] = {**tables.get(table, {}), **marks}
    return msgspec.structs.replace(found, tables=tables)


def decides(table: str) -> bool:
    """Whether entries of a table can make steps wait, so that one which cannot be read is never taken as a no.

    Args:
        table: Empty where not even that is known.
    """
    return not table or table in MARKS or (table in KINDS and bool(KINDS[table].TABLE.open_with))


def marks_of(lost: Iterable[tuple[str, object]], here: Callable[[str], Tables], at: datetime) -> Marks:
    """The marks of entries that came from elsewhere and could not be read, by file, table and name.

    Args:
        lost: Of each the table, and what can be read of it.
        here: Gives what a file holds: what is marked there already stays so, and a day with a check-in is known.
        at: The moment.
    """
    moment, found = at.isoformat(timespec="seconds"), Marks()
    for table, document in lost:
        if decides(table):
            found[BOOK, LOST, ME] = {"on": day_of(at).isoformat(), "brought": True, "saved_at": moment}
        day = document.get("day") if isinstance(document, dict) and table == "checkins" else None
        with suppress(ValueError):
            if isinstance(day, str) and date.fromisoformat(day) <= day_of(at):
                found[f"{MONTHS}/{day[:7]}.json", LOST_DAYS, day] = {"day": day, "at": moment, "saved_at": moment}
    return {
        (name, table, key): mark for (name, table, key), mark in found.items() if not _known(here(name), table, key)
    }


def _known(here: Tables, table: str, key: str) -> bool:
    mark = here.get(table, {}).get(key)
    if table == LOST:
        return mark is not None and "on" in mark and "over_on" not in mark
    return mark is not None or key in here.get("checkins", {})


def days_lost(name: str, problems: Iterable[Problem] = ()) -> tuple[date, ...]:
    """The days of a month of which something cannot be read: those that are named, else all of them."""
    whole = _days_of(name.rpartition("/")[2].removesuffix(".json"))
    found: set[date] = set()
    for problem in problems:
        day = _day_of(problem)
        if day not in whole:
            return whole
        found.add(day)
    return tuple(sorted(found)) or whole


def _days_of(month: str) -> tuple[date, ...]:
    """The days of a month that a file is called by; none in the year 0, which no calendar has."""
    year, number = (int(part) for part in month.split("-"))
    if year < MINYEAR:
        return ()
    return tuple(date(year, number, day) for day in range(1, calendar.monthrange(year, number)[1] + 1))


def _day_of(problem: Problem) -> date | None:
    """The day of the entry that a problem is about."""
    _, _, key = (problem.entry or "").partition(" ")
    with suppress(ValueError):
        return date.fromisoformat(key[:10])
    return None


def can_be_taken_back(table: str, was: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> bool:
    """Whether undo takes a change of an entry back: of a mark only what ended it, and never that it was made."""
    if table not in MARKS or now is None:
        return True
    return was is not None and table == LOST and was.get("on") == now.get("on") and was.keys() <= now.keys()


def known_again(name: str, here: Tables, copy: Examined, on: date) -> Iterator[tuple[str, str, dict[str, Any] | None]]:
    """What becomes of the marks of a file beside a copy that is whole and joins it: table, name, the mark or none.

    Of a plan book nothing is missing then that the copy had; the days of a month are known up to its last check-in.

    Args:
        name: Of the file.
        here: What it holds.
        copy: What joins it.
        on: The day it does.
    """
    if copy.problems:
        return
    mark = here.get(LOST, {}).get(ME)
    if name == BOOK and mark and LOST not in copy.tables:
        yield LOST, ME, {**mark, "over_on": on.isoformat()}
    last = max(copy.tables.get("checkins", {}), default="")
    for day in here.get(LOST_DAYS, {}):
        if day <= last and day not in copy.tables.get(LOST_DAYS, {}):
            yield LOST_DAYS, day, None
