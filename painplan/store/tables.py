"""Changing one file of tables: documents under names of our own, all changes written at once."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.table import Document, Table

from painplan.store.files import Fields, Outcome, Tables
from painplan.store.folder import Files
from painplan.store.kinds import names_of, says_something
from painplan.store.storage import FileStorage
from painplan.store.whole.union import union

_BOOKKEEPING = frozenset({"saved_at", "history"})


class KeyedTable(Table):
    """A table whose documents have names instead of numbers, such as ``2026-11-24 walking``."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB's seam for this is typed int


class KeyedTinyDB(TinyDB):
    """TinyDB with named documents."""

    table_class = KeyedTable


class _WrittenAtOnce(CachingMiddleware):
    """Collects every change until the file is closed: one save is one write, however many tables it touches."""

    WRITE_CACHE_SIZE = 2**62


@contextmanager
def changing(folder: Files, name: str, tables: Tables | None) -> Iterator[TinyDB]:
    """One file, open for changes. Written when the block ends well; left as it is when it does not.

    Args:
        folder: Where it is. The caller holds its lock.
        name: Its name.
        tables: What was read of it under the lock; none when there is no file yet.
    """
    storage = _WrittenAtOnce(FileStorage)  # type: ignore[no-untyped-call]  # TinyDB leaves it so
    database = KeyedTinyDB(folder, name, tables, storage=storage)
    yield database
    database.close()


def change_document(
    table: Table, key: str, fields: Mapping[str, object], at: datetime
) -> tuple[Outcome, Fields, Fields]:
    """Set some fields of a document; what they held before goes to its history.

    A field set to ``None`` is taken out; the fields of its name only with the last of the others, which takes the
    document away. A field that holds a mapping is changed key by key, so that naming one
    plan leaves the others alone. Fields that this program does not know stay as they are.

    Args:
        table: Where the document lives.
        key: Its name.
        fields: What to set; values as records hold them.
        at: The moment of the change.

    Returns:
        Whether anything is new or different, the document as it is now, and what the changed fields held before.
    """
    # With a name given, TinyDB answers with one document, never with a list.
    before: Any = table.get(doc_id=key)  # type: ignore[call-overload]  # see KeyedTable
    now: Fields = dict(before) if before is not None else {}
    was: Fields = {}
    names = names_of(table.name)
    said = msgspec.to_builtins(dict(fields))
    gone = any(said.get(name, name) is None for name in names)
    for field, value in said.items():
        if value is None and field in names:
            continue
        new = _merged(now.get(field), value)
        if new != now.get(field):
            was[field] = _before(now.get(field), new)
            if new is None:
                del now[field]
            else:
                now[field] = new
    if before is None:
        now["saved_at"] = at.isoformat(timespec="seconds")
        table.insert(Document(now, key))  # type: ignore[arg-type]  # see KeyedTable
        return "added", now, was
    empty = now.keys() <= names | _BOOKKEEPING
    if empty and (gone or (was and not says_something(table.name))):
        table.remove(doc_ids=[key])  # type: ignore[list-item]  # see KeyedTable
        return "changed", {}, {**{name: now[name] for name in names if name in now}, **was}
    if not was:
        return "unchanged", now, was
    now["saved_at"] = at.isoformat(timespec="seconds")
    now["history"] = [*now.get("history", []), {"at": now["saved_at"], "values": was}]
    table.update(replacing(now), doc_ids=[key])  # type: ignore[list-item]  # see KeyedTable
    return "changed", now, was


def unite_document(table: Table, key: str, fields: Fields) -> Outcome:
    """Join a document of another copy of the diary with the one of the same name here, if there is one.

    Returns:
        Whether it is new here, or changed what is here.
    """
    here: Any = table.get(doc_id=key)  # type: ignore[call-overload]  # see KeyedTable
    if here is None:
        table.insert(Document(fields, key))  # type: ignore[arg-type]  # see KeyedTable
        return "added"
    united = union(dict(here), fields, table=table.name)
    if united == here or _in_one_order(united) == _in_one_order(here):
        return "unchanged"
    table.update(replacing(united), doc_ids=[key])  # type: ignore[list-item]  # see KeyedTable
    return "changed"


def _in_one_order(fields: Fields) -> Fields:
    """A document with what it said before sorted: of one second nobody can tell what came first."""
    history = fields.get("history")
    if not isinstance(history, list):
        return dict(fields)
    return {**fields, "history": sorted(history, key=lambda each: msgspec.json.encode(each, order="sorted"))}


def document_in(table: Table, key: str) -> Fields | None:
    """A document by its name."""
    # With a name given, TinyDB answers with one document, never with a list.
    found: Any = table.get(doc_id=key)  # type: ignore[call-overload]  # see KeyedTable
    return None if found is None else dict(found)


def put_document(table: Table, key: str, document: Fields | None) -> None:
    """Put a document in the place of the one of this name; None takes that one out."""
    if document is None:
        table.remove(doc_ids=[key])  # type: ignore[list-item]  # see KeyedTable
    elif table.contains(doc_id=key):  # type: ignore[arg-type]  # see KeyedTable
        table.update(replacing(document), doc_ids=[key])  # type: ignore[list-item]  # see KeyedTable
    else:
        table.insert(Document(document, key))  # type: ignore[arg-type]  # see KeyedTable


def replacing(now: Fields) -> Callable[[MutableMapping[str, Any]], None]:
    """What puts ``now`` in the place of a document; TinyDB's own update would keep fields that were taken out."""

    def replace(document: MutableMapping[str, Any]) -> None:
        document.clear()
        document.update(now)

    return replace


def _before(old: object, new: object) -> object:
    """What to set to get the old value back: for a mapping only the keys that differ."""
    if not isinstance(new, dict):
        return old
    known = old if isinstance(old, dict) else {}
    return {key: known.get(key) for key in {**known, **new} if known.get(key) != new.get(key)}


def _merged(old: object, new: object) -> object:
    """The value of a field; a mapping from which the last thing is taken out is no field any more."""
    if not isinstance(new, dict):
        return new
    kept = {**old, **new} if isinstance(old, dict) else new
    left = {key: value for key, value in kept.items() if value is not None}
    return left or (None if old else left)
