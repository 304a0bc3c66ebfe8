"""Words that were typed and not given when the program was ended from outside: kept until the next start.

They are kept as the diary is kept: in a sealed diary they are sealed to its public key, which needs no passphrase.
"""

import os
from collections.abc import Mapping
from datetime import datetime

import msgspec

from painplan.store.belonging import HALF_TYPED, SEALED
from painplan.store.disk import DiskFolder
from painplan.store.folder import Folder
from painplan.store.sealed import sealing
from painplan.store.state import Changed, State, happened

Words = dict[str, dict[str, str]]
"""By the screen, then by the question."""


def keep_half_typed(folder: Folder, words: Mapping[str, Mapping[str, str]], at: datetime) -> bool:
    """Keep words under a name of their own, whatever the folder has become meanwhile.

    Returns:
        Whether they are kept: not of a diary in memory alone.

    Raises:
        Changed: The diary was erased, or another one lies there. Nothing is written.
        CannotDo: They cannot be written.
    """
    below = getattr(folder, "below", folder)
    if not isinstance(below, DiskFolder):
        return False
    now = below.again()
    if (gone := another_diary(below.state, now.state, below.where)) is not None:
        raise gone
    name = f"{HALF_TYPED}/{at:%Y-%m-%dT%H-%M-%S-%f}-{os.urandom(4).hex()}.json"
    content = msgspec.json.encode(words)
    with now.lock():
        if now.state.sealed:
            now.write(name + SEALED, sealing.seal(content, now.state.key or ""))
        else:
            now.write(name, content)
    return True


def another_diary(before: State, now: State, where: str) -> Changed | None:
    """Why words of one diary do not belong into what the folder is now; none where it still is the same diary."""
    what = happened(before, now)
    return Changed(what, where, saving=True) if what in ("erased", "replaced") else None


def take_half_typed(folder: Folder) -> Words:
    """What was kept, the last words for each question; it is not kept any more.

    Raises:
        CannotDo: It cannot be read or taken away.
    """
    if not folder.lasting or not (names := folder.names(HALF_TYPED)):
        return {}
    found: Words = {}
    with folder.lock():
        names = list(folder.names(HALF_TYPED))
        for name in names:
            for screen, words in _read(folder.read(name) or b"").items():
                found.setdefault(screen, {}).update(words)
        folder.write_together(dict.fromkeys(names))
    return found


def _read(content: bytes) -> Words:
    """Nothing where it is damaged, or sealed by somebody else with something else in it."""
    try:
        return msgspec.json.decode(content, type=Words)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return {}
