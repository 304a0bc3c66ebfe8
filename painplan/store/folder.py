"""What the store needs of a place that keeps files: so little that a disk, memory or a sealed disk can be one."""

from collections.abc import Hashable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.store.belonging import SEALED
from painplan.store.state import Becomes, State
from painplan.store.things import Things


class Refused(CannotDo):
    """A sentence, and the reason in it alone.

    Args:
        sentence: What is said to a person.
        why: Can stand in brackets in another sentence: ``it is a link``.
    """

    def __init__(self, sentence: str, why: str) -> None:
        super().__init__(sentence)
        self.why = why


class Unreadable(Refused):
    """One file or folder of the diary cannot be read; the others can."""


class NotWritten(Refused):
    """Something cannot be written; what stood there stands."""


def linked_words(where: str, folder: str) -> str:
    """What is said where a link stands in the place of a folder of ours."""
    return str(asset("store")["read"]["linked"]).format(path=Path(where) / folder)


def path_on_disk(folder: "Files", name: str) -> str:
    """Where a person finds a file of ours: a sealed one has another ending than its name in the diary."""
    path = Path(folder.where, name)
    sealed = path.with_name(path.name + SEALED)
    return str(sealed if sealed.exists() and not path.exists() else path)


class Files(Protocol):
    """Named files, to read and to replace. Names are relative, with ``/`` between folders."""

    @property
    def where(self) -> str:
        """The place in words a person understands."""

    def read(self, name: str) -> bytes | None:
        """The content of a file; none when there is no such file."""

    def write(self, name: str, content: bytes) -> None:
        """Replace a file as a whole: after a crash it holds either the old or the new content."""

    def names(self, folder: str) -> Sequence[str]:
        """The names of the files in a sub-folder, sorted."""

    def stamp(self, name: str) -> Hashable:
        """Something that changes whenever the file changes; none when there is no such file."""

    def in_the_way(self, name: str) -> str | None:
        """Why a file of this name is never written or taken away: it is a link, a pipe …; none where it may be."""

    def linked(self) -> Sequence[str]:
        """The folders of ours in whose place a link stands: nothing is read or written through it."""

    def closed(self, folder: str) -> str | None:
        """Why nothing can be written in a sub-folder, or in the folder (""), as far as is seen; none where it can."""

    def is_ours(self, name: str) -> bool:
        """Whether PainPlan made the file of this name, as its name and its beginning say."""


class Folder(Files, Protocol):
    """A place with named files that one program at a time changes."""

    @property
    def lasting(self) -> bool:
        """Whether what is written is there after the program has ended."""

    def as_it_lies(self, name: str) -> bytes | None:
        """The content of a file by its name on the disk, opened if it is sealed; none when there is no such file."""

    def things(self) -> Things:
        """Everything that lies there, hidden things, too, and what of it is ours."""

    @property
    def doubt(self) -> str:
        """Of a sealed diary: why it is not certain that its key is that of all files; empty where nothing is wrong."""

    def beside_in_clear(self) -> Sequence[str]:
        """Of a sealed diary: the plan book and months that lie there in clear, too; nothing of them is used."""

    @property
    def state(self) -> State:
        """What it is: whether it holds a diary, in clear or sealed, and which one."""

    def check(self) -> None:
        """Raise what happened where other programs have made something else of it since it was opened."""

    def write_together(self, contents: Mapping[str, bytes | None], becomes: Becomes | None = None) -> None:
        """Replace several files, or take away those given None: after a crash all of it is done or nothing.

        Args:
            contents: The new contents.
            becomes: What the diary becomes with it, for other programs to notice.
        """

    def lock(self) -> AbstractContextManager[object]:
        """Held during every read-modify-write; others wait. Raises what happened as `check` does, before anything."""
