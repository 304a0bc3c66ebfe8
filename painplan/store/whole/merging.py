"""Takes what is new from another copy of a file of the diary: neither side loses anything."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.days import day_of
from painplan.kit.kinds import BOOK_KINDS
from painplan.kit.not_json import why_not_json
from painplan.kit.pattern import pattern
from painplan.kit.words import say
from painplan.store import tables as store_tables
from painplan.store.belonging import Belongs, copy_of
from painplan.store.files import HEADER, Fields, Outcome, Tables
from painplan.store.folder import Files, Folder
from painplan.store.kinds import BOOK, MONTHS, is_diary_file, tables_of
from painplan.store.made_files import START_BYTES
from painplan.store.prepare_write import ready_to_change
from painplan.store.quarantine import moment_set_aside, set_aside
from painplan.store.transaction import gathered
from painplan.store.undo_log import UndoNote, note_down
from painplan.store.whole.coming_in import looked_at
from painplan.store.whole.everything import is_table
from painplan.store.whole.examine import EMPTY, Examined, Newer, Problem, examine, read_file
from painplan.store.whole.lost import known_again, marks_of
from painplan.store.whole.names import (
    Names,
    called_before,
    following,
    key_here,
    named_here,
    names_in,
    spoken_of,
)
from painplan.store.whole.union import union

_MONTH = pattern(r"(?:^|[/\\])([0-9]{4}-(?:0[1-9]|1[0-2]))[^0-9]")

_SAYS_FILE = pattern(rb'"file"\s*:\s*"([0-9a-z/.-]{1,40})"')
"""Where a copy that cannot be taken apart says what it is a copy of."""


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """What merging did, in entries."""

    file: str
    """The file of the diary that it is a copy of."""
    added: int
    changed: int
    unchanged: int
    problems: tuple[Problem, ...]
    """What of the copy could not be used."""
    names: tuple[tuple[str, str, str], ...] = ()
    """Table, name in the copy, and name here of things that were not the same as what had that name here."""
    kept: str = ""
    """Where the copy lies now; empty where it stays where it was."""


def merge(
    folder: Folder, content: bytes, called: str, at: datetime, book: bytes | None = None, *, stays: bool = False
) -> Merged:
    """Take what is new from a copy of a file; where both say something, the later counts and the other is history.

    What their kind declares of two versions holds before that (`by_kind`). Where a name is that of another thing here,
    what comes in gets a free one (`names`).

    Args:
        folder: The diary.
        content: Of the copy.
        called: The name of the copy; on the disk, for one that lies in the data folder: it is set aside afterwards.
        at: The moment.
        book: With a month: the plan book of the diary that it is of, where that is there; it tells what its names mean.
        stays: The copy stays where it is: it was sealed in another way than this diary is.

    Raises:
        CannotDo: It is no copy of a file of the diary, or something cannot be written. Nothing changes then.
    """
    name = file_of_copy(content, called)
    try:
        found = examine(content, name)
    except Newer as error:
        raise CannotDo(f"{called} {error}") from error
    if not found.entries and found.problems:
        raise CannotDo(say("store.merging.holds_nothing_can_read", called=called, text=found.problems[0].text))
    with folder.lock():
        taken_away, kept = not stays and _lies_beside(folder, called), ""
        with gathered(folder) as files:
            here = ready_to_change(files, name, at)
            named, refusals = _without_refused(files, name, here, _named(files, name, here, found, book, at))
            known = list(known_again(name, here.tables, found, day_of(at))) if here else []
            if not moment_set_aside(called):  # what is missing in what was damaged here was noted then
                known += _not_known(name, here, (*found.problems, *refusals), at)
            outcomes = _unite(files, name, here, named.entries, known)
            taken_away = taken_away and not named.unclear
            if taken_away:
                kept = set_aside(files, called, at, content)
            note_down(files, UndoNote(at=at, about="merge", whole=True))
        if taken_away:
            getattr(folder, "below", folder).write_together({called: None})
    return Merged(
        file=name,
        added=outcomes.count("added"),
        changed=outcomes.count("changed"),
        unchanged=outcomes.count("unchanged"),
        problems=(*found.problems, *refusals, *named.unclear),
        names=named.names,
        kept=kept,
    )


class _Named(NamedTuple):
    """The entries of a copy under the names that they have here, or get."""

    entries: list[tuple[str, str, Fields]]
    names: tuple[tuple[str, str, str], ...] = ()
    unclear: tuple[Problem, ...] = ()
    """Entries of which nobody can tell what they are about."""
    called: Mapping[tuple[str, str], str] = {}
    """What entries are called in the copy, by their table and name here."""
    gone: frozenset[tuple[str, str]] = frozenset()
    """Tables and names, as they would be here, of what the copy's plan book holds and this diary does not take in."""


