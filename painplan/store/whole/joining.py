"""Entries from elsewhere join those that are here: what is here counts, nothing of either is lost.

Merging two copies of a file (`merging.py`) treats both sides alike. Here one side is the person's own diary.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from tinydb.table import Table

from painplan.kit.kinds import BOOK_KINDS
from painplan.store.diary import Diary
from painplan.store.files import Fields, Outcome, Tables
from painplan.store.folder import Files, Folder
from painplan.store.kinds import BOOK
from painplan.store.prepare_write import ready_to_change
from painplan.store.tables import changing, document_in, put_document
from painplan.store.undo_log import UndoNote
from painplan.store.whole.everything import Place, by_file
from painplan.store.whole.examine import EMPTY, read_file
from painplan.store.whole.lost import Marks, marks_of
from painplan.store.whole.names import following, key_here, named_here
from painplan.store.whole.union import continues, union


def joined(here: Fields | None, other: Fields, table: str = "") -> Fields:
    """An entry as it is after another one about the same joined it.

    What is here counts and what the other says goes to the history, unless the other is the same entry as it was
    changed later on: then the later one counts. What their kind declares of two versions holds here, too (`by_kind`):
    what is open in one of them is not closed by the other.
    """
    if here is None or here == other:
        return other
    if continues(other, here, table):
        return union(here, other, table=table)
    return union(other, here, in_order=True, table=table)


class NamedHere(NamedTuple):
    """An entry that comes in, under the name that it has here or gets."""

    place: Place
    document: Fields
    other_name: bool = False
    """It gets a name of its own, because another thing has the one that it had."""


def named_beside(files: Files, entries: Mapping[Place, Fields], at: datetime) -> dict[Place, NamedHere]:
    """Entries under the names that they have beside those of a diary, by the places that they had (`names`).

    Raises:
        CannotDo: The plan book cannot be read.
    """
    there: Tables = {}
    for (name, table, key), document in entries.items():
        if name == BOOK and table in BOOK_KINDS:
            there.setdefault(table, {})[key] = document
    beside_it = (read_file(files, BOOK) or EMPTY).tables
    named, names = named_here(beside_it, there, at)
    found: dict[Place, NamedHere] = {}
    for (name, table, key), document in entries.items():
        if name == BOOK and table in names:
            here = names[table][key]
            other_name = here != key and here not in beside_it.get(table, {})
            found[name, table, key] = NamedHere((name, table, here), named[table][here], other_name)
        else:
            followed = following(document, table, names)
            here = key if followed is document else key_here(followed, table, key)
            found[name, table, key] = NamedHere((name, table, here), followed)
    return found


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
            after = joined(here, document, table)
            found.append("added" if here is None else "unchanged" if after == here else "changed")
    return found


def join(
    diary: Diary,
    entries: Mapping[Place, Fields],
    at: datetime,
    note: UndoNote | None = None,
    lost: Iterable[tuple[str, object]] = (),
) -> list[Outcome]:
    """Let entries join those of a diary, all of them or none; what became of each.

    Args:
        diary: Where they join.
        entries: Documents that were checked, by their place.
        at: The moment.
        note: How undo is to take it back.
        lost: Of each entry that could not be read, its table and what can be read of it: it is noted as not known.

    Raises:
        CannotDo: A file cannot be read or written; everything stays as it was.
    """
    done: list[Outcome] = []
    with diary.changing(at, note) as files:
        # They were named when they were looked at; meanwhile another program can have taken a name.
        named = {one.place: one.document for one in named_beside(files, entries, at).values()}
        groups, marks = by_file(named), by_file(lost_marks(files, lost, at))
        for name in {**groups, **marks}:
            found = ready_to_change(files, name, at)
            with changing(files, name, found.tables if found else None) as database:
                done += [_join(database.table(table), table, key, doc) for table, key, doc in groups.get(name, ())]
                for table, key, mark in marks.get(name, ()):
                    put_document(database.table(table), key, mark)
    return done


def lost_marks(files: Files, lost: Iterable[tuple[str, object]], at: datetime) -> Marks:
    """What is noted as not known in a diary, of entries that could not be read."""
    return marks_of(lost, lambda name: (read_file(files, name) or EMPTY).tables, at)


def _join(table: Table, name: str, key: str, document: Fields) -> Outcome:
    here = document_in(table, key)
    after = joined(here, document, name)
    outcome: Outcome = "added" if here is None else "unchanged" if after == here else "changed"
    if outcome != "unchanged":
        put_document(table, key, after)
    return outcome
