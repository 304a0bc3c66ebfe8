"""What can be taken back and brought again: a file for each change, written in one go with the change itself.

``undo/000012-5f0c9a1b.json`` holds what each entry said before a change and what it said after it. Taken back, the
file goes on as ``….undone.json`` until something new is saved. So the log never knows of a change that did not happen,
and no change happens unknown to it, however the program ends; and every program that opens the diary has the same list.
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from painplan.kit.pattern import pattern
from painplan.store.files import FORMAT, HEADER, Fields, Tables, check_sum, content_of
from painplan.store.folder import Files
from painplan.store.kinds import UNDO, is_diary_file
from painplan.store.transaction import GatheredFolder
from painplan.store.whole.everything import is_table
from painplan.store.whole.examine import examine
from painplan.store.whole.lost import can_be_taken_back, with_marks

MOST_STEPS = 100
"""So many changes can be taken back (default); older ones stay in the diary for good."""
LARGE_BYTES, MOST_LARGE = 256_000, 3
"""A change whose file is larger than this, such as an import of years, is large; so many of them are kept."""
_NAME = pattern(rf"{UNDO}/(?P<number>\d{{6,12}})-(?P<mark>[0-9a-f]{{8}})(?P<large>-large)?(?P<undone>\.undone)?\.json")
BOOKKEEPING = frozenset({"saved_at", "history"})
"""What an entry says about itself: it differs after every change and is no fact."""


class UndoEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What a change did to one entry."""

    file: str
    table: str
    key: str
    was: Fields | None
    """What the fields that changed held before, or the whole entry where it is gone; none: it was not there."""
    now: Fields | None
    """What the same fields hold since, or the whole entry where it is new; none: it is not there any more."""


class UndoStep(msgspec.Struct, frozen=True, kw_only=True):
    """One change that undo takes back."""

    at: datetime
    about: str = ""
    """What it was where the entries alone do not tell: ``import``, ``merge`` ..."""
    whole: bool = False
    """Whether whole entries were put in the place of others, as an import does; they are kept with their histories."""
    entries: tuple[UndoEntry, ...]


RESTORE = "restore"
"""What the note of a restored backup is about."""


class UndoNote(msgspec.Struct, kw_only=True):
    """What a writer says of a change that undo is to take back."""

    at: datetime
    about: str = ""
    whole: bool = False
    step: str = ""
    """The step it goes on with, while that is still the last one; afterwards the step that was written."""


class UndoList(NamedTuple):
    """What can be taken back and brought again, the next one first."""

    undo: tuple[UndoStep, ...]
    redo: tuple[UndoStep, ...]


class UndoName(NamedTuple):
    """The name of a step's file, in its parts; they sort in the order of the changes."""

    number: int
    mark: str
    large: bool = False
    undone: bool = False

    @property
    def file(self) -> str:
        """Where it lies in the folder of the diary: ``undo/000012-MARK-large.undone.json``."""
        large, undone = "-large" if self.large else "", ".undone" if self.undone else ""
        return f"{UNDO}/{self.number:06}-{self.mark}{large}{undone}.json"


# --- looking ---


def undo_names(files: Files) -> tuple[list[UndoName], list[UndoName]]:
    """The steps that are done and those that were taken back, in the order of the changes."""
    found = sorted(
        UndoName(int(each["number"]), each["mark"], bool(each["large"]), bool(each["undone"]))
        for name in files.names(UNDO)
        if (each := _NAME.fullmatch(name))
    )
    return [name for name in found if not name.undone], [name for name in found if name.undone]


def read_step(files: Files, name: UndoName) -> UndoStep | None:
    """A step; none when its file is damaged, or was written in another format than this one."""
    try:
        tables = _untouched(files.read(name.file) or b"", name.file)
        return None if tables is None else msgspec.convert(tables["step"], UndoStep)
    except (ValueError, LookupError, RecursionError):
        return None


def undo_list(files: Files) -> UndoList:
    """What can be taken back and brought again, the next one first; what cannot be read is left out."""
    done, undone = undo_names(files)
    back, again = ((read_step(files, name) for name in names) for names in (reversed(done), undone))
    return UndoList(tuple(filter(None, back)), tuple(filter(None, again)))


def damaged_steps(files: Files) -> list[str]:
    """The files of the log that cannot be read. One in an earlier format is whole, and passed over all the same."""
    names = [name for names in undo_names(files) for name in names]
    return [name.file for name in names if read_step(files, name) is None and not _is_whole(files, name.file)]


def _is_whole(files: Files, name: str) -> bool:
    try:
        return _decoded(files.read(name) or b"") is not None
    except (ValueError, LookupError, RecursionError):
        return False


def write_step(files: Files, name: UndoName, step: UndoStep) -> None:
    """Write a step under a name."""
    files.write(name.file, content_of(name.file, {"step": msgspec.to_builtins(step)}))


# --- noting ---


