"""How two versions of an entry are joined where its kind says more than that the later one counts.

A version that knows the other, because it was made of it, counts before it: that is what happens in one diary. The
rules here are for versions of two copies that know nothing of each other.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from painplan.kit.kinds import KINDS
from painplan.kit.record import Record, Table
from painplan.kit.shape.fitting import fits
from painplan.store.files import Fields
from painplan.store.whole.changes import as_bytes, changes_in, noted, values_of

Rule = Callable[[Fields, Fields], Fields]


def decided(table: str, earlier: Fields, later: Fields) -> Fields:
    """The fields about which the kind decides, with what they say; None: nothing. The others are joined as usual.

    Args:
        table: Of the entry.
        earlier: A version.
        later: The one that was saved later, or that counts before it.
    """
    found: Fields = {}
    if table not in KINDS:
        return found
    for fields, rule in _rules(KINDS[table]):
        if all(earlier.get(field) == later.get(field) for field in fields) or knows(later, earlier, fields):
            continue
        if knows(earlier, later, fields):
            found |= {field: earlier.get(field) for field in fields}
        else:
            found |= rule(earlier, later)
    return found


def knows(one: Fields, other: Fields, fields: Collection[str]) -> bool:
    """Whether a version was made of another one, as far as some fields go.

    It notes every change that the other notes, and whatever the other says in another way. Where the other never was
    changed, it was there before it was changed here: what two copies said on their own can be the same.
    """
    mine = [change for change in changes_in(one) if not values_of(change).keys().isdisjoint(fields)]
    theirs = [change for change in changes_in(other) if not values_of(change).keys().isdisjoint(fields)]
    if any(change not in mine for change in theirs):
        return False
    since = [change for change in mine if change not in theirs]
    if not changes_in(other):
        since = [change for change in since if str(change.get("at")) >= str(other.get("saved_at") or "")]
    return all(one.get(field) == other.get(field) or noted(since, field, other.get(field)) for field in fields)


def _rules(kind: type[Record]) -> Iterator[tuple[tuple[str, ...], Rule]]:
    said = kind.TABLE
    if said.open_with:
        fields = (*said.open_with, *said.closed_by, *said.lessened_by, *filter(None, (said.begins,)))
        yield fields, lambda earlier, later: _open_stays(said, fields, earlier, later)
    for field in said.gathers:
        yield (field,), lambda earlier, later, field=field: {field: _gathered(kind, field, earlier, later)}  # type: ignore[misc]  # bound here
    if said.ruled:
        yield said.ruled, lambda earlier, later: dict(kind.from_both(earlier, later))


def _open_stays(said: Table, fields: tuple[str, ...], earlier: Fields, later: Fields) -> Fields:
    """The version that is open; of two, the more serious one. None is: as usual."""
    found = [version for version in (later, earlier) if _is_open(said, version)]
    if not found:
        return {}
    counts = max(found, key=lambda version: _weight(said, version))
    chosen: Fields = {field: counts.get(field) for field in fields}
    if said.begins:
        chosen[said.begins] = min((day for one in found if (day := one.get(said.begins))), default=None)
    return chosen


def _is_open(said: Table, version: Fields) -> bool:
    closed = any(version.get(field) is not None for field in said.closed_by)
    return not closed and any(version.get(field) in values for field, values in said.open_with.items())


def _weight(said: Table, version: Fields) -> tuple[Any, ...]:
    least = [-values.index(version[field]) for field, values in said.open_with.items() if version.get(field) in values]
    less = [(version.get(field) is None, str(version.get(field) or "")) for field in said.lessened_by]
    return (*least, *less)


def _gathered(kind: type[Record], field: str, earlier: Fields, later: Fields) -> list[Any] | None:
    """The items of both, without what one of them took out; as many as the field holds."""
    gone = _taken_out(kind, field, earlier) | _taken_out(kind, field, later)
    found = [item for item in _items(earlier, field) if _name(kind, field, item) not in gone]
    places = {_name(kind, field, item): number for number, item in enumerate(found)}
    for item in _items(later, field):
        name = _name(kind, field, item)
        if name in places:
            there = found[places[name]]
            found[places[name]] = {**there, **item} if isinstance(there, dict) else item
        elif name not in gone:
            found.append(item)
    while found and not fits(found, kind, field):
        found.pop()
    return found or None


def _taken_out(kind: type[Record], field: str, version: Fields) -> set[bytes]:
    before = [item for change in changes_in(version) for item in _items(values_of(change), field)]
    return {_name(kind, field, item) for item in before} - {_name(kind, field, item) for item in _items(version, field)}


def _items(values: Fields, field: str) -> list[Any]:
    found = values.get(field)
    return found if isinstance(found, list) else []


def _name(kind: type[Record], field: str, item: Any) -> bytes:
    named = kind.TABLE.gathers[field]
    return as_bytes(item.get(named) if named and isinstance(item, dict) else item)
