"""Entries from elsewhere join those that are here: what is here counts, nothing of either is lost; it can be undone.

Merging two copies of a file (`merging.py`) treats both sides alike. Here one side is the person's own diary.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from tinydb.table import Document, Table

from painplan.store.diary import Diary
from painplan.store.everything import Place, by_file
from painplan.store.examine import EMPTY, read_file
from painplan.store.files import Fields, Outcome
from painplan.store.folder import Folder
from painplan.store.ready import ready_to_change
from painplan.store.tables import changing, replacing
from painplan.store.union import continues, union


class Joined(msgspec.Struct, frozen=True):
    """What became of one entry."""

    place: Place
    outcome: Outcome
    before: Fields | None
    """As it was here; none when it was not here."""
    after: Fields


def joined(here: Fields | None, other: Fields) -> Fields:
    """An entry as it is after another one about the same joined it.

    What is here counts and what the other says goes to the history, unless the other is the same entry as it was
    changed later on: then the later one counts.
    """
    if here is None or here == other:
        return other
    return union(here, other) if continues(other, here) else union(other, here, in_order=True)


def beside(folder: Folder, entries: Mapping[Place, Fields]) -> list[Outcome]:
    """What joining would make of entries; nothing is saved.

    Raises:
        CannotDo: A file cannot be read.
    """
    found: list[Outcome] = []
    for name, group in by_file(entries).items():
        tables = (read_file(folder, name) or EMPTY).tables
        for table, key, document in group:
            here = tables.get(table, {}).get(key)
            found.append("added" if here is None else "unchanged" if joined(here, document) == here else "changed")
    return found


def join(diary: Diary, entries: Mapping[Place, Fields], at: datetime) -> list[Joined]:
    """Let entries join those of a diary, all of them or none.

    Args:
        diary: Where they join.
        entries: Documents that were checked, by their place.
        at: The moment.

    Raises:
        CannotDo: A file cannot be read or written; everything stays as it was.
    """
    done: list[Joined] = []
    with diary.changing(at) as files:
        for name, group in by_file(entries).items():
            found = ready_to_change(files, name, at)
            with changing(files, name, found.tables if found else None) as database:
                done += [_join(name, database.table(table), key, document) for table, key, document in group]
    return done


def _join(name: str, table: Table, key: str, document: Fields) -> Joined:
    here = _document(table, key)
    after = joined(here, document)
    outcome: Outcome = "added" if here is None else "unchanged" if after == here else "changed"
    if outcome != "unchanged":
        _put(table, key, after)
    return Joined((name, table.name, key), outcome, here, after)


def part(diary: Diary, done: Sequence[Joined], at: datetime) -> int:
    """Take a join back: every entry is as it was before, but one that was changed since stays as it is.

    Returns:
        How many entries stay because they were changed since.

    Raises:
        CannotDo: A file cannot be read or written; everything stays as it is.
    """
    stay = 0
    wanted = {each.place: each for each in done if each.outcome != "unchanged"}
    with diary.changing(at) as files:
        for name, group in by_file({place: each.after for place, each in wanted.items()}).items():
            found = ready_to_change(files, name, at)
            with changing(files, name, found.tables if found else None) as database:
                for table, key, after in group:
                    if _document(database.table(table), key) == after:
                        _put(database.table(table), key, wanted[name, table, key].before)
                    else:
                        stay += 1
    return stay


def _document(table: Table, key: str) -> Fields | None:
    # With a name given, TinyDB answers with one document, never with a list.
    found: Any = table.get(doc_id=key)  # type: ignore[call-overload]  # see KeyedTable
    return None if found is None else dict(found)


def _put(table: Table, key: str, document: Fields | None) -> None:
    if document is None:
        table.remove(doc_ids=[key])  # type: ignore[list-item]  # see KeyedTable
    elif table.contains(doc_id=key):  # type: ignore[arg-type]  # see KeyedTable
        table.update(replacing(document), doc_ids=[key])  # type: ignore[list-item]  # see KeyedTable
    else:
        table.insert(Document(document, key))  # type: ignore[arg-type]  # see KeyedTable