def note_down(files: GatheredFolder, note: UndoNote) -> None:
    """Add what was written so far to the log, as one step; it is saved together with it. Nothing new, no step.

    Args:
        files: What a change wrote. The caller holds the lock.
        note: What to call it; is told the step's name.
    """
    if not any(map(is_diary_file, files.written)):
        return
    done, undone = undo_names(files)
    begun = read_step(files, done[-1]) if done and not undone and done[-1].file == note.step else None
    if begun is not None and begun.whole != note.whole:
        begun = None
    entries = tuple(_changes(files, begun, note.at, whole=note.whole))
    if not entries and begun is None:
        return
    for name in undone:
        _remove(files, name)
    if begun is not None:
        _remove(files, done.pop())
    if not entries:
        note.step = ""
        return
    number = 1 + max((name.number for name in (*done, *undone)), default=0)
    at = datetime.fromisoformat(note.at.isoformat())  # a clock may give a moment of a kind of its own
    step = UndoStep(at=at, about=note.about, whole=note.whole, entries=entries)
    large = len(msgspec.json.encode(step)) > LARGE_BYTES
    name = UndoName(number, secrets.token_hex(4), large)
    write_step(files, name, step)
    for old in _too_many([*done, name]):
        _remove(files, old)
    note.step = name.file


def _remove(files: GatheredFolder, name: UndoName) -> None:
    """Take a step away; what stands under its name and is none of ours is left."""
    if files.in_the_way(name.file) is None:
        files.remove(name.file)


def _changes(files: GatheredFolder, begun: UndoStep | None, at: datetime, *, whole: bool) -> Iterator[UndoEntry]:
    """What was done to each entry of the files that were written, since the step began that it goes on with."""
    written = {name: content for name, content in files.written.items() if is_diary_file(name)}
    before = {name: _tables_in(files.below.read(name), name, at) for name in written}
    for entry in begun.entries if begun else ():
        if entry.file not in written:
            yield entry
            continue
        documents = before[entry.file].setdefault(entry.table, {})
        document, earlier = documents.pop(entry.key, None), entry.was
        if document is not None and entry.was is not None and entry.now is not None:
            earlier = laid_over(document, entry.was)
        if earlier is not None:
            documents[entry.key] = earlier
    for name, content in written.items():
        after = _tables_in(content, name, at)
        for table in {**before[name], **after}:
            yield from _changed(name, table, before[name].get(table, {}), after.get(table, {}), whole=whole)


def _changed(name: str, table: str, before: Any, after: Any, *, whole: bool) -> Iterator[UndoEntry]:
    if not (is_table(before) and is_table(after)):
        return
    for key in {**before, **after}:
        was, now = before.get(key), after.get(key)
        if was == now or not can_be_taken_back(table, was, now):
            continue
        if not whole and was is not None and now is not None:
            was, now = differing(was, now)
            if not now:
                continue
        yield UndoEntry(file=name, table=table, key=key, was=was, now=now)


def laid_over(document: Mapping[str, Any], fields: Mapping[str, Any]) -> Fields:
    """An entry with some fields set, mappings key by key; what is set to None is not there any more."""
    laid = dict(document)
    for field, value in fields.items():
        there = laid.get(field)
        kept = {**there, **value} if isinstance(value, dict) and isinstance(there, dict) else value
        laid[field] = {key: item for key, item in kept.items() if item is not None} if isinstance(kept, dict) else kept
        if laid[field] is None or (laid[field] == {} and value != {}):
            del laid[field]
    return laid


def differing(was: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Fields, Fields]:
    """The facts in which two versions of an entry differ, as each has them; mappings key by key, None: not there."""
    before: Fields = {}
    after: Fields = {}
    for field in {**was, **now}:
        old, new = was.get(field), now.get(field)
        if field in BOOKKEEPING or old == new:
            continue
        before[field], after[field] = old, new
        if isinstance(new, dict) and isinstance(old, dict | None):
            keys = [key for key in {**(old or {}), **new} if (old or {}).get(key) != new.get(key)]
            before[field], after[field] = ({key: (side or {}).get(key) for key in keys} for side in (old, new))
    return before, after


def _too_many(done: Sequence[UndoName]) -> Sequence[UndoName]:
    """The oldest steps, where there are more than are kept; before a large one that goes nothing stays."""
    large = [number for number, name in enumerate(done) if name.large]
    after_large = large[-MOST_LARGE - 1] + 1 if len(large) > MOST_LARGE else 0
    return done[: max(len(done) - MOST_STEPS, after_large)]


def _tables_in(content: bytes | None, name: str, at: datetime) -> Tables:
    """The tables of a file of the diary; of a damaged one as it would be written anew."""
    if content is None:
        return {}
    try:
        found = _untouched(content, name)
    except (ValueError, LookupError, RecursionError):
        found = None
    return with_marks(name, examine(content, name), at).tables if found is None else found


def _untouched(content: bytes, name: str) -> Tables | None:
    """The tables of a file that this version wrote and that nobody changed since; none for any other.

    Raises:
        ValueError, LookupError, RecursionError: It is no file of tables.
    """
    decoded = _decoded(content)
    return decoded[1] if decoded and decoded[0] == {"format": FORMAT, "file": name} else None


def _decoded(content: bytes) -> tuple[Fields, Tables] | None:
    """Header and tables of a file; none when they do not fit their check sum."""
    found = msgspec.json.decode(content, type=dict[str, dict[str, Any]])
    header = found.pop(HEADER)
    stated = header.pop("sum", None)
    return (header, found) if stated == check_sum(header, found) else None
