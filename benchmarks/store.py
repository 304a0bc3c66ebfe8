"""What is done with the whole diary: open, verify, back up, restore, and the first save of a day with its backup."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from itertools import count
from pathlib import Path
from time import perf_counter

from benchmarks.diaries import TODAY, make_diary
from benchmarks.tables import goal, ms, table, title
from benchmarks.timing import in_turn, p95, spread
from painplan.exchange.service import Exchange
from painplan.exchange.taking_out import taken_out
from painplan.store.diary import Diary, checkin_change
from painplan.store.disk import DiskFolder
from painplan.store.sealed.sealed import NewKey, decrypt, encrypt
from painplan.store.sealed.sealing import new_identity
from painplan.store.whole.archive import unpacked
from painplan.store.whole.backups import back_up_now, packed_diary, restore
from painplan.store.whole.verify import verify
from painplan.today.coach import Coach

AGES = (1, 5, 20)
RUNS = 11
OPEN_MS = 150.0
OPEN = "open: what Today shows"


def measure(scratch: Path) -> None:
    title(f"The whole diary, {RUNS} runs each in turn")
    cases: dict[str, Callable[[], float]] = {}
    for years in AGES:
        make_diary(scratch / f"{years}", years)
        for name, action in _actions(scratch / f"{years}").items():
            cases[f"{name} {years}"] = _timed(action)
    found = in_turn(cases, RUNS)
    names = list(dict.fromkeys(name.rpartition(" ")[0] for name in cases))
    rows = [
        [name, *(f"{ms(spread(cell)[0])} / {ms(p95(cell))}" for cell in (found[f"{name} {years}"] for years in AGES))]
        for name in names
    ]
    table(["median / 95th percentile", *(f"{years} years" for years in AGES)], rows)
    opening = spread(found[f"{OPEN} {AGES[-1]}"])[0] * 1_000
    goal(f"open at {AGES[-1]} years in at most {OPEN_MS:g} ms", f"{opening:.1f} ms", met=opening <= OPEN_MS)


def _actions(place: Path) -> dict[str, Callable[[], object]]:
    folder, numbers = DiskFolder(place), count()
    archive, key = packed_diary(folder), NewKey(new_identity(), b"not needed here")

    def at() -> datetime:
        return datetime.combine(TODAY, time(20)) + timedelta(days=next(numbers))

    def first_save() -> None:
        Diary(folder).save([checkin_change(TODAY, pain=next(numbers) % 10)], at())

    return {
        OPEN: lambda: Coach(Diary(folder), TODAY).today_view(),
        "read every day": lambda: Diary(folder).days(),
        "verify": lambda: verify(folder),
        "first save of a day, with the backup": first_save,
        "backup": lambda: back_up_now(folder, at()),
        "encrypt and decrypt": lambda: decrypt(encrypt(folder, key)),
        "restore": lambda: restore(folder, unpacked(archive, "it"), at()),
        "export of everything as JSON": lambda: taken_out(Diary(folder), "json", TODAY),
        "export as tables, read and joined again": lambda: _out_and_in(folder, place.parent / f"{place.name}-tables"),
    }


def _out_and_in(folder: DiskFolder, tables: Path) -> None:
    """The way of an export into a folder of tables and back beside itself, which changes nothing."""
    coach = Coach(Diary(folder), TODAY)
    exchange = Exchange(coach)
    exchange.bring_back(exchange.own_at(Path(exchange.take_out_tables(str(tables)))))


def _timed(action: Callable[[], object]) -> Callable[[], float]:
    def run() -> float:
        started = perf_counter()
        action()
        return perf_counter() - started

    return run
