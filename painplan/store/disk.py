"""A folder on disk: private, atomic, durable. The one place that touches the person's files."""

import os
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from painplan.errors import CannotDo
from painplan.store.calls import FILE_MODE, FOLDER_MODE, SystemCalls
from painplan.store.replacing import JOURNAL, TEMPORARY, NotPutBack, Pending, Replacing

LOCK_SECONDS = 10
"""After waiting this long for another PainPlan a sentence is better than more waiting."""
POLL_SECONDS = 0.01
LOCK_NAME = ".lock"
SUB_FOLDERS = ("diary", "backups", "set-aside", "inbox")
OURS = {"plan.json", "plan.json.age", "key.age", "key.pub", "instruments", JOURNAL, LOCK_NAME, *SUB_FOLDERS}
"""What the data folder holds; nothing else may be written over these."""


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
            CannotDo: The file is there but cannot be read.
        """
        try:
            staged = self._pending().get(name, name)
            if staged is None:
                return None
            path = self._path / (staged if staged != name and (self._path / staged).exists() else name)
            if path.exists() and not (path.is_file() or path.is_dir()):  # reading a pipe would wait for ever
                raise CannotDo(f"{path} is no file. Take it away, then try again.")
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise CannotDo(
                f"The file {self._path / name} cannot be read ({_reason(error)}). "
                "Check that the folder belongs to you, then try again."
            ) from error

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
        """The names of the files in a sub-folder, sorted; without hidden and temporary ones."""
        try:
            found = {entry.name for entry in os.scandir(self._path / folder) if entry.is_file()}
        except FileNotFoundError:
            found = set()
        except OSError as error:
            raise CannotDo(
                f"The folder {self._path / folder} cannot be read ({_reason(error)}). "
                "Check that it belongs to you, then try again."
            ) from error
        names = {f"{folder}/{name}" if folder else name for name in found if not name.startswith(".")}
        for name, staged in self._pending().items():
            if name.rpartition("/")[0] == folder:
                names = names | {name} if staged else names - {name}
        return sorted(names)

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
            CannotDo: Something cannot be taken away. All of it goes, or, before that is decided, nothing.
        """
        with self.lock():
            own = [name for name in self.names("") if name in OURS or name.startswith("plan.json")]
            # The key goes with the rest at one moment; until then nothing is lost.
            self.write_together(dict.fromkeys([*own, *(name for sub in SUB_FOLDERS for name in self.names(sub))]))
        with suppress(OSError):
            self._calls.remove(self._path / LOCK_NAME)
        for folder in (*(self._path / sub for sub in SUB_FOLDERS), self._path):
            with suppress(OSError):
                folder.rmdir()
        return sorted(str(path.relative_to(self._path)) for path in self._path.rglob("*") if path.is_file())

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
        except (ValueError, PermissionError) as error:
            raise CannotDo(
                f"The file {self._path / JOURNAL} lists changes that were decided but not finished, and it is "
                "damaged. Nothing was changed. Bring back a backup of the whole folder, or take that file away to "
                "go on without these changes."
            ) from error

    def _attempt(self, name: str, written: Mapping[str, object] | tuple[str, ...], action: Callable[[], None]) -> None:
        target = self._path / name
        try:
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

    def _make(self, folder: Path) -> None:
        """Make a folder for the owner alone; tighten ours, but never a folder that holds other things."""
        if not folder.is_dir():
            self._calls.make_folder(folder)
            self._calls.sync_folder(folder.parent)
        elif folder.stat().st_mode & 0o077 and self._is_ours(folder):
            folder.chmod(FOLDER_MODE)

    def _is_ours(self, folder: Path) -> bool:
        names = {entry.name for entry in os.scandir(folder)} - OURS
        return folder != self._path or not {name for name in names if not name.endswith(TEMPORARY)}


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
