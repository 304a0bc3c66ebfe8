"""Entries from elsewhere join those that are here: what is here counts, nothing of either is lost.

Merging two copies of a file (`merging.py`) treats both sides alike. Here one side is the person's own diary.
"""

from collections.abc import Mapping
from datetime import datetime

from tinydb.table import Table

from painplan.kit.kinds import KINDS
from painplan.store.diary import Diary
from painplan.store.files import Fields, Outcome
from painplan.store.folder import Folder
from painplan.store.prepare_write import ready_to_change
from painplan.store.tables import changing, document_in, put_document
from painplan.store.undo_log import UndoNote
from painplan.store.whole.everything import Place, by_file
from painplan.store.whole.examine import EMPTY, read_file
from painplan.store.whole.union import continues, union


def joined(here: Fields | None, other: Fields, table: str = "") -> Fields:
    """An entry as it is after another one about the same joined it.

    What is here counts and what the other says goes to the history, unless the other is the same entry as it was
    changed later on: then the later one counts. What is open here is not closed by an entry that says something else.
    """
    if here is None or here == other:
        return other
    if continues(other, here):
        return union(here, other)
    return union(_without_closing(here, other, table), here, in_order=True)


def _without_closing(here: Fields, other: Fields, table: str) -> Fields:
    """The other entry without what would close the one here while that is open, as its kind declares it."""
    if table not in KINDS:
        return other
    declared = KINDS[table].TABLE
    if not any(here.get(field) in values for field, values in declared.open_with.items()):
        return other
    return {field: value for field, value in other.items() if field in here or field not in declared.closed_by}


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


def join(diary: Diary, entries: Mapping[Place, Fields], at: datetime, note: UndoNote | None = None) -> list[Outcome]:
    """Let entries join those of a diary, all of them or none; what became of each.

    Args:
        diary: Where they join.
        entries: Documents that were checked, by their place.
        at: The moment.
        note: How undo is to take it back.

    Raises:
        CannotDo: A file cannot be read or written; everything stays as it was.
    """
    done: list[Outcome] = []
    with diary.changing(at, note) as files:
        for name, group in by_file(entries).items():
            found = ready_to_change(files, name, at)
            with changing(files, name, found.tables if found else None) as database:
                done += [_join(database.table(table), table, key, document) for table, key, document in group]
    return done


def _join(table: Table, name: str, key: str, document: Fields) -> Outcome:
    here = document_in(table, key)
    after = joined(here, document, name)
    outcome: Outcome = "added" if here is None else "unchanged" if after == here else "changed"
    if outcome != "unchanged":
        put_document(table, key, after)
    return outcome