def _named(files: Files, name: str, here: Examined | None, found: Examined, book: bytes | None, at: datetime) -> _Named:
    if name == BOOK:
        before = here.tables if here else {}
        named, names = named_here(before, found.tables, at)
        entries = list(_documents(name, named))
        called = {(table, now): was for table, was, now in _all_names(found.tables, names)}
        return _Named(entries, tuple(_new_names(names, before)), called=called)
    there = examine(book, BOOK).tables if book is not None else None
    beside = (read_file(files, BOOK) or EMPTY).tables
    names, strange = names_in(beside, there) if there is not None else ({}, _of_several(beside))
    gone = frozenset[tuple[str, str]]() if there is None else _not_coming(files, there, at)
    if gone:  # what it is about is known: something that is not taken in
        names, strange = _known_by_now(names, strange, gone)
    words, entries, unclear = asset("store")["merge"], [], []
    for table, key, document in _documents(name, found.tables):
        doubtful = any(one in strange.get(other, {}) for other, one in spoken_of(document, table))
        entry = _told(document, table, key, names)
        if not doubtful or _stands(here, *entry):
            entries.append(entry)
        elif there is None and _stands(here, *(other := _told(document, table, key, strange))):
            entries.append(other)
        else:
            unclear.append(Problem(words["several" if there is None else "other_thing"], f"{table} {key}"))
    return _Named(entries, unclear=tuple(unclear), gone=gone)


def _told(document: Fields, table: str, key: str, names: Names) -> tuple[str, str, Fields]:
    """An entry of a day that speaks of others by the names that they have here."""
    followed = following(document, table, names)
    return table, key if followed is document else key_here(followed, table, key), followed


def _stands(here: Examined | None, table: str, key: str, document: Fields) -> bool:
    """Whether an entry stands here as it is: then it does not matter what it is about."""
    documents = here.tables.get(table) if here else None
    return isinstance(documents, dict) and documents.get(key) == document


def _new_names(names: Names, before: Tables) -> Iterator[tuple[str, str, str]]:
    for table, pairs in names.items():
        yield from ((table, was, now) for was, now in pairs.items() if was != now and now not in before.get(table, {}))


def _all_names(there: Tables, names: Names) -> Iterator[tuple[str, str, str]]:
    """Table, name in the copy, and name here of every entry of a copy's plan book that has one."""
    for table, documents in there.items():
        for key, document in documents.items() if table in BOOK_KINDS else ():
            here = names.get(table, {}).get(key)
            yield table, key, here or key_here(following(document, table, names), table, key)


def _known_by_now(names: Names, strange: Names, gone: frozenset[tuple[str, str]]) -> tuple[Names, Names]:
    """The same with the names of things that are ``gone`` told as those they would have had here."""
    known = {
        table: {was: now for was, now in pairs.items() if (table, now) in gone} for table, pairs in strange.items()
    }
    return (
        {table: {**names.get(table, {}), **known.get(table, {})} for table in {*names, *known}},
        {
            table: {was: now for was, now in pairs.items() if was not in known[table]}
            for table, pairs in strange.items()
        },
    )


def _of_several(book: Tables) -> Names:
    """Names that one thing has here, and another one had in a copy from which it came."""
    found: Names = {}
    for table, documents in book.items():
        for key, document in documents.items() if table in BOOK_KINDS else ():
            for name in called_before(document, table):
                if name != key and name in documents:
                    found.setdefault(table, {})[name] = key
    return found


