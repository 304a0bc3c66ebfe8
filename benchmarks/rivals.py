"""Other ways to keep the same records: one stock TinyDB file, and SQLite with every commit on the disk."""

import json
import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB

from painplan.store.diary import Diary

Documents = dict[str, list[dict[str, Any]]]
Insert = Callable[[dict[str, Any]], object]
"""Saves one check-in, all the way to the disk if that is what the rival promises."""


def documents_of(diary: Diary) -> Documents:
    """All days of a diary as plain documents, by table."""
    facts = diary.days()
    return {
        "checkins": [msgspec.to_builtins(entry) for entry in facts.checkins.values()],
        "sessions": [msgspec.to_builtins(entry) for entry in facts.sessions.values()],
    }


def stock_tinydb(path: Path, documents: Documents) -> Insert:
    """TinyDB as it comes: one file, rewritten in place on every insert, no fsync."""
    database = TinyDB(path)
    for name, entries in documents.items():
        database.table(name).insert_multiple(entries)
    return database.table("checkins").insert


def bare(path: Path, size: int = 10_000) -> Insert:
    """The least that a save can be: the bytes of a month written in place and waited for; a crash loses them."""

    def insert(_: dict[str, Any]) -> None:
        with path.open("wb") as stream:
            stream.write(bytes(size))
            stream.flush()
            os.fsync(stream.fileno())

    return insert


def sqlite(path: Path, documents: Documents, journal: str) -> Insert:
    """SQLite with synchronous=FULL; ``journal`` is ``delete`` (the rollback journal) or ``wal``."""
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA journal_mode={journal}")
    database.execute("PRAGMA synchronous=FULL")
    for name, entries in documents.items():
        database.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, day TEXT, body TEXT)")
        database.execute(f"CREATE INDEX {name}_day ON {name} (day)")
        _insert_all(database, name, entries)

    def insert(entry: dict[str, Any]) -> None:
        _insert_all(database, "checkins", [entry])

    return insert


def _insert_all(database: sqlite3.Connection, table: str, entries: Sequence[dict[str, Any]]) -> None:
    with database:
        rows = [(entry["day"], json.dumps(entry)) for entry in entries]
        database.executemany(f"INSERT INTO {table} (day, body) VALUES (?, ?)", rows)
