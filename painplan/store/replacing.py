"""Replaces files so that a crash at any moment leaves the old or the new: one file, or several together.

One file: written beside its place under a temporary name, synced, renamed, the folder synced. Several: all are
written beside their places first; then a journal that lists them is put down as one file, and from that moment the
change holds: whoever opens the folder next reads through the journal, and the next writer does what is left of it.
"""

import errno
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from painplan.store.belonging import JOURNAL, TEMPORARY, is_temporary, may_change
from painplan.store.syscalls import SystemCalls
from painplan.store.things import Form, content_of, form_of, path_of

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)

Pending = Mapping[str, str | None]
"""For each file of a change that is decided but not done: the file that takes its place, or None to take it away."""


def decided(content: bytes) -> Pending:
    """What a journal lists.

    Raises:
        ValueError: It is damaged, or lists what no change of ours can touch.
    """
    found = msgspec.json.decode(content, type=dict[str, str | None])
    for name, staged in found.items():
        beside = staged is None or (is_temporary(staged) and staged.rpartition("/")[0] == name.rpartition("/")[0])
        if not (may_change(name) and beside):
            raise ValueError(name)
    return found


class NotPutBack(OSError):
    """A write broke after the rename, and the old content could not be put back either."""


class Replacing:
    """The writing side of a data folder. The caller holds the lock.

    Args:
        root: The data folder; must exist when something is written.
        calls: What does the writing.
    """

    def __init__(self, root: Path, calls: SystemCalls) -> None:
        self._root, self._calls = root, calls

    def pending(self) -> Pending:
        """What of a change of several files is decided but not done.

        Raises:
            OSError: The journal cannot be read.
            ValueError: The journal is damaged, or lists what no change of ours can touch.
        """
        if form_of(path_of(self._root, JOURNAL)) not in (Form.FILE, Form.OTHERS):
            return {}  # what is no file was not put down by us
        try:
            content = content_of(self._root / JOURNAL)
        except FileNotFoundError:
            return {}
        return decided(content)

    def one(self, name: str, content: bytes) -> None:
        """Replace one file.

        Raises:
            NotPutBack: It cannot be said whether the old or the new content stands.
            OSError: The old content stands.
        """
        target = self._root / name
        before = _content(target)
        staged = self._staged(target, content)
        try:
            self._calls.rename(staged, target)
        except BaseException:
            self._discard([staged])
            raise
        try:
            self._calls.sync_folder(target.parent)
        except OSError as error:
            self._put_back(target, before)
            raise error from None

    def together(self, contents: Mapping[str, bytes | None]) -> None:
        """Replace several files, or take away those given None.

        Raises:
            NotPutBack: It cannot be said whether the old or the new contents stand.
            OSError: The old contents stand.
        """
        if not contents:
            return
        staged: dict[str, Path] = {}
        try:
            for name, content in contents.items():
                if content is not None:
                    staged[name] = self._staged(self._root / name, content)
            self._sync_folders(contents)
            plan = {name: str(staged[name].relative_to(self._root)) if name in staged else None for name in contents}
            self.one(JOURNAL, msgspec.json.encode(plan))
        except BaseException:
            if not (self._root / JOURNAL).exists():
                self._discard(staged.values())
            raise
        with suppress(OSError):  # it is decided; what cannot be done now is done by the next writer
            self.finish()

    def away(self, names: Iterable[str]) -> None:
        """Take files away: together, or, on a disk without room for the journal, one after the other.

        Raises:
            OSError: Something cannot be taken away.
        """
        try:
            self.together(dict.fromkeys(names))
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            for name in names:
                with suppress(FileNotFoundError):
                    self._calls.remove(self._root / name)

    def finish(self) -> None:
        """Do what is left of a change of several files that was decided."""
        pending = self.pending()
        if not pending:
            return
        for name, staged in pending.items():
            if staged is None:
                with suppress(FileNotFoundError):
                    self._calls.remove(self._root / name)
            elif (self._root / staged).exists():
                self._calls.rename(self._root / staged, self._root / name)
        self._sync_folders(pending)
        self._calls.remove(self._root / JOURNAL)
        self._calls.sync_folder(self._root)

    def sweep(self, folders: Iterable[str]) -> None:
        """Take away temporary files that programs left behind when they were killed; nothing is pending."""
        for folder in folders:
            with suppress(OSError):  # a sub-folder may be missing, a link to nowhere, of another account
                # Names alone: as paths, the months of twenty years were a sixth of what a save takes the processor.
                names = os.listdir(path_of(self._root, folder))  # noqa: PTH208
                for name in [name for name in names if name.endswith(TEMPORARY)]:
                    below = f"{folder}/{name}" if folder else name
                    if is_temporary(below):
                        self._discard([self._root / below])

    def _staged(self, target: Path, content: bytes) -> Path:
        temporary = target.parent / f".{target.name}.{os.urandom(4).hex()}{TEMPORARY}"
        try:
            descriptor = self._calls.create(temporary)
            try:
                rest = memoryview(content)
                while rest:
                    rest = rest[self._calls.write(descriptor, rest) :]
                self._calls.sync(descriptor)
            finally:
                self._calls.close(descriptor)
        except BaseException:
            self._discard([temporary])
            raise
        return temporary

    def _put_back(self, target: Path, before: bytes | None) -> None:
        try:
            if before is None:
                self._calls.remove(target)
            else:
                self._calls.rename(self._staged(target, before), target)
        except OSError as error:
            raise NotPutBack(error.errno, error.strerror) from error
        with suppress(OSError):
            self._calls.sync_folder(target.parent)

    def _sync_folders(self, names: Iterable[str]) -> None:
        for folder in sorted({(self._root / name).parent for name in names}):
            self._calls.sync_folder(folder)

    def _discard(self, files: Iterable[Path]) -> None:
        for file in files:
            with suppress(OSError):
                self._calls.remove(file)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
