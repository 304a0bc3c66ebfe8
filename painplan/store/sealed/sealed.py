"""A data folder in which every file is sealed: reads and writes like the open one, under names that end in ``.age``."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.bounds import Moment, why_not
from painplan.kit.words import say
from painplan.store.belonging import INBOX, KEY, KEY_COPY, PUBLIC, PUT_THERE, SUB_FOLDERS, TOLD, is_our_name
from painplan.store.belonging import SEALED as ENDING
from painplan.store.folder import Files, Folder, NotWritten, Unreadable
from painplan.store.free_names import free_name
from painplan.store.kinds import BOOK, MONTHS, is_diary_file
from painplan.store.reach import check_reached, check_within_reach
from painplan.store.sealed.opening import is_sealed_diary
from painplan.store.sealed.sealing import Identity, is_for_another, is_sealed, new_identity, public_key, seal, unseal
from painplan.store.sealed.sealing import sealed_identity as sealed_with
from painplan.store.state import Becomes, Changed, State
from painplan.store.things import Form, Things


class Doubt(msgspec.Struct, frozen=True):
    """Why it is not certain that a key is that of all files in a folder."""

    told: str
    """What it is and what to do, in sentences."""
    refuses: bool
    """Whether nothing is written until it is settled."""


class SealedFolder:
    """The unlocked diary.

    Args:
        below: The folder with the sealed files.
        identity: The key.
        doubt: What is wrong with it.
    """

    lasting = True

    def __init__(self, below: Folder, identity: Identity, doubt: Doubt | None = None) -> None:
        self.below, self.identity = below, identity
        self._public, self._doubt = public_key(identity), doubt

    @property
    def doubt(self) -> str:
        """What is wrong with the key."""
        return self._doubt.told if self._doubt else ""

    def check_key(self, *, whole: bool = False) -> None:
        """Whether anything may be written with this key.

        Args:
            whole: The key itself is to be changed or taken away.

        Raises:
            NotWritten: It may not be the key of all that lies here.
        """
        if self._doubt and (whole or self._doubt.refuses):
            told = asset("store")["key"]["refused"].format(told=self._doubt.told)
            raise NotWritten(told, told)  # a backup elsewhere is made all the same

    @property
    def where(self) -> str:
        """The path of the folder."""
        return self.below.where

    @property
    def state(self) -> State:
        """What the folder below was when it was first looked at."""
        return self.below.state

    def check(self) -> None:
        """Whether it still is sealed, with this key."""
        self.below.check()

    def read(self, name: str) -> bytes | None:
        """The content of a file. A damaged one is given as it is: nothing in it can be read, and it can be kept."""
        content = self.below.read(name + ENDING)
        if content is None:
            return None
        opened = unseal(content, self.identity)
        return content if opened is None else opened

    def write(self, name: str, content: bytes) -> None:
        """Seal and replace a file."""
        self.check_key()
        self.below.write(name + ENDING, self._sealed(content))

    def _sealed(self, content: bytes) -> bytes:
        """What could not be opened is kept as it was sealed: the key that opens it may come back."""
        return content if is_sealed(content) else seal(content, self._public)

    def write_together(self, contents: Mapping[str, bytes | None], becomes: Becomes | None = None) -> None:
        """Seal and replace several files: all of it or nothing."""
        self.check_key()
        sealed = {
            name + ENDING: None if content is None else self._sealed(content) for name, content in contents.items()
        }
        self.below.write_together(sealed, becomes)

    def names(self, folder: str) -> list[str]:
        """The names of the sealed files in a sub-folder, as if they were open."""
        sealed = (name for name in self.below.names(folder) if name.endswith(ENDING))
        return [name.removesuffix(ENDING) for name in sealed if name not in (KEY, KEY_COPY)]

    def stamp(self, name: str) -> Hashable:
        """Changes with the sealed file."""
        return self.below.stamp(name + ENDING)

    def in_the_way(self, name: str) -> str | None:
        """What stands under the name of the sealed file."""
        return self.below.in_the_way(name + ENDING)

    def linked(self) -> Sequence[str]:
        """What the folder below says."""
        return self.below.linked()

    def closed(self, folder: str) -> str | None:
        """What the folder below says."""
        return self.below.closed(folder)

    def is_ours(self, name: str) -> bool:
        """Whether the sealed file is ours."""
        return self.below.is_ours(name + ENDING)

    def lock(self) -> AbstractContextManager[object]:
        """The lock of the folder below."""
        self.check_key()
        return self.below.lock()

    def as_it_lies(self, name: str) -> bytes | None:
        """The content of a file by its name on the disk; one that lies there in clear is read as it is."""
        content = self.below.read(name)
        opened = unseal(content, self.identity) if content is not None and is_sealed(content) else None
        return content if opened is None else opened

    def things(self) -> Things:
        """What lies in the folder below."""
        return self.below.things()

    def beside_in_clear(self) -> Sequence[str]:
        """The plan book and months that lie there unsealed, too; looked for by their names alone, at every start."""
        try:
            months = [name for name in self.below.names(MONTHS) if is_diary_file(name)]
        except Unreadable:  # told by whoever reads the months
            months = []
        book = [BOOK] if self.below.stamp(BOOK) is not None else []
        return [name for name in (*book, *months) if self.below.is_ours(name)]

    def in_clear(self) -> list[str]:
        """What PainPlan made and what lies there unsealed: brought back by a sync program, kept by an editor."""
        return [thing.told_as for thing in self.things().found if thing.in_clear]

    def put_there(self) -> list[str]:
        """The folders that a clinic put files into: never sealed, for they hold nothing of the person."""
        return [f"{folder}/" for folder in PUT_THERE if self.below.stamp(folder) is not None]

    def not_ours(self) -> list[str]:
        """What else stays as it is in the folder and may hold words in clear: what `erase` leaves and names, too."""
        left = (thing for thing in self.things().left() if thing.form in (Form.FILE, Form.OTHERS, Form.LINK))
        return [thing.told_as for thing in left if not (thing.in_clear or thing.known.sealed)]


def sealed_names(things: Things) -> list[str]:
    """What of a diary lies there sealed, the key apart."""
    return [thing.name for thing in things.ours() if thing.known.personal and thing.known.sealed]


class NewKey(msgspec.Struct, frozen=True):
    """A key and its sealed form."""

    identity: Identity
    sealed: bytes


def new_key(passphrase: str) -> NewKey:
    """Make a key for a passphrase.

    Raises:
        WrongInput: The passphrase is empty.
    """
    identity = new_identity()
    return NewKey(identity, sealed_with(identity, passphrase))


def encrypt(folder: Folder, key: NewKey) -> SealedFolder:
    """Seal every file of a diary, backups and all, in one go: after a crash all are sealed or none is.

    Raises:
        CannotDo: It is sealed already, there is nothing to seal, or something cannot be written. Nothing changes then.
    """
    check_can_be_sealed(folder)  # before a lock is made where no diary is
    with folder.lock():
        if is_sealed_diary(folder):
            raise CannotDo(say("store.sealed.diary_sealed_already_nothing", where=folder.where))
        names = check_can_be_sealed(folder)
        to = public_key(key.identity)
        changes: dict[str, bytes | None] = {KEY: key.sealed, KEY_COPY: key.sealed, PUBLIC: key_line(key.identity)}
        for name in names:
            content = folder.read(name)
            if content is None:
                continue  # another program took it away since
            changes[name + ENDING] = seal(content, to)
            changes[name] = None
        changes.update(kept_beside(folder, changes))
        folder.write_together(changes, "sealed")
    return SealedFolder(folder, key.identity)


def sealed_from_now_on(folder: Folder, key: NewKey) -> SealedFolder:
    """A place that is sealed before anything is put into it: the diary in it, or none yet.

    Raises:
        CannotDo: As `encrypt`; that there is nothing to seal is none.
    """
    if folder.state.holds:
        return encrypt(folder, key)
    with folder.lock():
        things = folder.things()
        check_reached(things, folder.where, "seal")
        _check_key_fits(folder, things)
        folder.write_together({KEY: key.sealed, KEY_COPY: key.sealed, PUBLIC: key_line(key.identity)}, "sealed")
    return SealedFolder(folder, key.identity)


def check_can_be_sealed(folder: Folder) -> list[str]:
    """The names of what sealing would seal: what is ours and personal, and copies of it.

    Raises:
        Changed: The folder is not what it was.
        CannotDo: There is no diary, or something of it cannot be sealed.
    """
    folder.check()
    _check_no_link(folder)
    things = folder.things()
    if not (things.a_diary or any(thing.why for thing in things.out_of_reach())):
        raise CannotDo(asset("store")["seal"]["no_diary"].format(where=folder.where))
    _check_key_fits(folder, things)
    for thing in things.found:
        if thing.form in (Form.LINK, Form.OTHERS) and is_our_name(thing.name):
            why = folder.in_the_way(thing.name)
            raise CannotDo(asset("store")["seal"]["cannot"].format(name=thing.name, why=why))
    check_reached(things, folder.where, "seal")
    return [thing.name for thing in things.ours() if thing.known.personal and not thing.known.sealed]


def _check_key_fits(folder: Folder, things: Things) -> None:
    """Whether nothing of somebody else's stands where the key belongs, and no key that something is sealed with.

    Raises:
        CannotDo: Something does.
    """
    keys = [thing.name for thing in things.found if thing.name in (KEY, KEY_COPY)]
    if keys and (sealed := sealed_names(things)):
        raise CannotDo(asset("store")["seal"]["other_key"].format(key=keys[0], name=sealed[0], where=folder.where))
    for name in (KEY, KEY_COPY, PUBLIC):
        if folder.in_the_way(name) is not None or (folder.stamp(name) is not None and not folder.is_ours(name)):
            raise CannotDo(asset("store")["seal"]["foreign"].format(name=name))


def _check_no_link(folder: Folder) -> None:
    """Whether all of the diary is at hand: what lies behind a link can be neither sealed nor opened with the rest.

    Raises:
        CannotDo: A link stands in the place of a folder that holds some of it.
    """
    for name in folder.linked():
        if name in SUB_FOLDERS:
            raise CannotDo(asset("store")["seal"]["linked"].format(name=name, where=folder.where))


def check_can_be_opened(folder: Folder) -> Things:
    """What lies in a sealed folder, all of it at hand.

    Raises:
        CannotDo: Something of the diary cannot be read.
    """
    _check_no_link(folder)
    things = folder.things()
    check_reached(things, folder.where, "open")
    return things


def decrypt(folder: SealedFolder) -> None:
    """Open every file for good, in one go.

    Raises:
        CannotDo: A file is damaged and cannot be opened, or something cannot be written. Nothing changes then.
    """
    below = folder.below
    folder.check_key(whole=True)
    with below.lock():
        things = check_can_be_opened(below)
        changes: dict[str, bytes | None] = {}
        sealed = sealed_names(things)
        for name in sealed:
            content = below.read(name)
            if content is None:
                continue  # another program took it away since
            if (inside := unseal(content, folder.identity)) is None:
                raise CannotDo(say("store.sealed.damaged_cannot_opened_nothing", name=name))
            changes[name] = None
            changes[name.removesuffix(ENDING)] = inside  # a copy that an editor keeps may end otherwise: in its place
        changes.update(kept_beside(below, {name: changes[name] for name in changes if name not in sealed}))
        _check_nothing_stays_sealed(folder, changes)
        # What was decided is done in this order, and stops where something cannot be done: the key goes last.
        below.write_together({**changes, KEY: None, KEY_COPY: None, PUBLIC: None}, "opened")


def _check_nothing_stays_sealed(folder: SealedFolder, changes: Mapping[str, bytes | None]) -> None:
    """The second look, before the key goes: whether nothing that it opens would be left without it.

    Raises:
        CannotDo: Something would; under the name of one of ours or under any other.
    """
    things = folder.things()
    check_reached(things, folder.where, "open")
    ours = sealed_names(things)
    for thing in things.found:
        if thing.form is not Form.FILE or thing.name in changes or thing.known.of in (KEY, KEY_COPY):
            continue
        if thing.name in ours or (ENDING in thing.name and _opens(folder, thing.name)):
            raise CannotDo(asset("store")["seal"]["needs_key"].format(name=thing.told_as, where=folder.where))


def _opens(folder: SealedFolder, name: str) -> bool:
    """Whether a file is sealed to the key of this diary."""
    try:
        content = folder.below.read(name)
    except Unreadable:
        return False
    return content is not None and is_sealed(content) and unseal(content, folder.identity) is not None


def change_passphrase(folder: SealedFolder, passphrase: str) -> None:
    """Seal the same key with another passphrase. Whoever has a copy of the old ``key.age`` can still use the old one.

    Raises:
        WrongInput: The passphrase is empty.
        CannotDo: It cannot be written; the old passphrase stays.
    """
    folder.check_key(whole=True)
    content = sealed_with(folder.identity, passphrase)
    with folder.lock():
        check_within_reach(folder, "passphrase")
        folder.below.write_together({KEY: content, KEY_COPY: content})


MOST_ANSWERS = 500
Asked = Annotated[str, Meta(max_length=1_000)]
Answer = Annotated[str, Meta(max_length=20_000)]


class Posted(msgspec.Struct, frozen=True):
    """Answers given while the diary was locked."""

    at: Moment
    """When they were given."""
    today: date
    """The day it was then."""
    day: date
    """The day they are about."""
    answers: Annotated[tuple[tuple[Asked, Answer], ...], Meta(max_length=MOST_ANSWERS)]

    def __post_init__(self) -> None:
        """Anybody who has the public key can leave something here."""
        if why := why_not(self):
            raise ValueError(why)


def post(folder: Folder, posted: Posted, mark: str) -> str:
    """Put answers into the inbox of a locked diary, sealed to its public key.

    Args:
        folder: The folder with the sealed files.
        posted: The answers.
        mark: Makes the name unlike any other.

    Returns:
        The name of the file.

    Raises:
        CannotDo: There is no public key, or it cannot be written.
    """
    name = f"{INBOX}/{posted.at:%Y-%m-%dT%H-%M-%S-%f}-{mark}.json"
    with folder.lock():
        if not folder.state.sealed:
            raise Changed("opened", folder.where, saving=True)
        folder.write(name + ENDING, seal(msgspec.json.encode(posted), folder.state.key or ""))
    return name


def posted_in(folder: Folder) -> Iterator[tuple[str, Posted | str]]:
    """What waits in the inbox, oldest first, read one after the other.

    A sentence stands for what is no file or is sealed with another key, nothing for what holds no entry. A diary that
    was opened for good has only entries of PainPlan's waiting.
    """
    for name in folder.names(INBOX):
        if not folder.state.sealed and not folder.is_ours(name):
            continue
        try:
            content = folder.read(name)
        except Unreadable as error:
            yield name, str(error)
            continue
        if content is None:
            continue  # another program took it in meanwhile
        if is_shut(folder, content):
            yield name, asset("store")["inbox"]["other_key"].format(name=name)
            continue
        try:
            yield name, msgspec.json.decode(content, type=Posted)
        except (ValueError, RecursionError):
            yield name, ""


def is_shut(folder: Files, content: bytes) -> bool:
    """Whether what was read of a folder is still sealed, because that was done with a key which is not the folder's."""
    if not is_sealed(content):
        return False
    return not isinstance(folder, SealedFolder) or is_for_another(content, folder.identity)


