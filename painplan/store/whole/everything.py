"""All entries of a diary as they stand in its files: what an export holds, and what an import brings back."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from painplan.kit.kinds import DAY_KINDS, KINDS
from painplan.kit.record import Record
from painplan.store.files import HEADER, Fields
from painplan.store.folder import Files, Unreadable
from painplan.store.kinds import BOOK, file_of, is_diary_file, key_of, tables_of
from painplan.store.whole.archive import names_of_diary
from painplan.store.whole.examine import Problem, read_file

OTHERS = "others"
Entries = dict[str, list[Fields]]
"""Documents by table, in the order of the diary: months by day, the plan book as it was written."""
Place = tuple[str, str, str]
"""File, table, and name of an entry."""


class Other(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry of a table that this version does not know: of a later one, or of another program. It is kept."""

    file: str
    """The file of the diary that it stands in."""
    table: str
    key: str
    """Its name in the table."""
    document: dict[str, Any]


def entry_kinds() -> dict[str, type[msgspec.Struct]]:
    """Every kind of entry by its table: of records, as the registry knows them, and of what it does not know."""
    return {**KINDS, OTHERS: Other}


def all_entries(files: Files) -> tuple[Entries, tuple[Problem, ...]]:
    """Every entry of a diary, and what cannot be read of it.

    Raises:
        CannotDo: A file was written by a newer PainPlan.
    """
    entries: Entries = {table: [] for table in entry_kinds()}
    problems: list[Problem] = []
    for name in names_of_diary(files):
        try:
            found = read_file(files, name)
        except Unreadable as error:
            problems.append(Problem(str(error)))
            continue
        if found is None:
            continue
        problems += [Problem(f"{name}: {each.text}", each.entry) for each in found.problems]
        for table, documents in found.tables.items():
            if table not in tables_of(name):
                entries[OTHERS] += _others(name, table, documents)
            else:
                keys = documents if name == BOOK else sorted(documents)
                entries[table] += [documents[key] for key in keys if documents[key]]
    return entries, tuple(problems)


def _others(name: str, table: str, documents: Any) -> list[Fields]:
    if not is_table(documents):
        return []
    return [{"file": name, "table": table, "key": key, "document": each} for key, each in documents.items()]


def is_table(documents: object) -> bool:
    """Whether something that stands in a file is a table of entries."""
    return isinstance(documents, dict) and all(isinstance(document, dict) for document in documents.values())


def place_of(table: str, entry: msgspec.Struct) -> Place | None:
    """Where an entry belongs; none for one of another program that would stand in the way of the diary's own."""
    if isinstance(entry, Record):
        return file_of(entry), table, key_of(entry)
    if not isinstance(entry, Other) or not is_diary_file(entry.file):
        return None
    taken = entry.table == HEADER or entry.table in tables_of(entry.file)
    return None if taken else (entry.file, entry.table, entry.key)


def document_of(document: Fields, entry: msgspec.Struct) -> Fields:
    """What stands in the diary's file for an entry that an export holds as this document."""
    return entry.document if isinstance(entry, Other) else document


def by_file(entries: Mapping[Place, Fields]) -> dict[str, list[tuple[str, str, Fields]]]:
    """The same entries, gathered for each file."""
    found: dict[str, list[tuple[str, str, Fields]]] = {}
    for (name, table, key), document in entries.items():
        found.setdefault(name, []).append((table, key, document))
    return found


def day_of(entry: msgspec.Struct) -> date | None:
    """The day that an entry is about; none for one of the plan book, and of other programs."""
    return getattr(entry, "day", None) if isinstance(entry, Record) and entry.TABLE.daily else None


def days_of(places: Iterable[Place]) -> set[str]:
    """The days that some entries are about, as ISO text; entries of the plan book are about none."""
    return {key[:10] for name, table, key in places if table in DAY_KINDS}
