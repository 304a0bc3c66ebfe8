"""Records that do not fit to the others: what they speak of is not there, or this version does not know it."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from painplan.kit.record import Misfit, Others, Record

K = TypeVar("K", bound=Hashable)


def strangers(tables: dict[str, dict[str, Record]]) -> list[tuple[str, str, Misfit]]:
    """Take the records out that do not fit to the others of the plan book, and those that speak of them.

    Args:
        tables: The records by table and name; what does not fit is taken out of it.

    Returns:
        Table, name and reason of each.
    """
    found: list[tuple[str, str, Misfit]] = []
    before = -1
    while len(found) > before:
        before = len(found)
        for table, records in tables.items():
            first = next(iter(records.values()), None)
            if first is None or first.TABLE.daily or not speaks(first):
                continue
            for name, record in list(records.items()):
                if (misfit := next(record.beside(tables), None)) is not None:
                    del records[name]
                    found.append((table, name, misfit))
    return found


def refused(coming: Others, here: Others) -> list[tuple[str, str, Misfit]]:
    """Which records a diary does not take in; one that says no more than what the diary holds already is taken.

    Args:
        coming: Records from elsewhere, by table and name.
        here: Those of the diary, by table and name.
    """
    others = {table: {**coming.get(table, {}), **here.get(table, {})} for table in (*here, *coming)}
    return [
        (table, name, misfit)
        for table, records in coming.items()
        for name, record in records.items()
        if (misfit := next(record.refused(others), None)) is not None
        and not ((held := here.get(table, {}).get(name)) is not None and any(held.refused(others)))
    ]


def strange_days(days: Mapping[K, Record], others: Others) -> dict[K, Misfit]:
    """Which entries of days do not fit to the plan book, by their name among the days."""
    return {name: misfit for name, entry in days.items() if (misfit := next(entry.beside(others), None)) is not None}


def tells_more(record: Record) -> bool:
    """Whether its kind says more of other records than that they are there."""
    return type(record).beside is not Record.beside


def speaks(record: Record) -> bool:
    """Whether its kind says anything of other records."""
    return bool(record.TABLE.refs or record.TABLE.known) or tells_more(record)
