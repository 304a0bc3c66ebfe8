"""Changing one file of tables: documents under names of our own, all changes written at once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Literal

import msgspec
from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.table import Document, Table

from painplan.store.folder import Folder
from painplan.store.storage import FileStorage

Outcome = Literal["added", "changed", "unchanged"]
Fields = dict[str, Any]
"""The fields of one document, as JSON knows them."""


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
def changing(folder: Folder, name: str) -> Iterator[TinyDB]:
    """One file, open for changes. Written when the block ends well; left as it is when it does not.

    The caller holds the folder's lock.
    """
    database = KeyedTinyDB(folder, name, storage=_WrittenAtOnce(FileStorage))
    yield database
    database.close()


def change_document(
    table: Table, key: str, fields: Mapping[str, object], at: datetime
) -> tuple[Outcome, Fields]:
    """Set some fields of a document; what they held before goes to its history.

    A field set to ``None`` is taken out. A field that holds a mapping is changed key by key, so that naming one
    plan leaves the others alone. Fields that this program does not know stay as they are.

    Args:
        table: Where the document lives.
        key: Its name.
        fields: What to set; values as records hold them.
        at: The moment of the change.

    Returns:
        Whether anything is new or different, and the document as it is now.
    """
    # With a name given, TinyDB answers with one document, never with a list.
    before: Any = table.get(doc_id=key)  # type: ignore[call-overload]  # see KeyedTable
    now: Fields = dict(before) if before is not None else {}
    was: Fields = {}
    for field, value in msgspec.to_builtins(dict(fields)).items():
        new = _merged(now.get(field), value)
        if new != now.get(field):
            was[field] = now.get(field)
            if new is None:
                del now[field]
            else:
                now[field] = new
    if before is None:
        now["saved_at"] = at.isoformat(timespec="seconds")
        table.insert(Document(now, key))  # type: ignore[arg-type]  # see KeyedTable
        return "added", now
    if not was:
        return "unchanged", now
    now["saved_at"] = at.isoformat(timespec="seconds")
    now["history"] = [*now.get("history", []), {"at": now["saved_at"], "values": was}]
    table.upsert(Document(now, key))  # type: ignore[arg-type]  # see KeyedTable
    return "changed", now


def _merged(old: object, new: object) -> object:
    if not isinstance(new, dict):
        return new
    kept = {**old, **new} if isinstance(old, dict) else new
    return {key: value for key, value in kept.items() if value is not None}
