"""Opens the diary of a folder, whether it is sealed or not. An open diary never pays for the sealing."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING, NoReturn

import msgspec

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.store.disk import DiskFolder
from painplan.store.folder import Folder
from painplan.store.sealed import sealed, sealing, unlocking
from painplan.store.state import Becomes, State
from painplan.store.things import Things

if TYPE_CHECKING:
    from painplan.store.sealed.sealed import SealedFolder


class Locked(CannotDo):
    """The diary is sealed and there is no passphrase."""


class LockedFolder:
    """A sealed diary whose key was dropped from memory: nothing can be read or written until it is unlocked again.

    Args:
        below: The folder with the sealed files.
    """

    lasting = False

    def __init__(self, below: Folder) -> None:
        self.below = below

    @property
    def where(self) -> str:
        """The path of the folder."""
        return self.below.where

    @property
    def state(self) -> State:
        """What the folder below was when it was first looked at."""
        return self.below.state

    def check(self) -> None:
        """Whether it still is sealed, with the same key."""
        self.below.check()

    def read(self, name: str) -> bytes | None:
        """Not while it is locked."""
        self._refuse()

    def write(self, name: str, content: bytes) -> None:
        """Not while it is locked."""
        self._refuse()

    def write_together(self, contents: Mapping[str, bytes | None], becomes: Becomes | None = None) -> None:
        """Not while it is locked."""
        self._refuse()

    def names(self, folder: str) -> list[str]:
        """Not while it is locked."""
        self._refuse()

    def stamp(self, name: str) -> Hashable:
        """Not while it is locked."""
        self._refuse()

    def in_the_way(self, name: str) -> str | None:
        """Not while it is locked."""
        self._refuse()

    def linked(self) -> list[str]:
        """Not while it is locked."""
        self._refuse()

    @property
    def doubt(self) -> str:
        """Not known while it is locked."""
        return ""

    def beside_in_clear(self) -> list[str]:
        """Not while it is locked."""
        self._refuse()

    def closed(self, folder: str) -> str | None:
        """Not while it is locked."""
        self._refuse()

    def is_ours(self, name: str) -> bool:
        """Not while it is locked."""
        self._refuse()

    def as_it_lies(self, name: str) -> bytes | None:
        """Not while it is locked."""
        self._refuse()

    def things(self) -> Things:
        """Not while it is locked."""
        self._refuse()

    def lock(self) -> AbstractContextManager[object]:
        """Not while it is locked."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise Locked(say("store.opening.diary_locked_unlock_passphrase"))


def locked(folder: Folder) -> LockedFolder:
    """A sealed folder without its key; whoever lets go of the unlocked one lets go of the key.

    Raises:
        CannotDo: It is not sealed.
    """
    if not isinstance(folder, sealed.SealedFolder):
        raise CannotDo(say("store.opening.diary_no_passphrase_so"))
    return LockedFolder(folder.below)


def is_sealed_diary(folder: Folder) -> bool:
    """Whether the diary is sealed; cheap. Whoever goes on with the same folder is told when that changes.

    Raises:
        Unreadable: There are sealed files, and their key cannot be read.
    """
    return folder.state.sealed


def reopened(folder: Folder) -> Folder:
    """The same folder as it is now, after other programs made something else of it: in clear, or locked.

    Raises:
        CannotDo: It cannot be read.
    """
    below: Folder = getattr(folder, "below", folder)
    now = below.again() if isinstance(below, DiskFolder) else below
    return LockedFolder(now) if is_sealed_diary(now) else now


def opened(folder: Folder, passphrase: Callable[[], str | None]) -> Folder:
    """The folder as it can be read and written.

    Args:
        folder: Where the diary is.
        passphrase: Asks for the passphrase; called only for a sealed diary; none when nobody can be asked.

    Raises:
        Locked: It is sealed, and there is no passphrase.
        CannotDo: The passphrase is another one.
    """
    return unlock(folder, passphrase) if is_sealed_diary(folder) else folder


def unlock(folder: Folder, passphrase: Callable[[], str | None]) -> "SealedFolder":
    """A sealed folder as it can be read and written; as `opened`."""
    given = passphrase()
    if given is None:
        raise Locked(say("store.opening.diary_sealed_terminal_asks", where=folder.where))

    return unlocking.unlocked(folder, given)


class OpenedContent(msgspec.Struct, frozen=True):
    """The content of a file that may have been sealed."""

    content: bytes
    passphrase: str | None = None
    """With which it was sealed; none: it was in clear, or sealed to the key of this diary."""
    by_key: bool = False
    """It was sealed to another key, which lies in the folder and opens with that passphrase."""

    @property
    def for_travel(self) -> bool:
        """Whether it was sealed with a passphrase of its own, as no file of a folder is."""
        return self.passphrase is not None and not self.by_key


def opened_content(folder: Folder, content: bytes, passphrases: Iterable[str | None]) -> OpenedContent:
    """The content of a file that may be sealed: to the key of this diary, or with a passphrase.

    Args:
        folder: The diary.
        content: The file as it lies there.
        passphrases: Those to try, each asked for only when the one before did not open it; none of them: nobody
            gave one.

    Raises:
        CannotDo: It is sealed, and nothing of this opens it.
    """
    if not content.startswith(b"age-encryption.org/"):
        return OpenedContent(content)

    if isinstance(folder, sealed.SealedFolder) and (found := sealing.unseal(content, folder.identity)) is not None:
        return OpenedContent(found)
    by_key = not sealing.work_of(content)
    for given in filter(None, passphrases):
        found = _by_a_key(folder, content, given) if by_key else sealing.unseal_from_travel(content, given)
        if found is not None:
            return OpenedContent(found, given, by_key)
    raise CannotDo(asset("store")["restore"]["sealed" if folder.state.sealed else "sealed_elsewhere"])


def _by_a_key(folder: Folder, content: bytes, passphrase: str) -> bytes | None:
    """What is sealed to one of the keys that lie in the folder; none where no such key opens with the passphrase."""
    for _, key in unlocking.keys_there(getattr(folder, "below", folder)):
        with suppress(sealing.WrongPassphrase):
            if (found := sealing.unseal(content, sealing.opened_identity(key, passphrase))) is not None:
                return found
    return None