def _without_refused(
    files: Files, name: str, here: Examined | None, named: _Named
) -> tuple[_Named, tuple[Problem, ...]]:
    """The entries, without what this diary does not take in from elsewhere, and what is said of that."""
    coming = {(name, table, key): document for table, key, document in named.entries}
    looked = looked_at(files, coming, _united, here={name: here or EMPTY}, gone=named.gone)
    says = asset("store")["damage"]["not_taken_in"]
    problems = [
        Problem(says.format(why=misfit.told), f"{table} {named.called.get((table, key), key)}")
        for (_, table, key), misfit in looked.not_taken.items()
    ]
    entries = [(table, key, document) for (_, table, key), document in looked.taken.items()]
    names = tuple(each for each in named.names if (name, each[0], each[2]) not in looked.not_taken)
    return named._replace(entries=entries, names=names), tuple(problems)


def _united(here: Fields | None, other: Fields, table: str) -> Fields:
    return other if here is None else union(here, other, table=table)


def _not_coming(files: Files, book: Tables, at: datetime) -> frozenset[tuple[str, str]]:
    """What of a copy's plan book this diary would not take in: the days of the copy that belong to it stay there."""
    named, _ = named_here((read_file(files, BOOK) or EMPTY).tables, book, at)
    coming = {(BOOK, table, key): document for table, key, document in _documents(BOOK, named)}
    return frozenset((table, key) for _, table, key in looked_at(files, coming, _united).not_taken)


def _lies_beside(folder: Folder, called: str) -> bool:
    """Whether a copy lies in the data folder: as a copy, or in clear beside a sealed diary."""
    found = next((thing for thing in folder.things().found if thing.name == called), None)
    if found is None or not found.ours:
        return False
    return found.known.belongs is Belongs.COPY or (hasattr(folder, "below") and found.in_clear)


def _unite(
    files: Files,
    name: str,
    here: Examined | None,
    entries: Sequence[tuple[str, str, Fields]],
    known: Iterable[tuple[str, str, Fields | None]],
) -> list[Outcome]:
    """Join the entries with those that are here; what is ``known`` again is no longer marked as lost."""
    with store_tables.changing(files, name, here.tables if here else None) as database:
        done = [store_tables.unite_document(database.table(table), key, document) for table, key, document in entries]
        for table, key, mark in known:
            store_tables.put_document(database.table(table), key, mark)
    return done


def _not_known(
    name: str, here: Examined | None, problems: Iterable[Problem], at: datetime
) -> Iterator[tuple[str, str, Fields]]:
    """The marks of what could not be read of a copy."""
    entries = [(each.entry or "").partition(" ") for each in problems]
    lost = [(table, {"day": key[:10]}) for table, _, key in entries]
    for (file, table, key), mark in marks_of(lost, lambda _: (here or EMPTY).tables, at).items():
        if file == name:
            yield table, key, mark


def _documents(name: str, tables: Tables) -> Iterator[tuple[str, str, Fields]]:
    """The entries, and the documents of unknown tables where they are documents."""
    for table, documents in tables.items():
        if table in tables_of(name) or is_table(documents):
            yield from ((table, key, document) for key, document in documents.items())


def file_of_copy(content: bytes, called: str) -> str:
    """Which file of the diary this is a copy of: it says so itself, else its name does."""
    why = ""
    try:
        header = msgspec.json.decode(content)[HEADER]["file"]
    except (LookupError, TypeError):
        header = None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        header, why = _SAYS_FILE.search(content[:START_BYTES]), f" ({why_not_json(content, error)})"
        header = header and header[1].decode()
    if isinstance(header, str) and is_diary_file(header):
        return header
    if is_diary_file(original := copy_of(called)):
        return original
    month = _MONTH.search(called)
    if month:
        return f"{MONTHS}/{month[1]}.json"
    if re.search(r"(?:^|[/\\])plan\W", called):
        return BOOK
    raise CannotDo(say("store.merging.does_not_say_which", called=called, why=why))
