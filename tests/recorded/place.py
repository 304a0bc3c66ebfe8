"""The folder that a diary of the record lives in: what changed in it, and putting it back as it was."""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

Stamp = tuple[int, int, int]
IGNORED = frozenset({".lock"})
"""A lock is no data."""


class Change(NamedTuple):
    """What happened to a file."""

    before: bytes | None
    """None: it was not there."""
    now: bytes | None
    """None: it is gone."""


class Place:
    """A folder and what is remembered of it.

    Args:
        root: Everything below it is looked at.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._stamps: dict[str, Stamp] = {}
        self._contents: dict[str, bytes] = {}
        self.changes()

    def changes(self) -> dict[str, Change]:
        """What changed since it was looked at last; looked at is now."""
        stamps = dict(_files(self.root, ""))
        different = {name for name in stamps.keys() | self._stamps.keys() if stamps.get(name) != self._stamps.get(name)}
        found = {}
        for name in sorted(different):
            before, now = self._contents.get(name), self._read(name) if name in stamps else None
            if now is None:
                self._contents.pop(name, None)
            else:
                self._contents[name] = now
            if before != now:
                found[name] = Change(before, now)
        self._stamps = stamps
        return found

    def put_back(self, changes: dict[str, Change]) -> None:
        """Make some changes undone."""
        for name, change in changes.items():
            path = self.root / name
            if change.before is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(change.before)
                path.chmod(0o600)
        above = {folder for name, change in changes.items() if change.before is None for folder in _above(name)}
        for folder in sorted(above, key=len, reverse=True):
            with suppress(OSError):  # it is gone already, or something else is in it
                (self.root / folder).rmdir()
        self.changes()

    def contents(self) -> dict[str, bytes]:
        """Every file as it was when it was looked at last."""
        return dict(self._contents)

    def _read(self, name: str) -> bytes:
        path = self.root / name
        return bytes(path.readlink()) if path.is_symlink() else path.read_bytes()  # a link is what it says


def _above(name: str) -> list[str]:
    """The folders that a file lies in, below the outermost."""
    parts = name.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(len(parts), 1, -1)]


def _files(folder: Path, below: str) -> list[tuple[str, Stamp]]:
    found: list[tuple[str, Stamp]] = []
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return found
    for entry in entries:
        name = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            found += _files(folder / entry.name, f"{name}/")
        elif entry.name not in IGNORED:
            status = entry.stat(follow_symlinks=False)
            found.append((name, (status.st_mtime_ns, status.st_size, status.st_ino)))
    return found
