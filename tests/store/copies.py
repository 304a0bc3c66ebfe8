"""Two copies of a diary that were begun alike and went on alone: made from the registry of kinds, whatever there is."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from msgspec import inspect

from painplan.kit.kinds import KINDS
from painplan.kit.record import Record
from painplan.store.diary import Change, Diary
from painplan.store.files import Fields, Tables
from painplan.store.folder import Folder
from painplan.store.kinds import BOOK, MONTHS
from painplan.store.memory import MemoryFolder
from painplan.store.whole.changes import as_bytes
from painplan.store.whole.examine import read_file
from painplan.store.whole.merging import Merged, merge
from tests.kit.made import made

MONTH = f"{MONTHS}/2026-01.json"
LETTERS = "abcde"
"""End the words of each thing; no plan is called as a medicine, or none would take it in."""
AUTOMATIC = [table for table, kind in KINDS.items() if kind.TABLE.automatic]
"""The kinds whose names the program makes."""


def told(table: str) -> dict[str, str]:
    """The fields of a kind that speak of others whose names the program makes, by the table of these."""
    said = KINDS[table].TABLE
    return {
        field: other
        for field, other in {**said.refs, **said.mentions, **said.follows}.items()
        if KINDS[other].TABLE.automatic
    }


SPEAKING = [table for table in KINDS if told(table)]
"""The kinds that speak of them."""


class Thing(NamedTuple):
    """One thing that a person made."""

    table: str
    which: int
    """Which of all that could be: things with the same number are the same."""


class Copy:
    """One copy: things get the names that the program gives, in the order in which they are made."""

    def __init__(self) -> None:
        self.folder = MemoryFolder()
        self._names: dict[Thing, Any] = {}

    def make(self, thing: Thing, at: datetime) -> None:
        """Make a thing and whatever it speaks of, where that is not there."""
        kind = KINDS[thing.table]
        fields = self._fields(thing, at)
        record = msgspec.convert(fields, kind)
        day = getattr(record, "day", None) if kind.TABLE.daily else None
        Diary(self.folder).save([Change(table=thing.table, key=record.key, fields=fields, day=day)], at)

    def _fields(self, thing: Thing, at: datetime) -> Fields:
        kind = KINDS[thing.table]
        own = own_name(thing.table)
        if automatic := kind.TABLE.automatic:  # before the things that may speak of this one
            self._named(thing)
        fields: Fields = msgspec.to_builtins(made(kind, f"{thing.table}{LETTERS[thing.which] if own else ''}"))
        if own and not kind.TABLE.words:
            fields |= varied(kind, thing.which)
        for field, other in told(thing.table).items():
            fields[field] = self._spoken_of(fields.get(field), Thing(other, thing.which), at)
        if automatic:
            fields[automatic] = self._named(thing)
        return {field: value for field, value in fields.items() if value is not None}

    def _spoken_of(self, value: object, thing: Thing, at: datetime) -> object:
        if thing not in self._names:
            self.make(thing, at)
        name = self._names[thing]
        if isinstance(value, dict):
            return {name: next(iter(value.values()))}
        return [name] if isinstance(value, list | tuple) else f"pleasant:{name}" if thing.table == "own_items" else name

    def _named(self, thing: Thing) -> object:
        """The next name: a number, or a text that ends in one."""
        taken = sum(known.table == thing.table for known in self._names) + 1
        kind = KINDS[thing.table]
        numbered = isinstance(_type_of(kind, kind.TABLE.automatic), inspect.IntType)
        name: object = taken if numbered else str(taken) if thing.table == "own_items" else f"name-{taken}"
        if numbered and taken == 1 and kind.__struct_fields__ and _optional(kind, kind.TABLE.automatic):
            name = None
        return self._names.setdefault(thing, name)

    def copied(self) -> "Copy":
        """The same in another folder."""
        other = Copy()
        for name in (BOOK, MONTH):
            if (content := self.folder.read(name)) is not None:
                other.folder.write(name, content)
        other._names = dict(self._names)
        return other


def own_name(table: str) -> bool:
    """Whether each record of a kind is a thing of its own: its name, or one of what it speaks of, is made."""
    said = KINDS[table].TABLE
    return bool(said.automatic) or bool({*said.key} & {*told(table)})


def _type_of(kind: type[Record], field: str) -> inspect.Type:
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    found = next(each.type for each in described.fields if each.name == field)
    while isinstance(found, inspect.Metadata | inspect.UnionType):
        found = found.type if isinstance(found, inspect.Metadata) else _first(found)
    return found


def _first(found: inspect.UnionType) -> inspect.Type:
    return next(each for each in found.types if not isinstance(each, inspect.NoneType))


def _optional(kind: type[Record], field: str) -> bool:
    return kind.__struct_defaults__[-(len(kind.__struct_fields__) - kind.__struct_fields__.index(field))] is None


def varied(kind: type[Record], which: int) -> Fields:
    """A field of a kind without words, with one of several values."""
    for field in kind.TABLE.same_by or kind.__struct_fields__:
        found = _type_of(kind, field)
        if field in (*kind.TABLE.refs, *kind.TABLE.known, *kind.TABLE.key):
            continue
        if isinstance(found, inspect.LiteralType):
            return {field: found.values[which % len(found.values)]}
    return {}


def merged(into: Folder, other: Folder, at: datetime) -> list[Merged]:
    """Take in both files of another copy: the plan book first."""
    book = other.read(BOOK)
    contents = {name: content for name in (BOOK, MONTH) if (content := other.read(name)) is not None}
    return [merge(into, content, name, at, book) for name, content in contents.items()]


def tables(folder: Folder) -> Tables:
    """What stands in a diary."""
    found: Tables = {}
    for name in (BOOK, MONTH):
        if (read := read_file(folder, name)) is not None:
            assert not read.problems
            assert not read.strangers
            found |= read.tables
    return found


def meanings(folder: Folder, only: Sequence[str] | None = None) -> list[str]:
    """What a diary says, whatever its things are called: each entry without its own name, and what it speaks of."""
    there = tables(folder)
    return sorted(
        repr((table, _meaning(there, table, document)))
        for table, documents in there.items()
        for document in documents.values()
        if only is None or table in only
    )


def _meaning(there: Tables, table: str, document: Fields) -> list[Any]:
    speaks = told(table)
    return sorted(
        (field, repr(_resolved(there, speaks[field], value)) if field in speaks else repr(as_bytes(value)))
        for field, value in document.items()
        if field not in ("saved_at", "history", KINDS[table].TABLE.automatic)
    )


def _resolved(there: Tables, table: str, value: Any) -> Any:
    if isinstance(value, dict):
        return sorted((_resolved(there, table, name), each) for name, each in value.items())
    if isinstance(value, list):
        return sorted(_resolved(there, table, name) for name in value)
    before, colon, name = str(value).rpartition(":")
    document = there[table][name]
    return before + colon + repr(sorted(_alone(table, document)))


def _alone(table: str, document: Fields) -> Iterator[tuple[str, bytes]]:
    apart = {"saved_at", "history", KINDS[table].TABLE.automatic, *told(table)}
    yield from ((field, as_bytes(value)) for field, value in document.items() if field not in apart)
