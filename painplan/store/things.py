"""What lies in a data folder: files, links, pipes, things of other accounts. Looks, opens nothing that could wait."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

import msgspec

from painplan.store.belonging import (
    FOLDERS,
    JOURNAL,
    LOCK_NAME,
    PUT_THERE,
    SEALED,
    STATE,
    SUB_FOLDERS,
    Belongs,
    Known,
    is_another_programs,
    is_our_name,
    is_ours_or_copy,
    keeps_versions,
    known,
)
from painplan.store.made_files import END_BYTES, START_BYTES, Look

LARGEST_FILE, LARGEST_BACKUP = 16_000_000, 64_000_000
"""Bytes. A larger file is none of a diary and is not read; a month of much writing has some hundred thousand."""
MOST_THINGS, DEEPEST = 20_000, 6
"""So many entries, and folders in one another, are looked at in a folder that holds other things, too."""
MOST_READ = 4_000_000
"""Bytes that one look through a folder reads of files which do not say what they are."""


NOTHING_OF_A_PERSON = frozenset({LOCK_NAME, JOURNAL, STATE})
"""Names of ours that the lock looks after, and the mark: whatever stands there holds nothing of the diary."""


class Form(StrEnum):
    """What stands under a name."""

    FILE = "file"
    LINK = "link"
    FOLDER = "folder"
    PIPE = "pipe"
    SOCKET = "socket"
    DEVICE = "device"
    OTHERS = "others"
    """A file of another account."""


class NotAFile(OSError):
    """Something stands under the name of a file that can never be read as one."""

    def __init__(self, form: Form) -> None:
        super().__init__(0, "")
        self.form = form


class Thing(msgspec.Struct, frozen=True):
    """Something that lies in the folder."""

    name: str
    form: Form
    known: Known
    size: int = 0
    """In bytes."""
    why: str = ""
    """Why it cannot be read or looked into, as the system says it; empty where it can be, and where it is no file."""

    @property
    def ours(self) -> bool:
        """Whether PainPlan made it, so that it may be sealed and taken away."""
        return self.form is Form.FILE and self.known.ours

    @property
    def in_clear(self) -> bool:
        """Whether it holds something of the person, or may, and is not sealed."""
        made = self.form in (Form.FILE, Form.OTHERS) and self.known.belongs is Belongs.MADE
        return not self.known.sealed and (made or (self.ours and self.known.personal))

    @property
    def among_ours(self) -> bool:
        """Whether it is somebody else's and stands where ours do, under the name of one or in their folders."""
        return not self.ours and (self.name.partition("/")[0] in SUB_FOLDERS or is_our_name(self.name))

    @property
    def out_of_reach(self) -> bool:
        """Whether it stands where something of the diary does, and nobody can say what it holds.

        As long as something does, a diary is neither sealed nor opened nor taken away: part of it would stay behind.
        """
        if self.name in ("", *SUB_FOLDERS):
            return self.form is not Form.FOLDER or bool(self.why)
        if self.name in NOTHING_OF_A_PERSON:
            return False
        if self.form is Form.FOLDER:
            return is_our_name(self.name) or (bool(self.why) and keeps_versions(self.name))
        if self.form is Form.FILE:
            return bool(self.why) and is_ours_or_copy(self.name)
        return is_our_name(self.name)

    @property
    def told_as(self) -> str:
        """Its name as text, whatever bytes it is made of; a folder ends with ``/``."""
        text = self.name.encode(errors="surrogateescape").decode(errors="backslashreplace")
        return f"{text}/" if self.form is Form.FOLDER else text


