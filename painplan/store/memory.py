"""A folder that lives in memory: the sample diary of a demonstration never touches a disk."""

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager

from painplan.kit.words import say
from painplan.store.state import Becomes, State
from painplan.store.things import Things


class MemoryFolder:
    """Files in a dictionary; gone with the program."""

    lasting = False

    def __init__(self, where: str = "") -> None:
        self._where = where or say("samples.sample.where")
        self._files: dict[str, bytes] = {}
        self._writes = 0
        self._stamps: dict[str, int] = {}

    @property
    def where(self) -> str:
        """Says that nothing is kept."""
        return self._where

    @property
    def state(self) -> State:
        """Always in clear, and nobody else's."""
        return State(mark=None, key=None, holds=bool(self._files))

    def check(self) -> None:
        """No other program knows of it."""

    def read(self, name: str) -> bytes | None:
        """The content of a file, or none."""
        return self._files.get(name)

    def content(self, name: str) -> bytes | None:
        """The same."""
        return self._files.get(name)

    def there(self, name: str) -> bool:
        """Whether there is such a file."""
        return name in self._files

    def foreign(self, name: str) -> bool:
        """Nothing is."""
        return False

    def listed(self, folder: str) -> list[str]:
        """The names of the files in a sub-folder, sorted."""
        return self.names(folder)

    def write(self, name: str, content: bytes) -> None:
        """Replace a file."""
        self._writes += 1
        self._files[name] = content
        self._stamps[name] = self._writes

    def write_together(self, contents: Mapping[str, bytes | None], becomes: Becomes | None = None) -> None:
        """Replace several files, or take away those given None."""
        for name, content in contents.items():
            if content is not None:
                self.write(name, content)
            else:
                self._files.pop(name, None)
                self._stamps.pop(name, None)

    def names(self, folder: str) -> list[str]:
        """The names of the files in a sub-folder, sorted."""
        return sorted(name for name in self._files if name.rpartition("/")[0] == folder)

    def stamp(self, name: str) -> Hashable:
        """The number of the write that made the file."""
        return self._stamps.get(name)

    def in_the_way(self, name: str) -> None:
        """Nothing ever is."""

    def linked(self) -> tuple[str, ...]:
        """Nothing ever is."""
        return ()

    @property
    def doubt(self) -> str:
        """Nothing is sealed here."""
        return ""

    def beside_in_clear(self) -> tuple[str, ...]:
        """Nothing is sealed here."""
        return ()

    def closed(self, folder: str) -> None:
        """Nothing ever is."""

    def is_ours(self, name: str) -> bool:
        """Nobody else knows of it."""
        return name in self._files

    def as_it_lies(self, name: str) -> bytes | None:
        """Nothing is sealed here."""
        return self.read(name)

    def things(self) -> Things:
        """Nothing that a person could find."""
        return Things((), more=False)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One program only: nothing to wait for."""
        yield