def is_told(name: str) -> bool:
    """Whether a file of the inbox holds an entry that does not fit, which the person was told."""
    return name.endswith(f"{TOLD}.json")


def keep_as_told(folder: Folder, name: str) -> str:
    """Keep an entry that does not fit where it is, under a name that says that the person was told.

    Returns:
        The name; empty where another program was first.

    Raises:
        CannotDo: It cannot be written.
    """
    told = f"{name.removesuffix('.json')}{TOLD}.json"
    with folder.lock():
        content = folder.read(name)
        if content is None:
            return ""
        folder.write_together({told: content, name: None})
    return told


def kept_beside(folder: Folder, changes: Mapping[str, bytes | None], *, keys: bool = False) -> dict[str, bytes | None]:
    """What lies where a file is about to be put: the other side of a sync, or sealed to another key. It is kept.

    It gets the name that sync programs give to the other side of two changes, so verify names it and merge reads it.
    """
    there = [thing.name for thing in folder.things().found]
    kept: dict[str, bytes | None] = {}
    for name in there:
        if changes.get(name) is not None and (keys or name not in (KEY, KEY_COPY, PUBLIC)):
            above, slash, base = name.rpartition("/")
            stem, dot, ending = base.partition(".")
            wanted = f"{above}{slash}{stem} (conflicted copy)"
            kept[free_name(wanted, [*there, *changes, *kept], dot + ending)] = folder.read(name)
    return kept


def key_line(identity: Identity) -> bytes:
    """What ``key.pub`` holds."""
    return f"{public_key(identity)}\n".encode()