class Things(msgspec.Struct, frozen=True):
    """What was found in a folder."""

    found: tuple[Thing, ...]
    more: bool
    """There is more than `MOST_THINGS`; the rest was not looked at."""

    def ours(self) -> list[Thing]:
        """What PainPlan made, and copies of it."""
        return [thing for thing in self.found if thing.ours]

    def out_of_reach(self) -> list[Thing]:
        """What stands where something of the diary does and cannot be read."""
        return [thing for thing in self.found if thing.out_of_reach]

    def readable_at_least(self) -> "Things":
        """The same without what can be seen to be no file or folder of ours: links, pipes, what others keep there."""
        return Things(tuple(thing for thing in self.found if thing.why), self.more)

    def left(self) -> list[Thing]:
        """What sealing and taking away leave as it is: all that is not ours, but for the lock and the journal."""
        return [thing for thing in self.found if not thing.ours and thing.name not in (LOCK_NAME, JOURNAL)]

    @property
    def a_diary(self) -> bool:
        """Whether there is a diary, or something of one."""
        return any(thing.ours and thing.size and (thing.known.personal or thing.known.sealed) for thing in self.found)


@lru_cache(maxsize=500)
def path_of(root: Path, name: str) -> Path:
    """Where a name of a folder lies. Some are asked for at every look; to make the path costs more than the disk."""
    return root / name


def form_of(path: Path) -> Form | None:
    """What stands under a name, links not followed; none where nothing is.

    A file of another account is one that belongs neither to this one nor to whom the folder belongs, or that this one
    may not write. On disks that know no accounts all belong to one.
    """
    try:
        status = path.lstat()
    except OSError:
        return None
    form = _form(status.st_mode)
    if form is Form.FILE and hasattr(os, "geteuid") and status.st_uid != os.geteuid():
        of_folder = path.parent.stat().st_uid == status.st_uid
        return Form.FILE if of_folder and os.access(path, os.W_OK) else Form.OTHERS
    return form


def linked_folders(root: Path) -> list[str]:
    """The folders of ours in whose place a link stands."""
    return [folder for folder in FOLDERS if form_of(path_of(root, folder)) is Form.LINK]


def behind_link(root: Path, name: str) -> str | None:
    """The folder of ours on the way to a name in whose place a link stands; none where the way is free."""
    folder, _, below = name.partition("/")
    return folder if below and folder in FOLDERS and path_of(root, folder).is_symlink() else None


_FORMS = {
    stat.S_IFREG: Form.FILE,
    stat.S_IFLNK: Form.LINK,
    stat.S_IFDIR: Form.FOLDER,
    stat.S_IFIFO: Form.PIPE,
    stat.S_IFSOCK: Form.SOCKET,
}


def _form(mode: int) -> Form:
    return _FORMS.get(stat.S_IFMT(mode), Form.DEVICE)


@contextmanager
def opened_file(path: Path, most: int) -> Iterator[BinaryIO]:
    """A file, open for reading, through a link, too; never waits.

    Raises:
        FileNotFoundError: There is nothing.
        NotAFile: A folder, a pipe, a socket, a device, or a link that leads nowhere.
        OSError: It cannot be read, is too large, or is a link that leads to itself.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise NotAFile(Form.LINK) from None
        raise
    if not stat.S_ISREG(status.st_mode):
        raise NotAFile(_form(status.st_mode))
    if status.st_size > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    # What stands there may have become a pipe in between; opened like this it cannot hold anybody up.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotAFile(_form(os.fstat(descriptor).st_mode))
        yield stream


def content_of(path: Path) -> bytes:
    """The content of a file; as `opened_file`."""
    most = LARGEST_BACKUP if ".zip" in path.name else LARGEST_FILE
    with opened_file(path, most) as stream:
        size = os.fstat(stream.fileno()).st_size
        content = stream.read(size + 1)  # no room for the most a file can be: making that takes longer than reading
        return content if len(content) <= size else content + stream.read(max(0, most - size))


def look_at(content: bytes) -> Look:
    """What is needed to know a file whose content was read."""
    return Look(content[:START_BYTES], content[-END_BYTES:], lambda: content)


def things_in(root: Path) -> Things:
    """Everything in a data folder, with what is ours of it; hidden things, and versions that sync programs keep."""
    return _FolderWalk(root).things()


def known_file(root: Path, name: str) -> Known:
    """What the file of this name is; somebody else's where there is none that can be read."""
    return _FolderWalk(root).known(name)


