"""What is missing in the diary of a damaged file that was set aside, and what brings it back."""

from collections.abc import Iterator
from typing import NamedTuple

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.store.folder import Files, Unreadable
from painplan.store.pasting import pasted
from painplan.store.quarantine import file_set_aside, moment_set_aside
from painplan.store.undo_log import read_step, undo_names
from painplan.store.whole.backups import whole_before
from painplan.store.whole.examine import EMPTY, Examined, examine, read_file

MOST_NAMED = 3
"""So many missing entries are named."""
_Entries = frozenset[tuple[str, str]]
"""Table and name of each."""


class Missing(NamedTuple):
    """Entries that the diary does not hold, and where they can be read."""

    entries: tuple[tuple[str, str], ...]
    back: tuple[str, ...]
    """Sentences with a line to paste each; what they bring together is all of it."""

    @property
    def way_back(self) -> str:
        """All of them; nothing stands behind the last line that can be pasted."""
        return " · ".join(self.back)

    @property
    def names(self) -> str:
        """Some of them by their names."""
        more = ", …" if len(self.entries) > MOST_NAMED else ""
        return ", ".join(" ".join(each) for each in self.entries[:MOST_NAMED]) + more


def missing_of(folder: Files, copy: str) -> Missing:
    """What of a file that was set aside, or of the newest backup from before, is not in the diary.

    What a person took out, as the log of changes says, is not missing.

    Args:
        folder: The diary.
        copy: The name of what was set aside.
    """
    name, moment = file_set_aside(copy), moment_set_aside(copy)
    if not moment:
        return Missing((), ())
    try:
        content = folder.read(copy) or b""
        here = _entries(read_file(folder, name) or EMPTY)
        readable = _entries(examine(content, name)) - here
    except CannotDo:
        return Missing((), ())  # what cannot be read says so itself
    taken_out: _Entries | None = None
    backup, kept = "", frozenset[tuple[str, str]]()
    for each, found, certain in whole_before(folder, name, moment, content):
        kept = _entries(found) - here
        if kept and taken_out is None:
            taken_out = _taken_out(folder, name)
        kept -= taken_out or frozenset()
        backup = each
        if kept or certain:
            break
    if readable:
        readable -= _taken_out(folder, name) if taken_out is None else taken_out
    says, back = asset("store")["verify"], []
    if kept:
        back.append(says["back_from_backup"].format(name=pasted(backup), file=name))
    if readable - kept:
        back.append(says["back_from_it"].format(name=pasted(copy)))
    return Missing(tuple(sorted(readable | kept)), tuple(back))


def missing_words(folder: Files, copy: str) -> str:
    """The same in words; nothing where all are there."""
    found = missing_of(folder, copy)
    if not found.entries:
        return ""
    said: str = asset("store")["verify"]["missing"]
    return said.format(count=len(found.entries), names=found.names, back=found.way_back)


def _entries(found: Examined) -> _Entries:
    return frozenset((table, key) for table, records in found.records.items() for key in records)


def _taken_out(files: Files, name: str) -> _Entries:
    """Entries of a file that a change took out, or whose making was taken back, and that no later one brought."""
    gone = dict[tuple[str, str], bool]()
    for table, key, is_gone in _last_known(files, name):
        gone[table, key] = is_gone
    return frozenset(entry for entry, is_gone in gone.items() if is_gone)


def _last_known(files: Files, name: str) -> Iterator[tuple[str, str, bool]]:
    try:
        done, undone = undo_names(files)
    except Unreadable:
        return
    for each in sorted([*done, *undone]):
        step = read_step(files, each)
        for entry in step.entries if step is not None else ():
            if entry.file == name:
                yield entry.table, entry.key, (entry.was if each.undone else entry.now) is None
