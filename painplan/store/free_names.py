"""Names for files that keep something safe: never one that is taken. The caller holds the lock until it is written."""

from collections.abc import Iterable


def free_name(wanted: str, taken: Iterable[str], ending: str = "") -> str:
    """A name that no file has.

    Args:
        wanted: How it should begin; where that is taken a number follows.
        taken: The names that are there.
        ending: How it must end.
    """
    known, name, number = set(taken), f"{wanted}{ending}", 2
    while name in known:
        name, number = f"{wanted}-{number}{ending}", number + 1
    return name
