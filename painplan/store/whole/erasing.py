"""Takes a whole diary away: what PainPlan made and copies of it, never anything else."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.store.belonging import JOURNAL, KEY, KEY_COPY, LOCK_NAME
from painplan.store.reach import check_reached
from painplan.store.things import Things

if TYPE_CHECKING:
    from painplan.store.disk import DiskFolder


def what_goes(folder: "DiskFolder") -> list[str]:
    """The names of what erasing would take away, sorted; the key first, so that what follows cannot be read any more.

    Raises:
        CannotDo: There is no diary.
    """
    return _going(folder, folder.things())


def _going(folder: "DiskFolder", things: Things) -> list[str]:
    if not (things.a_diary or any(thing.why for thing in things.out_of_reach())):
        raise CannotDo(asset("store")["erase"]["no_diary"].format(where=folder.where))
    # What cannot be read may be the diary's own. A link or a pipe in the place of a file is none of ours: it is left.
    check_reached(things.readable_at_least(), folder.where, "erase")
    names = [thing.name for thing in things.ours() if thing.known.of not in _KEPT_UP]
    for above in sorted({name.rpartition("/")[0] for name in names}):
        if (why := folder.closed(above)) is not None:
            words = asset("store")["erase"]["closed"]
            raise CannotDo(words.format(path=Path(folder.where) / above, why=why))
    return sorted(names, key=lambda name: (name not in (KEY, KEY_COPY), name))


_KEPT_UP = (".lock", ".unfinished.json")
"""What is needed until the end, and goes by itself then."""


def erase(folder: "DiskFolder") -> list[str]:
    """Take away every file of the diary; what is left of the folder afterwards.

    Raises:
        CannotDo: There is no diary, or something cannot be taken away.
    """
    names = what_goes(folder)  # before a lock is made where no diary is
    with folder.lock():
        things = folder.things()
        if things.a_diary or things.out_of_reach():  # else the lock finished an erasing that was broken off
            names = _going(folder, things)
            folder.take_away(names)
        left = [thing for thing in folder.things().found if thing.name not in (LOCK_NAME, JOURNAL)]
        # Whoever waits for this lock begins anew with another one; what is written then is another diary.
        folder.tidy_up(names)
        left = [thing for thing in left if folder.holds(thing.name)]  # folders that became empty are gone as well
    if sys.platform == "win32":
        folder.tidy_up(names)  # there a lock that is held cannot be taken away
    still_there = {thing.name for thing in left}.intersection(names)
    if still_there:
        raise CannotDo(asset("store")["erase"]["not_all"].format(names=_listed(sorted(still_there))))
    return [thing.told_as for thing in left]


def _listed(names: Sequence[str], most: int = 5) -> str:
    more = f", … ({len(names)})" if len(names) > most else ""
    return ", ".join(names[:most]) + more
