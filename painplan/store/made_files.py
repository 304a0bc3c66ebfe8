"""What each kind of file begins with that PainPlan writes where a person says: exports, pages, sheets, timers.

One table, asked by `painplan.store.belonging`; who writes takes the marks from here. Nothing here touches a disk.
"""

import io
import re
from collections.abc import Callable, Mapping

import msgspec

from painplan.kit.assets import asset
from painplan.kit.kinds import MODULES
from painplan.kit.pattern import pattern
from painplan.kit.record import Record
from painplan.store.whole import everything

START_BYTES, END_BYTES = 4_096, 256
"""So much of a file is looked at to know it."""
DAY_COLUMNS = ("date", "mattered", "interference", "pain", "energy")
"""The columns with which the table of days begins."""
DICTIONARY_COLUMNS = ("table", "column", "type", "unit", "range", "meaning")
"""The columns of the data dictionary of the tables."""
UNKNOWN = "_other"
"""The last column of the table of a kind: what this version does not know of an entry, as JSON."""
PDF_START, PDF_END = b"%PDF-", b"% PainPlan report\n"
"""A PDF is packed, so it says at its end whose it is: a comment, which no reader shows."""


class Look(msgspec.Struct, frozen=True):
    """What was read of a file to know it."""

    start: bytes
    """The first `START_BYTES`."""
    end: bytes
    """The last `END_BYTES`."""
    whole: Callable[[], bytes | None]
    """All of it, for the few files that do not say what they are; none when it is too large or cannot be read."""


def made_file(look: Look) -> str | None:
    """Which kind of file a person let PainPlan write this is; none where it is no such file."""
    return next((kind for kind, is_one in MADE_FILES.items() if is_one(look)), None)


def names_us(look: Look) -> bool:
    """The name of the program at one end: JSON, FHIR, calendars, reports, timers, pages of the calculator, sheets."""
    return b"painplan" in look.start.lower() or b"painplan" in look.end.lower()


def _is_table_of_days(look: Look) -> bool:
    heads = _heads(look.start)
    return heads[:1] == DAY_COLUMNS[:1] and {*DAY_COLUMNS} <= {*heads}


def _is_table_of_a_kind(look: Look) -> bool:
    """Fields of one kind of entry, the bookkeeping of every record, and at the end what is not known."""
    start = look.start
    if len(start) >= START_BYTES and len(_rows(start)) == 1:
        start = look.whole() or start  # a column for each of very many measures
    *heads, last = _heads(start) or ("",)
    if last != UNKNOWN:
        return False

    fields = {head.partition(".")[0] for head in heads}
    return any(_always(kind) <= fields <= {*kind.__struct_fields__} for kind in everything.entry_kinds().values())


def _always(kind: type[msgspec.Struct]) -> set[str]:
    """The fields by which the table of a kind is known, those that every version had."""
    return {*(Record if issubclass(kind, Record) else kind).__struct_fields__}


def _is_dictionary(look: Look) -> bool:
    """The heads alone are common; that a row speaks of one of our tables is not."""
    rows = _rows(look.start)
    return len(rows) > 1 and tuple(rows[0]) == DICTIONARY_COLUMNS and rows[1][:1] != [] and rows[1][0] in MODULES


def _is_sheet(look: Look) -> bool:
    """One of a decision that does not say at its end who made it, as they were written at first."""
    words = asset("decide")
    lines = [words["bran_title"], *(f"  {question}" for question in words["bran"])]
    return "\n".join(["", *lines, ""]).encode() in look.start.replace(b"\r\n", b"\n")


MADE_FILES: Mapping[str, Callable[[Look], bool]] = {
    "named": names_us,
    "days": _is_table_of_days,
    "table": _is_table_of_a_kind,
    "dictionary": _is_dictionary,
    "sheet": _is_sheet,
}
"""How each kind is known. A new one belongs here, unless it says at its beginning or end that PainPlan made it."""

_FIRST_HEAD = pattern(r'(?:sep=[,;\t]\r?\n)?(?P<table>"?[a-z_]{2,40}"?(?P<sign>[,;\t]).*)', re.DOTALL)
"""Some spreadsheets say in a first line what parts the columns."""


def _heads(content: bytes) -> tuple[str, ...]:
    """The names on top of a table; none where it is no text."""
    rows = _rows(content)
    return tuple(rows[0]) if rows else ()


def _rows(content: bytes) -> list[list[str]]:
    """The first two rows of a table, also as a spreadsheet saved it again, with other signs between the cells."""
    found = _FIRST_HEAD.match(content.decode("utf-8-sig", errors="replace"))
    if found is None:
        return []
    import csv  # only for what begins as a table

    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(found["table"], newline=""), delimiter=found["sign"]):
            rows.append([cell.removeprefix("'") for cell in row])
            if len(rows) > 1:
                break
    except csv.Error:  # no table, or a cell that is larger than any
        pass
    return rows
