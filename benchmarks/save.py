"""Saving an evening's check-in at different ages of the diary, beside stock TinyDB and SQLite."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.diaries import TODAY, answers, make_diary, sealed_diary
from benchmarks.machine import filesystem
from benchmarks.rivals import Insert, bare, documents_of, sqlite, stock_tinydb
from benchmarks.tables import goal, ms, table, title
from benchmarks.timing import in_turn, p95
from painplan.store.diary import Diary, checkin_change

AGES = (0, 1, 5, 20)
EVENINGS = 30
FLAT, TINYDB_LEAST, SQLITE_MOST = 1.5, 20.0, 2.0
"""Flat: the median at the greatest age is at most so many times that of an empty diary [our reading]."""
THE_EVENING = datetime.combine(TODAY, time(20))
"""All saves are of one day: the first, which is not counted, makes the backup of the day; see benchmarks/store.py."""
PAINPLAN, SEALED, TINYDB = "PainPlan", "PainPlan, sealed", "stock TinyDB"
ROLLBACK, WAL, BARE = "SQLite, rollback journal", "SQLite, WAL", "a month's bytes, write and fsync"
WAYS = (PAINPLAN, SEALED, TINYDB, ROLLBACK, WAL, BARE)


class Evenings:
    """One evening after the other, each with its answers; every way of saving gets its own."""

    def __init__(self) -> None:
        self._number, self._chance = 0, Random(5)

    def next(self) -> dict[str, Any]:
        day = TODAY + timedelta(days=self._number)
        self._number += 1
        return {"day": day, **answers(self._chance)}


def _painplan(diary: Diary) -> Insert:
    def save(entry: dict[str, Any]) -> None:
        diary.save([checkin_change(**entry)], THE_EVENING)

    return save


def _plain(insert: Insert) -> Insert:
    def save(entry: dict[str, Any]) -> None:
        insert({**entry, "day": entry["day"].isoformat(), "saved_at": f"{entry['day'].isoformat()}T20:00:00"})

    return save


def _timed(save: Insert) -> Callable[[], float]:
    evenings = Evenings()

    def run() -> float:
        entry = evenings.next()
        started = perf_counter()
        save(entry)
        return perf_counter() - started

    return run


def measure(scratch: Path) -> None:
    title(f"Saving a check-in on {EVENINGS} evenings, in turn, on {filesystem(scratch)}")
    cases: dict[str, Callable[[], float]] = {}
    for years in AGES:
        diary = make_diary(scratch / f"diary-{years}", years)
        documents = documents_of(diary)
        ways = {
            PAINPLAN: _painplan(diary),
            SEALED: _painplan(sealed_diary(scratch / f"sealed-{years}", years)),
            TINYDB: _plain(stock_tinydb(scratch / f"{years}.json", documents)),
            ROLLBACK: _plain(sqlite(scratch / f"{years}-rollback.db", documents, "delete")),
            WAL: _plain(sqlite(scratch / f"{years}-wal.db", documents, "wal")),
            BARE: bare(scratch / f"{years}-bare"),
        }
        cases |= {f"{way} {years}": _timed(save) for way, save in ways.items()}
    _report(in_turn(cases, EVENINGS))


def _report(found: dict[str, list[float]]) -> None:
    header = ["median / 95th percentile", *(f"{years} years" for years in AGES)]
    rows = []
    for way in WAYS:
        cells = [found[f"{way} {years}"] for years in AGES]
        rows.append([way, *(f"{ms(median(cell))} / {ms(p95(cell))}" for cell in cells)])
    table(header, rows)
    print("stock TinyDB does not wait for the disk; the others do on every save")
    oldest = AGES[-1]
    middle = {name: median(seconds) for name, seconds in found.items()}
    ours = middle[f"{PAINPLAN} {oldest}"]
    flat = ours / middle[f"{PAINPLAN} {AGES[0]}"]
    faster = middle[f"{TINYDB} {oldest}"] / ours
    slower = max(
        middle[f"{way} {years}"] / middle[f"{ROLLBACK} {years}"] for way in (PAINPLAN, SEALED) for years in AGES
    )
    goal(f"flat with age: at {oldest} years at most {FLAT} times an empty diary", f"{flat:.2f}", met=flat <= FLAT)
    goal(
        f"at least {TINYDB_LEAST:g} times faster than stock TinyDB at {oldest} years",
        f"{faster:.0f}",
        met=faster >= TINYDB_LEAST,
    )
    goal(
        f"at most {SQLITE_MOST} times SQLite's rollback journal, plain and sealed, at any age",
        f"{slower:.2f}",
        met=slower <= SQLITE_MOST,
    )
