"""A view of a folder that collects what is written and then writes all of it together, or nothing."""

from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager

from painplan.store.folder import Folder
from painplan.store.state import Becomes


class GatheredFolder:
    """Reads what was written to it; the folder below learns of it at the end. The caller holds the lock."""

    def __init__(self, folder: Folder) -> None:
        self.below = folder
        self.written: dict[str, bytes | None] = {}
        self.becomes: Becomes | None = None
        """What the diary becomes with it."""

    @property
    def where(self) -> str:
        """The place below."""
        return self.below.where

    def read(self, name: str) -> bytes | None:
        """The content as it will be."""
        return self.written[name] if name in self.written else self.below.read(name)

    def write(self, name: str, content: bytes) -> None:
        """Remember a content."""
        self.written[name] = content

    def remove(self, name: str) -> None:
        """Remember to take a file away."""
        self.written[name] = None

    def names(self, folder: str) -> Sequence[str]:
        """The names as they will be."""
        names = set(self.below.names(folder))
        for name, content in self.written.items():
            if name.rpartition("/")[0] == folder:
                names = names - {name} if content is None else names | {name}
        return sorted(names)

    def stamp(self, name: str) -> Hashable:
        """The stamp of the file below."""
        return self.below.stamp(name)

    def in_the_way(self, name: str) -> str | None:
        """What the folder below says."""
        return self.below.in_the_way(name)

    def linked(self) -> Sequence[str]:
        """What the folder below says."""
        return self.below.linked()

    def closed(self, folder: str) -> str | None:
        """What the folder below says."""
        return self.below.closed(folder)

    def is_ours(self, name: str) -> bool:
        """What the folder below says."""
        return self.below.is_ours(name)


@contextmanager
def gathered(folder: Folder) -> Iterator[GatheredFolder]:
    """Collect writes; they are done together when the block ends well, and not at all when it does not.

    Raises:
        CannotDo: Something cannot be written. The old contents stand.
    """
    collecting = GatheredFolder(folder)
    yield collecting
    becomes = collecting.becomes
    if collecting.written and folder.lasting and folder.state.mark is None:
        becomes = becomes or "begun"  # from now on it can be told from any other diary
    if len(collecting.written) == 1 and becomes is None:
        name, content = next(iter(collecting.written.items()))
        if content is not None:
            folder.write(name, content)
            return
    if collecting.written:
        folder.write_together(collecting.written, becomes)
