"""Takes the last change back, and brings it again: only what is still as that change left it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from tinydb.table import Table

from painplan.store.diary import Diary
from painplan.store.files import Fields
from painplan.store.folder import Files
from painplan.store.kinds import as_record, tables_of
from painplan.store.prepare_write import ready_to_change
from painplan.store.tables import changing, document_in, put_document
from painplan.store.undo_log import (
    BOOKKEEPING,
    RESTORE,
    UndoEntry,
    UndoName,
    UndoStep,
    differing,
    laid_over,
    read_step,
    undo_names,
    write_step,
)

Check = Callable[[UndoStep], object]


class TakenBack(NamedTuple):
    """What undo or redo did."""

    step: UndoStep
    """Only what was really taken back, or brought again, is among its entries."""
    left: tuple[UndoEntry, ...]
    """What was changed since and stays as it is."""


def take_back(diary: Diary, at: datetime, check: Check | None = None) -> TakenBack | None:
    """Take the last change back: what is still as it left it is again as it was before. None: there is nothing.

    What was changed since, in a way that the log does not know, stays as it is and is told.

    Args:
        diary: Whose change.
        at: The moment.
        check: Looks at the change first, and may refuse with `CannotDo`.

    Raises:
        CannotDo: A file cannot be read or written; everything stays as it is.
    """
    return _go(diary, at, check, back=True)


def bring_again(diary: Diary, at: datetime, check: Check | None = None) -> TakenBack | None:
    """Bring again what was taken back last, as `take_back`."""
    return _go(diary, at, check, back=False)


def _go(diary: Diary, at: datetime, check: Check | None, *, back: bool) -> TakenBack | None:
    if _next(diary.folder, back=back) is None:  # a look makes neither a folder nor a backup
        return None
    with diary.changing(at) as files:
        found = _next(files, back=back)
        if found is None:
            return None
        name, step = found
        if check is not None:
            check(step)
        if step.about == RESTORE:
            files.becomes = "restored"
        taken, left = _applied(files, step, at, back=back)
        step = msgspec.structs.replace(step, entries=tuple(taken))
        files.remove(name.file)
        if taken:
            write_step(files, name._replace(undone=back), step)
    return TakenBack(step, tuple(left))


def _next(files: Files, *, back: bool) -> tuple[UndoName, UndoStep] | None:
    done, undone = undo_names(files)
    for name in reversed(done) if back else undone:
        if step := read_step(files, name):
            return name, step
    return None


def _applied(files: Files, step: UndoStep, at: datetime, *, back: bool) -> tuple[list[UndoEntry], list[UndoEntry]]:
    """Do a step backwards or forwards; what was done, and what was changed since and is left."""
    taken: list[UndoEntry] = []
    left: list[UndoEntry] = []
    for name in dict.fromkeys(entry.file for entry in step.entries):
        found = ready_to_change(files, name, at)
        with changing(files, name, found.tables if found else None) as database:
            for entry in (entry for entry in step.entries if entry.file == name):
                table = database.table(entry.table)
                before = document_in(table, entry.key)
                done = _set(table, entry, at, whole=step.whole, back=back)
                if done and not _fits(name, entry.table, document_in(table, entry.key)):
                    put_document(table, entry.key, before)
                    done = False
                (taken if done else left).append(entry)
    return taken, left


def _set(table: Table, entry: UndoEntry, at: datetime, *, whole: bool, back: bool) -> bool:
    """Do one entry of a step, if what stands there is what the step says; tells whether it was."""
    expected, wanted = (entry.now, entry.was) if back else (entry.was, entry.now)
    stands = document_in(table, entry.key)
    if whole or expected is None or wanted is None:
        if _facts(stands) != _facts(expected):
            return False
        if stands is not None and wanted is not None and stands != expected:
            # Its facts came back to what they were; what was said in between stays in its history.
            wanted = _changed(stands, differing(stands, wanted)[1], at)
    elif stands is None or not all(_holds(stands.get(field), value) for field, value in expected.items()):
        return False
    else:
        wanted = _changed(stands, wanted, at)
    put_document(table, entry.key, wanted)
    return True


def _changed(stands: Fields, fields: Fields, at: datetime) -> Fields:
    """An entry with some fields set; what they held before goes to its history."""
    now = laid_over(stands, fields)
    now["saved_at"] = at.isoformat(timespec="seconds")
    was, _ = differing(stands, now)
    now["history"] = [*now.get("history", []), {"at": now["saved_at"], "values": was}]
    return now


def _fits(name: str, table: str, document: Fields | None) -> bool:
    """Whether it is an entry that this version can keep."""
    if document is None or table not in tables_of(name):
        return True
    try:
        as_record(document, tables_of(name)[table])
    except ValueError:
        return False
    return True


def _facts(document: Fields | None) -> Fields | None:
    """An entry without what it says about itself."""
    if document is None:
        return None
    return {field: value for field, value in document.items() if field not in BOOKKEEPING}


def _holds(stands: Any, value: object) -> bool:
    """Whether a field holds a value; of a mapping only the keys that are named."""
    if not isinstance(value, dict):
        return bool(stands == value)
    known = stands if isinstance(stands, dict) else {}
    return all(known.get(key) == item for key, item in value.items())
