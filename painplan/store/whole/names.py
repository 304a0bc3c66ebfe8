"""What comes in from a copy gets the names that it has here: one name never holds two things.

Names and numbers that the program makes are the same in two copies when both were begun alone: two plans ``walking``,
two holds of one day. Whether two entries are one thing is seen from what they said at first.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from itertools import chain, count, takewhile
from typing import Any

from painplan.kit.bounds import LONGEST_ID
from painplan.kit.kinds import BOOK_KINDS, KINDS
from painplan.kit.pattern import pattern
from painplan.kit.record import ME, Record
from painplan.kit.shape.fitting import fits
from painplan.store.files import Fields, Tables
from painplan.store.whole.changes import as_bytes, changes_in, values_of, versions_of

Names = dict[str, dict[str, str]]
"""By table: the name of an entry in the copy, and here."""
_NUMBERED = pattern(r"-[0-9]{1,6}$")


def named_here(here: Tables, there: Tables, at: datetime) -> tuple[Tables, Names]:
    """The entries of a copy's plan book under the names that they have here, or get.

    Args:
        here: The tables of the plan book.
        there: Those of the copy.
        at: The moment: an entry that gets another name notes the one that it had.
    """
    names: Names = {}
    called: dict[str, dict[str, Any]] = {}
    for table in _parents_first():
        documents = {key: following(document, table, names) for key, document in there.get(table, {}).items()}
        names[table], called[table] = _apart(BOOK_KINDS[table], here.get(table, {}), documents)
    found: Tables = {}
    for table, documents in there.items():
        if table not in BOOK_KINDS:
            found[table] = documents
            continue
        kind, found[table] = BOOK_KINDS[table], {}
        for key, document in documents.items():
            followed = following(document, table, names)  # once more: now all names are known
            if key in called.get(table, {}):
                followed = _called(kind, followed, called[table][key])
                if names[table][key] not in here.get(table, {}):
                    followed = _noting(followed, kind, document, at)
            found[table][key_here(followed, table, key)] = followed
    return found, names


def names_in(here: Tables, there: Tables) -> tuple[Names, Names]:
    """What the names of a copy's entries are here.

    Returns:
        Those that have another name here; and things that are not here, whose names are taken here by other things.
    """
    names = named_here(here, there, datetime.min)[1]
    moved = {table: {was: now for was, now in pairs.items() if was != now} for table, pairs in names.items()}
    strange = {
        table: {was: now for was, now in pairs.items() if now not in here.get(table, {}) and was in here.get(table, {})}
        for table, pairs in moved.items()
    }
    return moved, strange


def following(document: Fields, table: str, names: Mapping[str, Mapping[str, str]]) -> Fields:
    """An entry that speaks of others by the names that they have here, also where it notes what it said before."""
    if table not in KINDS:
        return document
    told = {field: names[other] for field, other in _speaks_of(table).items() if names.get(other)}
    if not told:
        return document
    found = _followed(document, told)
    changes = document.get("history")
    if isinstance(changes, list):
        found["history"] = [
            {**change, "values": _followed(values_of(change), told)} if isinstance(change, dict) else change
            for change in changes
        ]
    return found


def key_here(document: Fields, table: str, key: str) -> str:
    """The name of an entry in its table, made of what it is about."""
    return _key_of(KINDS[table], document, key) if table in KINDS else key


def spoken_of(document: Fields, table: str) -> Iterator[tuple[str, str]]:
    """Tables and names of the entries that an entry speaks of."""
    for field, other in _speaks_of(table).items() if table in KINDS else ():
        value = document.get(field)
        for name in value if isinstance(value, list | dict) else (value,):
            if isinstance(name, str):
                yield from ((other, each) for each in {name, name.rpartition(":")[2]})


def called_before(document: Fields, table: str) -> Iterator[str]:
    """The names that an entry had in copies from which it came."""
    automatic = KINDS[table].TABLE.automatic if table in KINDS else ""
    for change in changes_in(document):
        if automatic and isinstance(name := values_of(change).get(automatic), str):
            yield name


@cache
def _parents_first() -> tuple[str, ...]:
    """The tables of the plan book whose names the program makes, those before others that speak of them."""
    left = [table for table, kind in BOOK_KINDS.items() if kind.TABLE.automatic]
    found: list[str] = []
    while left:
        table = next((one for one in left if not {*_needs(one)} & {*left} - {one}), left[0])
        left.remove(table)
        found.append(table)
    return tuple(found)


def _needs(table: str) -> Iterable[str]:
    said = KINDS[table].TABLE
    return (*said.refs.values(), *said.mentions.values())


def _speaks_of(table: str) -> Mapping[str, str]:
    said = KINDS[table].TABLE
    return {**said.refs, **said.mentions, **said.follows}


def _followed(values: Fields, told: Mapping[str, Mapping[str, str]]) -> Fields:
    return {field: _renamed(value, told[field]) if field in told else value for field, value in values.items()}


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """A name, several of them, or what is kept by them; a name can stand behind a colon."""
    if isinstance(value, str):
        before, colon, name = value.rpartition(":")
        return (
            f"{before}{colon}{names[name]}"
            if colon and value not in names and name in names
            else names.get(value, value)
        )
    if isinstance(value, list):
        return [_renamed(each, names) for each in value]
    if isinstance(value, dict):
        return {_renamed(name, names): each for name, each in value.items()}
    return value


def _key_of(kind: type[Record], document: Fields, key: str) -> str:
    parts = [document.get(field) for field in kind.TABLE.key]
    if not kind.TABLE.key or not all(isinstance(part, str | int | None) for part in parts):
        return key
    return " ".join(str(part) for part in parts if part not in (None, "")) or ME


def _apart(
    kind: type[Record], here: Mapping[str, Fields], there: Mapping[str, Fields]
) -> tuple[dict[str, str], dict[str, Any]]:
    """The names of entries in the copy, with those here; and the part that the program makes, where it is another."""
    names: dict[str, str] = {}
    called: dict[str, Any] = {}
    known = _KnownEntries(kind, here)
    wanted = {key: _key_of(kind, document, key) for key, document in there.items()}
    for key, document in there.items():  # what has the same name here first: of two alike each finds its own
        if wanted[key] in here and known.is_this(wanted[key], document):
            names[key] = wanted[key]
    left = {key: document for key, document in there.items() if key not in names}
    for key, document in left.items():
        if (name := known.name_of(document)) is not None:
            names[key], called[key] = name, here[name].get(kind.TABLE.automatic)
    taken = {*here, *wanted.values()}
    for key, document in left.items():
        if key not in names:
            names[key] = wanted[key]
            if wanted[key] in here:
                free = next(one for one in _other_names(kind, document) if _key_of(kind, one, key) not in taken)
                names[key], called[key] = _key_of(kind, free, key), free[kind.TABLE.automatic]
                taken.add(names[key])
    return names, called


class _KnownEntries:
    """The entries of one kind that are here, each to be found once by what it said at first.

    Two entries are one thing when one of them at first said what the other said at first, or later on: the history of
    one that was joined before can begin in the middle. What was not saved by a diary, such as an entry of a FHIR
    export, can say less.
    """

    def __init__(self, kind: type[Record], here: Mapping[str, Fields]) -> None:
        self._kind, self._here, self._gone = kind, here, set[str]()
        self._begun: dict[bytes, list[str]] = {}
        self._said: dict[bytes, list[str]] = {}
        for name, document in here.items():
            versions = self._versions(document)
            self._begun.setdefault(versions[-1], []).append(name)
            for version in {*versions}:
                self._said.setdefault(version, []).append(name)

    def is_this(self, name: str, document: Fields) -> bool:
        """Whether an entry is the one of this name, which then is found."""
        if name in self._gone or not (name in self._alike(document) or self._says_less(name, document)):
            return False
        self._gone.add(name)
        return True

    def name_of(self, document: Fields) -> str | None:
        """The name of an entry here, which then is found; None: it is not here."""
        found: Iterable[str] = self._alike(document)
        if "saved_at" not in document:
            found = chain(found, (name for name in self._here if self._says_less(name, document)))
        name = next((name for name in found if name not in self._gone), None)
        if name is not None:
            self._gone.add(name)
        return name

    def _alike(self, document: Fields) -> list[str]:
        versions = self._versions(document)
        later = [] if self._kind.TABLE.same_by else [name for one in versions for name in self._begun.get(one, ())]
        known = self._begun if self._kind.TABLE.same_by else self._said
        return [*known.get(versions[-1], ()), *later]

    def _says_less(self, name: str, document: Fields) -> bool:
        here = self._here[name]
        if self._kind.TABLE.same_by or ("saved_at" in here and "saved_at" in document):
            return False
        one, two = ([self._about(version) for version in versions_of(each)] for each in (here, document))
        return any(_agree(one[-1], version) for version in two) or any(_agree(version, two[-1]) for version in one)

    def _versions(self, document: Fields) -> list[bytes]:
        return [as_bytes(self._about(version)) for version in versions_of(document)]

    def _about(self, version: Fields) -> Fields:
        said = self._kind.TABLE
        wanted = said.same_by or version.keys() - {said.automatic, *said.follows}
        return {field: version[field] for field in wanted if field in version}


def _agree(one: Fields, other: Fields) -> bool:
    return all(one[field] == other[field] for field in one.keys() & other.keys())


def _called(kind: type[Record], document: Fields, name: Any) -> Fields:
    """An entry under another name; none: without one, as the first of several."""
    found = {field: value for field, value in document.items() if field != kind.TABLE.automatic}
    return found if name is None else {**found, kind.TABLE.automatic: name}


def _other_names(kind: type[Record], document: Fields) -> Iterator[Fields]:
    """An entry under one name after the other that it can have: ``walking-2``, or the next number."""
    name = document.get(kind.TABLE.automatic)
    if isinstance(name, str) and not name.isdecimal():
        base = _NUMBERED.sub("", name)[: LONGEST_ID - 8]
        yield from (_called(kind, document, f"{base}-{number}") for number in count(2))
        return
    text = isinstance(name, str)
    numbers = ((str(number) if text else number) for number in count(2 if name is None else int(name) + 1))
    for number in chain(takewhile(lambda one: fits(one, kind, kind.TABLE.automatic), numbers), count(1)):
        if fits(number, kind, kind.TABLE.automatic):
            yield _called(kind, document, number)


def _noting(called: Fields, kind: type[Record], document: Fields, at: datetime) -> Fields:
    """An entry that notes the name that it had."""
    name = document.get(kind.TABLE.automatic)
    if not isinstance(name, str) or at == datetime.min:
        return called
    before = called.get("history")
    note = {"at": at.isoformat(timespec="seconds"), "values": {kind.TABLE.automatic: name}}
    return {**called, "history": [*(before if isinstance(before, list) else []), note]}
