"""A folder on disk: private, atomic, durable. The one place that touches the person's files."""

import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.store.belonging import JOURNAL, LOCK_NAME, PUT_THERE, SUB_FOLDERS, Belongs, is_our_name, is_ours_or_copy
from painplan.store.calls import FILE_MODE, FOLDER_MODE, SystemCalls
from painplan.store.folder import Unreadable
from painplan.store.replacing import NotPutBack, Pending, Replacing
from painplan.store.things import Form, NotAFile, Things, content_of, form_of, known_file, things_in

LOCK_SECONDS = 10
"""After waiting this long for another PainPlan a sentence is better than more waiting."""
POLL_SECONDS = 0.01


class DiskFolder:
    """The data folder. It is made on the first write, not before.

    Args:
        path: Where it is.
        calls: What does the writing; tests give calls that break.
    """

    lasting = True

    def __init__(self, path: Path, calls: SystemCalls | None = None) -> None:
        self._path = path
        self._calls = calls or SystemCalls()
        self._replacing = Replacing(path, self._calls)

    @property
    def where(self) -> str:
        """The path of the folder."""
        return str(self._path)

    def read(self, name: str) -> bytes | None:
        """The content of a file; none when there is no such file.

        Raises:
            Unreadable: Something is there that cannot be read, or is no file.
        """
        try:
            staged = self._pending().get(name, name)
            if staged is None:
                return None
            if staged != name and (self._path / staged).exists():
                return content_of(self._path / staged)
            return content_of(self._path / name)
        except FileNotFoundError:
            return None
        except NotAFile as error:
            raise self._unreadable("form", name, error) from error
        except OSError as error:
            raise self._unreadable("file", name, error) from error

    def write(self, name: str, content: bytes) -> None:
        """Replace a file: temporary file, fsync, rename, fsync of the folder.

        Raises:
            CannotDo: The disk is full, the folder is read-only ... The old content stands.
        """
        self._attempt(name, (name,), lambda: self._replacing.one(name, content))

    def write_together(self, contents: Mapping[str, bytes | None]) -> None:
        """Replace several files, or take away those given None: all of it or nothing.

        Raises:
            CannotDo: The disk is full, the folder is read-only ... The old contents stand.
        """
        self._attempt("", contents, lambda: self._replacing.together(contents))

    def names(self, folder: str) -> list[str]:
        """The names of what lies in a sub-folder, sorted; without folders and hidden and temporary files.

        Whatever stands under the name of a file of ours is among them, a folder, too: reading it says what it is.
        """
        try:
            with os.scandir(self._path / folder) as entries:
                found = {entry.name for entry in entries if self._is_listed(folder, entry)}
        except FileNotFoundError:
            found = set()
        except OSError as error:
            words = asset("store")["read"]["folder"]
            raise Unreadable(words.format(path=self._path / folder, reason=_reason(error))) from error
        names = {f"{folder}/{name}" if folder else name for name in found}
        for name, staged in self._pending().items():
            if name.rpartition("/")[0] == folder:
                names = names | {name} if staged else names - {name}
        return sorted(names)

    def _is_listed(self, folder: str, entry: "os.DirEntry[str]") -> bool:
        if entry.name.startswith("."):
            return False
        return not entry.is_dir(follow_symlinks=False) or is_our_name(
            f"{folder}/{entry.name}" if folder else entry.name
        )

    def in_the_way(self, name: str) -> str | None:
        """Why a file of this name is never written or taken away: it is a link, a pipe …; none where it may be."""
        form = form_of(self._path / name)
        return None if form in (None, Form.FILE) else str(asset("store")["why"][form])

    def closed(self, folder: str) -> str | None:
        """Why nothing can be written in a sub-folder, as far as can be seen; none where it can, or is made first."""
        path, words = self._path / folder, asset("store")["why"]
        form = form_of(path)
        if form is None or path.is_dir():
            return words["closed"] if form is not None and not os.access(path, os.W_OK | os.X_OK) else None
        return str(words["nowhere" if form is Form.LINK else form])

    def is_ours(self, name: str) -> bool:
        """Whether PainPlan made the file of this name, as its name and its beginning say."""
        return self.in_the_way(name) is None and known_file(self._path, name).belongs is Belongs.OURS

    def as_it_lies(self, name: str) -> bytes | None:
        """Nothing is opened here: what is sealed stays so."""
        return self.read(name)

    def things(self) -> Things:
        """Everything that lies in the folder, and what of it is ours."""
        return things_in(self._path)

    def stamp(self, name: str) -> Hashable:
        """Time of change, size and inode: a replaced file differs in one of them."""
        try:
            status = (self._path / name).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One writer at a time, across programs. What a killed one left behind is finished or swept up first.

        Raises:
            CannotDo: Another program holds the lock for longer than ten seconds, or the folder is read-only.
        """
        from filelock import FileLock, Timeout  # only writers pay for it

        try:
            self._make(self._path)
            self._check_lock()
            guard = FileLock(self._path / LOCK_NAME, timeout=LOCK_SECONDS, mode=FILE_MODE, poll_interval=POLL_SECONDS)
            guard.acquire()
        except Timeout as error:
            raise CannotDo(
                f"Another PainPlan has been writing to {self._path} for {LOCK_SECONDS} seconds. Nothing was "
                "saved. Close it or wait a moment, then save again."
            ) from error
        except OSError as error:
            raise self._not_writable(error) from error
        try:
            self._tidy()
            yield
        finally:
            guard.release()

    def erase(self) -> list[str]:
        """Take away every file of the diary, and the folder when nothing else is in it.

        Returns:
            The names of what is still there, because it is not PainPlan's.

        Raises:
            CannotDo: There is no diary, or something cannot be taken away.
        """
        from painplan.store.erasing import erase  # once in the life of a diary

        return erase(self)

    def take_away(self, names: Iterable[str]) -> None:
        """Take files away: at one moment, or, where the disk has no room left to note that, one after the other.

        Raises:
            CannotDo: Something cannot be taken away.
        """
        self._attempt("", names, lambda: self._replacing.away(names))

    def tidy_up(self, gone: Iterable[str]) -> None:
        """Take away the lock, the folders that are empty now, and the data folder where nothing else is in it.

        Args:
            gone: The names of files that were taken away.
        """
        lock = self._path / LOCK_NAME
        with suppress(OSError):
            if form_of(lock) is Form.FILE and not lock.stat().st_size:
                self._calls.remove(lock)
        above = {str(parent) for name in gone for parent in PurePosixPath(name).parents}
        for folder in sorted({*SUB_FOLDERS, *above, "."}, key=lambda folder: (-folder.count("/"), folder == ".")):
            with suppress(OSError):
                (self._path / folder).rmdir()

    def _tidy(self) -> None:
        try:
            if self._pending():
                self._replacing.finish()
            self._replacing.sweep(("", *SUB_FOLDERS))
        except OSError as error:
            raise self._not_writable(error) from error

    def _pending(self) -> Pending:
        try:
            return self._replacing.pending()
        except (ValueError, OSError, RecursionError) as error:
            raise CannotDo(
                f"The file {self._path / JOURNAL} lists changes that were decided but not finished, and it is "
                "damaged. Nothing was changed. Bring back a backup of the whole folder, or take that file away to "
                "go on without these changes."
            ) from error

    def _attempt(self, name: str, written: Iterable[str], action: Callable[[], None]) -> None:
        target = self._path / name
        try:
            for each in (*written, *([] if name else [JOURNAL])):
                self._check_free(each)
            for folder in sorted({(self._path / each).parent for each in written}):
                self._make(folder)
            action()
        except NotPutBack as error:
            raise CannotDo(
                f"It is not certain what was saved: the disk under {target} broke off in the middle "
                f"({_reason(error)}). Please open PainPlan again and look whether the last answer is there."
            ) from error
        except OSError as error:
            raise CannotDo(
                f"Nothing was saved: {target} cannot be written ({_reason(error)}). What stood there before is "
                "untouched. Make room or check who may write to the folder, then save again."
            ) from error

    def _not_writable(self, error: OSError) -> CannotDo:
        return CannotDo(
            f"Nothing was saved: the folder {self._path} cannot be written ({_reason(error)}). "
            "Check who may write to it, or choose another folder with --data-dir."
        )

    def _check_free(self, name: str, words: str = "in_the_way") -> None:
        if (why := self.in_the_way(name)) is not None:
            raise CannotDo(asset("store")["write"][words].format(path=self._path / name, why=why))

    def _check_lock(self) -> None:
        """A lock is a file that nobody can swap: opening a link would make or change a file elsewhere."""
        self._check_free(LOCK_NAME, "lock")

    def _unreadable(self, words: str, name: str, error: OSError) -> Unreadable:
        why = (
            asset("store")["why"]["nowhere" if error.form is Form.LINK else error.form]
            if isinstance(error, NotAFile)
            else _reason(error)
        )
        return Unreadable(asset("store")["read"][words].format(path=self._path / name, why=why))

    def _make(self, folder: Path) -> None:
        """Make a folder for the owner alone; tighten ours, but never one that holds, or lies beside, other things."""
        if not folder.is_dir():
            self._calls.make_folder(folder)
            self._calls.sync_folder(folder.parent)
        elif folder.stat().st_mode & 0o077 and not folder.is_symlink() and self._holds_only_ours():
            with suppress(OSError):
                folder.chmod(FOLDER_MODE)

    def _holds_only_ours(self) -> bool:
        """Whether every name in the data folder, and in the folders in it that are called as ours are, is ours."""
        return all(
            entry.name in (*SUB_FOLDERS, *PUT_THERE) or is_ours_or_copy(entry.name) for entry in os.scandir(self._path)
        ) and all(
            is_ours_or_copy(f"{sub}/{entry.name}")
            for sub in SUB_FOLDERS
            if (self._path / sub).is_dir()
            for entry in os.scandir(self._path / sub)
        )


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
