"""A folder on disk: private, atomic, durable. The one place that touches the person's files."""

import os
from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from painplan.errors import CannotDo

FOLDER_MODE, FILE_MODE = 0o700, 0o600
"""Only the person's own account may look."""
LOCK_SECONDS = 10
"""After waiting this long for another PainPlan a sentence is better than more waiting."""
LOCK_NAME = ".lock"


class DiskFolder:
    """The data folder. It is made on the first write, not before."""

    def __init__(self, path: Path) -> None:
        self._path = path

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
            return (self._path / name).read_bytes()
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
        target = self._path / name
        try:
            self._make(target.parent)
            _replace(target, content)
        except OSError as error:
            raise CannotDo(
                f"Nothing was saved: {target} cannot be written ({_reason(error)}). What stood there before is "
                "untouched. Make room or check who may write to the folder, then save again."
            ) from error

    def names(self, folder: str) -> list[str]:
        """The names of the files in a sub-folder, sorted; without hidden and temporary ones."""
        try:
            found = [entry.name for entry in os.scandir(self._path / folder) if entry.is_file()]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise CannotDo(
                f"The folder {self._path / folder} cannot be read ({_reason(error)}). "
                "Check that it belongs to you, then try again."
            ) from error
        return sorted(f"{folder}/{name}" for name in found if not name.startswith("."))

    def stamp(self, name: str) -> Hashable:
        """Time of change, size and inode: a replaced file differs in one of them."""
        try:
            status = (self._path / name).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One writer at a time, across programs.

        Raises:
            CannotDo: Another program holds the lock for longer than ten seconds, or the folder is read-only.
        """
        from filelock import FileLock, Timeout  # only writers pay for it

        try:
            self._make(self._path)
            guard = FileLock(self._path / LOCK_NAME, timeout=LOCK_SECONDS, mode=FILE_MODE)
            guard.acquire()
        except Timeout as error:
            raise CannotDo(
                f"Another PainPlan has been writing to {self._path} for {LOCK_SECONDS} seconds. Nothing was "
                "saved. Close it or wait a moment, then save again."
            ) from error
        except OSError as error:
            raise CannotDo(
                f"Nothing was saved: the folder {self._path} cannot be written ({_reason(error)}). "
                "Check who may write to it, or choose another folder with --data-dir."
            ) from error
        try:
            yield
        finally:
            guard.release()

    def _make(self, folder: Path) -> None:
        """Make a folder for the owner alone; tighten ours, but never a folder that holds other things."""
        if not folder.is_dir():
            folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            _sync_folder(folder.parent)
        elif folder.stat().st_mode & 0o077 and self._is_ours(folder):
            folder.chmod(FOLDER_MODE)

    def _is_ours(self, folder: Path) -> bool:
        others = {entry.name for entry in os.scandir(folder)} - {"plan.json", "diary", "backups", LOCK_NAME}
        return folder != self._path or not others


def _replace(target: Path, content: bytes) -> None:
    import tempfile  # only writers pay for it

    descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:  # mkstemp makes the file 0600
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, target)  # noqa: PTH105  (names are plain strings here)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
