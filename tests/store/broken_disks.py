"""Disks that break: one call that fails once, and a cut of the power that keeps only what was synced."""

import os
import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from painplan.store.syscalls import SystemCalls

CALLS = ("make_folder", "create", "write", "sync", "close", "rename", "sync_folder", "remove")
"""Everything that a write is made of."""


class BreaksOnce(SystemCalls):
    """One call of one kind fails once; before and after it all is well.

    Args:
        call: The kind of call.
        number: Which call of this kind, from 1.
        code: The error of the system.
        short: A write that fails takes half of the content first, as a disk does that fills up.
    """

    def __init__(self, call: str, number: int, code: int, *, short: bool = False) -> None:
        self._call, self._number, self._code, self._short = call, number, code, short
        self._made: Counter[str] = Counter()

    @property
    def broke(self) -> bool:
        """Whether the call was reached."""
        return self._made[self._call] >= self._number

    def _count(self, call: str) -> bool:
        self._made[call] += 1
        return call == self._call and self._made[call] == self._number

    def _may_break(self, call: str) -> None:
        if self._count(call):
            raise OSError(self._code, os.strerror(self._code))

    def make_folder(self, folder: Path) -> None:
        self._may_break("make_folder")
        super().make_folder(folder)

    def create(self, path: Path) -> int:
        self._may_break("create")
        return super().create(path)

    def write(self, descriptor: int, content: memoryview) -> int:
        if self._count("write"):
            if self._short:
                super().write(descriptor, content[: len(content) // 2])
            raise OSError(self._code, os.strerror(self._code))
        return super().write(descriptor, content)

    def sync(self, descriptor: int) -> None:
        self._may_break("sync")
        super().sync(descriptor)

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        self._may_break("close")

    def rename(self, source: Path, target: Path) -> None:
        self._may_break("rename")
        super().rename(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._may_break("sync_folder")
        super().sync_folder(folder)

    def remove(self, path: Path) -> None:
        self._may_break("remove")
        super().remove(path)


class TakesLittle(SystemCalls):
    """Every write takes a few bytes only, as systems may."""

    def write(self, descriptor: int, content: memoryview) -> int:
        return super().write(descriptor, content[:7])


class PowerCut(BaseException):
    """The machine stops; nothing after this runs."""


class LosesPower(SystemCalls):
    """The power goes at one call; what was not synced by then is gone, the worst a disk may do.

    Args:
        number: At which call, from 1; that call is not made.
    """

    def __init__(self, number: int = 0) -> None:
        self._left = number
        self._on_disk: dict[Path, bytes] = {}
        self._synced: dict[int, bytes] = {}

    @contextmanager
    def power(self, place: Path) -> Iterator[None]:
        """A run with power until the cut; afterwards the folder holds what had reached the disk."""
        self._on_disk = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
        self._synced = {path.stat().st_ino: content for path, content in self._on_disk.items()}
        with suppress(PowerCut):
            yield
        for path in [path for path in place.rglob("*") if path.is_file()]:
            path.unlink()
        for path, content in self._on_disk.items():
            path.write_bytes(content)

    @property
    def went_out(self) -> bool:
        """Whether the cut was reached."""
        return self._left <= 0

    def _tick(self) -> None:
        if self._left <= 1:
            self._left = 0
            raise PowerCut
        self._left -= 1

    def make_folder(self, folder: Path) -> None:
        self._tick()
        super().make_folder(folder)

    def create(self, path: Path) -> int:
        self._tick()
        descriptor = super().create(path)
        self._synced.pop(os.fstat(descriptor).st_ino, None)  # the number may have been that of a file taken away
        return descriptor

    def write(self, descriptor: int, content: memoryview) -> int:
        self._tick()
        return super().write(descriptor, content)

    def sync(self, descriptor: int) -> None:
        self._tick()
        super().sync(descriptor)
        status = os.fstat(descriptor)
        if stat.S_ISREG(status.st_mode):
            place = os.readlink(f"/proc/self/fd/{descriptor}")  # noqa: PTH115  (the link of an open file)
            self._synced[status.st_ino] = Path(place).read_bytes()

    def rename(self, source: Path, target: Path) -> None:
        self._tick()
        super().rename(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._tick()
        super().sync_folder(folder)
        for path in [path for path in self._on_disk if path.parent == folder]:
            del self._on_disk[path]
        for path in folder.iterdir():
            if path.is_file():  # a name without synced content: the file is there and empty
                self._on_disk[path] = self._synced.get(path.stat().st_ino, b"")

    def remove(self, path: Path) -> None:
        self._tick()
        super().remove(path)
