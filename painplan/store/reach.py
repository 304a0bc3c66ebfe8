"""What is done with a diary as a whole is done with all of it, or not at all: a look at everything comes first."""

from collections.abc import Sequence
from typing import Literal

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.store.belonging import BACKUPS, SEALED
from painplan.store.folder import Folder
from painplan.store.things import Thing, Things

Doing = Literal["seal", "open", "passphrase", "restore", "erase"]
MOST_NAMED, MOST_LETTERS = 5, 80
"""So many names are said, and so much of each."""


def check_within_reach(folder: Folder, doing: Doing, *, only: str | None = None) -> None:
    """Whether everything that stands where something of the diary does can be read.

    Args:
        folder: The diary; who changes it then holds the lock.
        doing: What is about to be done.
        only: Only this file is concerned, its folder, and where what it replaces is kept.

    Raises:
        CannotDo: Something cannot be read; the sentence says what and why, and that nothing was changed.
    """
    check_reached(folder.things(), folder.where, doing, only=only)


def check_reached(things: Things, where: str, doing: Doing, *, only: str | None = None) -> None:
    """The same of what was found already."""
    found = [thing for thing in things.out_of_reach() if only is None or _concerns(thing, only)]
    if found:
        words = asset("store")["reach"]
        raise CannotDo(words[doing].format(names=named(found), where=where))


def named(things: Sequence[Thing]) -> str:
    """Names, each with why it cannot be read."""
    words = asset("store")["reach"]
    told = [
        words["name"].format(name=one_line(thing.told_as, MOST_LETTERS), why=_why(thing))
        for thing in things[:MOST_NAMED]
    ]
    more = asset("store")["erase"]["more"].format(count=len(things) - MOST_NAMED) if len(things) > MOST_NAMED else ""
    return ", ".join(told) + more


def _why(thing: Thing) -> str:
    return thing.why or str(asset("store")["why"][thing.form])


def _concerns(thing: Thing, only: str) -> bool:
    return thing.name in ("", BACKUPS, only, only + SEALED, only.rpartition("/")[0])
