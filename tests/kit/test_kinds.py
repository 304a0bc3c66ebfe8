"""A kind of record is declared once, on its class: everything else follows from there."""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

import msgspec
import pytest

import painplan
from painplan.exchange.service import Exchange
from painplan.kit.kinds import KINDS, MODULES
from painplan.kit.record import ME, Record, Table
from painplan.store.diary import Change, Diary, book_change
from painplan.store.memory import MemoryFolder
from painplan.store.taking_back import bring_again, take_back
from painplan.store.undo_log import UndoNote
from painplan.store.whole.everything import all_entries
from painplan.store.whole.merging import merge
from painplan.store.whole.verify import verify
from painplan.today.coach import Coach

DAY, AT = date(2026, 1, 5), datetime(2026, 1, 5, 20)


def declared() -> Iterator[type[Record]]:
    """Every kind of record that stands in the program."""
    for module in walk_packages(painplan.__path__, "painplan."):
        if not module.name.endswith("__main__"):
            vars(import_module(module.name))  # reads it
    waiting = [Record]
    while waiting:
        below = [kind for kind in waiting.pop().__subclasses__() if kind.__module__.startswith("painplan.")]
        waiting += below
        yield from below


def test_every_kind_that_stands_in_the_program_is_in_the_registry_and_nothing_else() -> None:
    assert {kind.TABLE.name: kind.__module__ for kind in declared()} == MODULES
    assert {table: kind.TABLE.name for table, kind in KINDS.items()} == {table: table for table in KINDS}


@pytest.mark.parametrize("table", KINDS)
def test_what_is_declared_are_fields(table: str) -> None:
    kind = KINDS[table]
    said = kind.TABLE
    assert {*said.key, *said.order} <= set(kind.__struct_fields__)
    assert ("day" in said.key) == said.daily
    assert not said.order or said.key


class Walk(Record, frozen=True, kw_only=True):
    """Something of a day that nothing in the program has heard of."""

    TABLE = Table("walks", key=("day", "dog"), daily=True)

    day: date
    dog: str
    steps: int = 0


class Dog(Record, frozen=True, kw_only=True):
    """Something of the book that nothing in the program has heard of."""

    TABLE = Table("dogs", key=("id",), order=("born",))

    id: str
    born: date


class Vet(Record, frozen=True, kw_only=True):
    """Something of which there is one."""

    TABLE = Table("vet")

    name: str = ""


@pytest.fixture
def dogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three more kinds, each with its one line in the registry."""
    for kind in (Walk, Dog, Vet):
        monkeypatch.setitem(MODULES, kind.TABLE.name, "dogs")
    module = ModuleType("dogs")
    vars(module).update(Walk=Walk, Dog=Dog, Vet=Vet)
    monkeypatch.setitem(sys.modules, "dogs", module)


RECORDS: tuple[Record, ...] = (
    Walk(day=DAY, dog="rex", steps=3),
    Dog(id="rex", born=date(2024, 5, 1)),
    Dog(id="bo", born=date(2020, 5, 1)),
    Vet(name="Dr Katz"),
)


def full() -> Diary:
    diary = Diary(MemoryFolder())
    day = {Walk: DAY}
    diary.save(
        [
            Change(table=r.TABLE.name, key=r.key, fields=msgspec.to_builtins(r), day=day.get(type(r)))  # type: ignore[arg-type]  # by kind
            for r in RECORDS
        ],
        AT,
    )
    return diary


def held(diary: Diary) -> list[Record]:
    facts, book = diary.days(DAY, DAY), diary.book()
    found: list[Record] = [*facts.all(Walk), *book.all(Dog), book.one(Vet)]
    return [msgspec.structs.replace(record, saved_at=None, history=()) for record in found]


IN_ORDER = [RECORDS[0], RECORDS[2], RECORDS[1], RECORDS[3]]


@pytest.mark.usefixtures("dogs")
def test_a_kind_with_nothing_but_its_declaration_is_kept_and_read_in_its_order() -> None:
    diary = full()
    assert held(diary) == IN_ORDER
    assert held(Diary(diary.folder)) == IN_ORDER
    assert verify(diary.folder).ok
    assert diary.book().one(Vet).key == ME


@pytest.mark.usefixtures("dogs")
def test_it_goes_out_and_comes_back_with_both_exports_and_is_merged(tmp_path: Path) -> None:
    out = Coach(full(), DAY, now=lambda: AT)
    Exchange(out).take_out("json", str(tmp_path / "all.json"))
    Exchange(out).take_out_tables(str(tmp_path / "tables"))
    for named in ("all.json", "tables"):
        back = Coach(Diary(MemoryFolder()), DAY, now=lambda: AT)
        brought = Exchange(back).bring_back(Exchange(back).own_at(tmp_path / named))
        assert (brought.added, brought.rejected) == (4, ())
        assert held(back.diary) == IN_ORDER
    copied = MemoryFolder()
    for name in ("plan.json", "diary/2026-01.json"):
        merge(copied, out.diary.folder.read(name) or b"", name, AT)
    assert held(Diary(copied)) == IN_ORDER
    assert all_entries(copied)[0].keys() >= {"walks", "dogs", "vet"}


@pytest.mark.usefixtures("dogs")
def test_taking_back_takes_it_away_whole() -> None:
    diary = Diary(MemoryFolder())
    diary.save([book_change("dogs", "rex", RECORDS[1])], AT, UndoNote(at=AT))
    assert take_back(diary, AT)
    assert diary.book().all(Dog) == ()
    assert bring_again(diary, AT)
    assert [dog.id for dog in diary.book().all(Dog)] == ["rex"]