def another_programs(root: Path, name: str) -> bool:
    """Whether another program's file stands where the plan book or a month belongs."""
    look = _FolderWalk(root).look(name)
    return look is not None and is_another_programs(name, look)


class _FolderWalk:
    """One look through a folder."""

    def __init__(self, root: Path) -> None:
        self._root, self._left, self._to_read = root, MOST_THINGS, MOST_READ
        self._known: dict[str, Known] = {}
        self._why: dict[str, str] = {}

    def things(self) -> Things:
        found = tuple(self._in("", 0))
        return Things(found, more=self._left < 0)

    def known(self, name: str) -> Known:
        if name not in self._known:
            self._known[name] = self._look(name)
        return self._known[name]

    def _look(self, name: str) -> Known:
        look = self.look(name)
        return Known(Belongs.THEIRS) if look is None else known(name, look, self._is_ours)

    def look(self, name: str) -> Look | None:
        """What is needed to know a file; none where there is none that can be read."""
        path = path_of(self._root, name)
        if behind_link(self._root, name):
            return None
        try:
            with opened_file(path, LARGEST_BACKUP) as stream:
                size = os.fstat(stream.fileno()).st_size
                start = stream.read(START_BYTES)
                stream.seek(max(0, size - END_BYTES))
                return Look(start, stream.read(END_BYTES), lambda: self._whole(path, size))
        except FileNotFoundError:
            return None
        except OSError as error:
            self._why[name] = _reason(error)
            return None

    def _in(self, folder: str, depth: int) -> Iterator[Thing]:
        """What is in a folder: first what may be ours, all of it; then the rest, as long as there is not too much."""
        try:
            with os.scandir(self._root / folder) as entries:
                names = sorted(f"{folder}/{entry.name}" if folder else entry.name for entry in entries)
        except FileNotFoundError:
            return
        except OSError as error:
            yield Thing(folder, Form.FOLDER, Known(Belongs.THEIRS), why=_reason(error))
            return
        if not names and folder and folder not in FOLDERS and not is_our_name(folder):
            yield Thing(folder, Form.FOLDER, Known(Belongs.THEIRS))
        may_be_ours = [name for name in names if name in SUB_FOLDERS or keeps_versions(name) or is_ours_or_copy(name)]
        for name in may_be_ours:
            yield from self._one(name, depth)
        for name in sorted({*names}.difference(may_be_ours)):
            self._left -= 1
            if self._left < 0:
                return
            yield from self._one(name, depth)

    def _one(self, name: str, depth: int) -> Iterator[Thing]:
        path = self._root / name
        form = form_of(path)
        if form is None:  # gone by now, or in a folder that may be listed and not entered
            try:
                path.lstat()
            except FileNotFoundError:
                return
            except OSError as error:
                yield Thing(name, Form.FILE, Known(Belongs.THEIRS), why=_reason(error))
                return
        if form is Form.FOLDER:
            if is_our_name(name) or depth >= DEEPEST:
                yield Thing(name, form, Known(Belongs.THEIRS))
            if depth < DEEPEST and name not in PUT_THERE:
                yield from self._in(name, depth + 1)
        elif form in (Form.FILE, Form.OTHERS):
            known = self.known(name)
            with suppress(FileNotFoundError):  # what another program was writing beside it may be gone by now
                yield Thing(name, form, known, path.lstat().st_size, self._why.get(name, ""))
        elif form is not None:
            yield Thing(name, form, Known(Belongs.THEIRS))

    def _whole(self, path: Path, size: int) -> bytes | None:
        self._to_read -= size
        try:
            return content_of(path) if self._to_read >= 0 else None
        except OSError:
            return None

    def _is_ours(self, name: str) -> bool:
        return any(
            form_of(self._root / each) is Form.FILE and self.known(each).belongs is Belongs.OURS
            for each in (name, name + SEALED)
        )


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
