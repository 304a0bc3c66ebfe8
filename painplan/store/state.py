"""What a data folder is: open or sealed, to which key, and the same diary as before or another one.

Who opens a folder looks at this once and chooses by it how to read and write. Every writer looks again under the lock,
and every reader after reading: a folder that has become something else is not written to by what was chosen before.
"""

import os
from collections.abc import Iterator, Sequence
from typing import Literal, Protocol

import msgspec

from painplan.errors import CannotDo, DiaryChanged
from painplan.kit.assets import asset
from painplan.store.belonging import KEY, KEY_COPY, PUBLIC, SEALED, STATE
from painplan.store.kinds import BOOK, MONTHS, is_diary_file

Becomes = Literal["begun", "sealed", "opened", "restored"]
"""What a diary became when its mark was made: a new one, sealed, open again for good, or replaced by a backup."""
Happened = Literal["sealed", "other_key", "opened", "restored", "replaced", "erased"]
"""What other programs did to a folder that was open here."""


class Mark(msgspec.Struct, frozen=True):
    """Stands for one diary in one state: each change of state makes another one."""

    mark: str
    what: Becomes


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder is at one moment."""

    mark: Mark | None
    """None where there is no diary yet, or one that no newer PainPlan has written to."""
    key: str | None
    """The public key to which it is sealed; empty where that cannot be read, none for a diary in clear."""
    holds: bool
    """Whether there is anything of a diary."""

    @property
    def sealed(self) -> bool:
        """Whether a passphrase is needed: a key lies in the folder."""
        return self.key is not None


class Looking(Protocol):
    """What is needed of a folder to see what it is, and to read what no state of it concerns."""

    def content(self, name: str) -> bytes | None:
        """The content of a file; none when there is no such file."""

    def there(self, name: str) -> bool:
        """Whether there is such a file."""

    def foreign(self, name: str) -> bool:
        """Whether another program's file stands where the plan book or a month belongs."""

    def listed(self, folder: str) -> Sequence[str]:
        """The names of the files in a sub-folder."""


class Changed(DiaryChanged):
    """The folder is not any more what it was when it was opened.

    Args:
        happened: What other programs did.
        where: The folder.
        saving: It was found by who wanted to save, before anything was written.
    """

    def __init__(self, happened: Happened, where: str, *, saving: bool = False) -> None:
        self.happened = happened
        words = asset("store")["meanwhile"]
        super().__init__(
            words[happened].format(where=where),
            (words["not_saved"] if saving else words["do"])[happened],
            gone=happened == "erased",
            same=happened == "opened",
        )


def state_of(folder: Looking) -> State:
    """What a folder is now. Whoever holds the lock knows that it stays so.

    Raises:
        CannotDo: There are sealed files, and their key cannot be read.
    """
    mark = _mark(_readable(folder, STATE))
    if _is_sealed(folder, mark):
        public = (_readable(folder, PUBLIC) or b"").decode(errors="replace").strip()
        return State(mark=mark, key=public, holds=True)
    return State(mark=mark, key=None, holds=any(not folder.foreign(name) for name in _diary_names(folder)))


def _is_sealed(folder: Looking, mark: Mark | None) -> bool:
    """A file of somebody else's that is called as the key seals nothing; a lost key makes no sealed diary empty.

    Where the key is gone, its copy and sealed files tell, whatever lies beside them in clear; a diary that was opened
    for good stays open when a sync program brings some of that back.
    """
    try:
        key = folder.content(KEY)
    except CannotDo:
        if _begins_sealed(_readable(folder, KEY_COPY)):
            return True
        if _any_sealed(folder):
            raise
        return False
    if key is not None:
        return _begins_sealed(key) or _any_sealed(folder)
    opened = mark is not None and mark.what == "opened"
    if not opened and _any_sealed(folder):
        copy = _readable(folder, KEY_COPY)
        if _begins_sealed(copy):
            return True
    if folder.there(BOOK) and not folder.foreign(BOOK):
        return False
    names = [name for name in _diary_names(folder) if name.endswith(SEALED) or not folder.foreign(name)]
    names = [name for name in names if name != MONTHS]  # what cannot be listed says neither
    return bool(names) and all(name.endswith(SEALED) for name in names)


def _begins_sealed(content: bytes | None) -> bool:
    return content is not None and content.startswith(b"age-encryption.org/")


def _any_sealed(folder: Looking) -> bool:
    return folder.there(BOOK + SEALED) or any(name.endswith(SEALED) for name in _months(folder, ending=SEALED))


def _diary_names(folder: Looking) -> Iterator[str]:
    """The plan book and the months that are there, sealed or not; the months are listed where they are asked for."""
    yield from (name for name in (BOOK, BOOK + SEALED) if folder.there(name))
    yield from _months(folder)


def _months(folder: Looking, ending: str = "") -> Sequence[str]:
    """The months that are there, sealed or not; a place that cannot be listed is not nothing, reading it tells why.

    Args:
        folder: Where they lie.
        ending: Only those whose name ends so; every save asks, and twenty years have many.
    """
    try:
        names = [name for name in folder.listed(MONTHS) if name.endswith(ending)]
    except CannotDo:
        return [MONTHS]
    return [name for name in names if is_diary_file(name.removesuffix(SEALED))]


def _readable(folder: Looking, name: str) -> bytes | None:
    try:
        return folder.content(name)
    except CannotDo:
        return None


def _mark(content: bytes | None) -> Mark | None:
    """None where it is damaged, too: then the next writer makes another one."""
    what, _, mark = (content or b"").decode(errors="replace").strip().partition(" ")
    try:
        return msgspec.convert({"mark": mark, "what": what}, Mark) if mark else None
    except msgspec.ValidationError:
        return None


def new_mark(what: Becomes) -> bytes:
    """The content of the file that says what a diary has become."""
    return f"{what} {os.urandom(8).hex()}\n".encode()


def happened(before: State, now: State) -> Happened | None:
    """What became of a folder between two looks; none where whoever opened it can go on.

    A diary that was begun meanwhile in an empty folder is the same to a program that found the folder empty.
    """
    if before == now:
        return None
    if before.holds and not now.holds:
        return "erased"
    if before.sealed and not now.sealed and now.mark is not None and now.mark.what == "begun":
        return "replaced"  # what is opened for good never is a new one: it was erased, and another one begun
    if before.sealed != now.sealed:
        return "sealed" if now.sealed else "opened"
    if before.sealed and before.key != now.key:
        return "other_key"
    if before.mark == now.mark or (before.mark is None and now.mark is not None and now.mark.what == "begun"):
        return None
    became = now.mark.what if now.mark is not None else "begun"
    return "restored" if became == "restored" else "opened" if became == "opened" else "replaced"
