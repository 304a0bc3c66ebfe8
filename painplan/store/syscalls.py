"""The few calls to the system that writing is made of. Tests give a folder some that break, one at a time."""

import os
from pathlib import Path

FOLDER_MODE, FILE_MODE = 0o700, 0o600
"""Only the person's own account may look."""


class SystemCalls:
    """The real ones. Each raises OSError when the system refuses."""

    def make_folder(self, folder: Path) -> None:
        """Make a folder for the owner alone, and those above it."""
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)

    def create(self, path: Path) -> int:
        """Make a new file for the owner alone, whatever the umask, and open it for writing."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), FILE_MODE)

    def write(self, descriptor: int, content: memoryview) -> int:
        """Write the beginning of a content; how many bytes were taken."""
        return os.write(descriptor, content)

    def sync(self, descriptor: int) -> None:
        """Wait until a file is on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a file."""
        os.close(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        """Put a file in the place of another at one moment."""
        os.replace(source, target)  # noqa: PTH105  (the call itself is what tests replace)

    def sync_folder(self, folder: Path) -> None:
        """Make renames in a folder durable. Windows has no such call and needs none."""
        if os.name == "nt":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Take a file away."""
        os.unlink(path)  # noqa: PTH108  (the call itself is what tests replace)
