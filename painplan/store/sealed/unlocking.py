"""Opens a sealed diary with its passphrase, by the key that its files are sealed with, wherever that lies.

Two machines that each sealed a diary, and a sync program between them, leave two keys and files of both in one folder.
What opens the files is used; nothing is written while it is not certain that all of it belongs together, and no key is
put in the place of another one that may be needed.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.store.belonging import KEY, KEY_COPY, PUBLIC
from painplan.store.belonging import SEALED as ENDING
from painplan.store.folder import Folder, Unreadable
from painplan.store.kinds import BOOK, MONTHS, is_diary_file
from painplan.store.sealed.sealed import Doubt, SealedFolder, kept_beside, key_line, sealed_names
from painplan.store.sealed.sealing import (
    Identity,
    WrongPassphrase,
    is_for_another,
    is_sealed,
    is_whole_key,
    opened_identity,
    unseal,
)

MOST_TRIED, MOST_NAMED = 4, 3
"""So many keys are tried, each of which takes its seconds; so many files are named."""


class _Opened(msgspec.Struct, frozen=True):
    """A key that the passphrase opened."""

    name: str
    content: bytes
    identity: Identity
    shut: Sequence[str]
    """The files of the diary that are sealed with another one."""


def unlocked(folder: Folder, passphrase: str) -> SealedFolder:
    """The diary opened with its passphrase; takes about two seconds. What an interrupted sealing left is finished.

    Raises:
        WrongPassphrase: It is another one.
        CannotDo: It opens a key, and that opens nothing here.
    """
    files, keys = _files(folder), dict[str, bytes]()
    opened, wrong = list[_Opened](), None
    for name, content in keys_there(folder):
        known, keys[name] = content in keys.values(), content
        if known or len(keys) > MOST_TRIED:
            continue
        try:
            identity = opened_identity(content, passphrase)
        except WrongPassphrase as error:
            wrong = wrong or error
            continue
        opened.append(
            _Opened(name, content, identity, [each for each in files if is_for_another(files[each], identity)])
        )
        if not opened[-1].shut:
            break
    if not opened:
        raise wrong or CannotDo(asset("store")["seal"]["no_key"].format(where=folder.where))
    best = min(opened, key=lambda each: len(each.shut))
    nothing = bool(files) and len(best.shut) == len(files)
    if nothing and wrong and best.name != KEY and is_whole_key(keys.get(KEY)):
        raise wrong
    if doubt := _doubt(folder, keys, opened, best, nothing=nothing):
        return SealedFolder(folder, best.identity, doubt)
    right = {KEY: best.content, KEY_COPY: best.content, PUBLIC: key_line(best.identity)}
    with folder.lock():  # finishes what was decided and not done
        if all(_content(folder, name) == keys.get(name, b"") for name in (KEY, best.name)):
            folder.write_together(_mended(folder, best.identity, right))  # else another passphrase was set meanwhile
    return SealedFolder(folder, best.identity)


def keys_there(folder: Folder) -> Iterator[tuple[str, bytes]]:
    """The sealed keys that lie in a folder: its own first, then those under names that copies have."""
    for name in (KEY, KEY_COPY):
        if content := _content(folder, name):
            yield name, content
    for thing in folder.things().ours():
        if thing.known.of in (KEY, KEY_COPY) and thing.name not in (KEY, KEY_COPY):
            yield thing.name, _content(folder, thing.name)


def _files(folder: Folder) -> dict[str, bytes]:
    """The plan book and the months, as they lie there sealed."""
    try:
        months = [name for name in folder.names(MONTHS) if is_diary_file(name.removesuffix(ENDING))]
    except Unreadable:
        months = []
    sealed = [name for name in (BOOK + ENDING, *months) if name.endswith(ENDING)]
    return {name: content for name in sealed if (content := _content(folder, name))}


def _doubt(
    folder: Folder, keys: Mapping[str, bytes], opened: Sequence[_Opened], best: _Opened, *, nothing: bool
) -> Doubt | None:
    """Why no key is put in the place of another one now; none where all is as it should be, or merely damaged.

    Raises:
        CannotDo: Nothing of the diary is sealed with a key that the passphrase opens.
    """
    words, public = asset("store")["key"], _content(folder, PUBLIC)
    others = [name for name, content in keys.items() if content != best.content]
    if best.shut and (others or (public.startswith(b"age1") and public.strip() != key_line(best.identity).strip())):
        named = ", ".join(best.shut[:MOST_NAMED]) + (", …" if best.shut[MOST_NAMED:] else "")
        theirs = words["theirs"].format(names=", ".join(others)) if others else words["theirs_gone"]
        said = {"where": folder.where, "key": best.name, "names": named, "theirs": theirs}
        if nothing:
            raise CannotDo(words["opens_nothing"].format(**said))
        return Doubt(words["parted"].format(**said), refuses=True)
    if best.name == KEY or not is_whole_key(keys.get(KEY)):
        return None
    if KEY not in {each.name for each in opened}:
        return Doubt(words["older"].format(where=folder.where, key=best.name), refuses=False)
    then = "" if best.name == KEY_COPY else words["give_name"].format(key=best.name)
    return Doubt(words["foreign"].format(where=folder.where, key=best.name, then=then), refuses=True)


def _mended(folder: Folder, identity: Identity, right: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """The copies of the key that are missing or not as they should be; what cannot be read is left as it is.

    Another key that stands there may be the only one for files that this one does not open: it is kept beside.
    """
    changes: dict[str, bytes | None] = {}
    for name, content in right.items():
        above = name.rpartition("/")[0]
        try:
            there = folder.read(name)
        except Unreadable:
            continue
        if there == content or folder.in_the_way(name) is not None or (above and folder.closed(above) is not None):
            continue
        if there is not None and is_sealed(there) and not opens_all(folder, identity):
            changes.update(kept_beside(folder, {name: content}, keys=True))
        changes[name] = content
    return changes


def opens_all(folder: Folder, identity: Identity) -> bool:
    """Whether a key opens everything that is sealed."""
    for name in sealed_names(folder.things()):
        try:
            content = folder.read(name)
        except Unreadable:
            return False
        if content is not None and unseal(content, identity) is None:
            return False
    return True


def _content(folder: Folder, name: str) -> bytes:
    try:
        return folder.read(name) or b""
    except Unreadable:
        return b""
