"""What a record says of others: what speaks of something unknown is kept, named and not used, whatever way it came."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from painplan.checkin.records import Session
from painplan.exchange.own.import_ import bring_back, own_at
from painplan.kit.kinds import KINDS
from painplan.kit.record import Record
from painplan.kit.shape.strangers import strangers
from painplan.plans.records import Plan
from painplan.store.diary import Diary
from painplan.store.files import Tables, content_of
from painplan.store.kinds import BOOK
from painplan.store.memory import MemoryFolder
from painplan.store.whole.backups import restore
from painplan.store.whole.merging import merge
from painplan.store.whole.verify import verify
from painplan.today.coach import Coach
from tests.kit.made import inside, made, with_all_it_speaks_of

AT, DAY = datetime(2026, 1, 6, 20), date(2026, 1, 5)
MONTH = "diary/2026-01.json"
SPOKEN_OF = [(table, field) for table, kind in KINDS.items() for field in (*kind.TABLE.refs, *kind.TABLE.known)]
MENTIONED = [(table, field) for table, kind in KINDS.items() for field in kind.TABLE.mentions]


def tables_of(*records: Record) -> Tables:
    tables: Tables = {}
    for record in records:
        tables.setdefault(record.TABLE.name, {})[record.key] = msgspec.to_builtins(record)
    return tables


def with_a_stranger(table: str, field: str) -> tuple[Record, Tables]:
    """A record that speaks of something unknown, in a book with all else that it needs."""
    *beside, record = with_all_it_speaks_of(made(KINDS[table], "words"))
    strange = msgspec.structs.replace(record, **{field: "nobody-knows"})
    return strange, tables_of(*beside, strange) | {"profile": {"me": {"adult": True}}}


def by_hand(tables: Tables) -> MemoryFolder:
    folder = MemoryFolder()
    folder.write(BOOK, content_of(BOOK, tables))
    return folder


def restored(tables: Tables) -> MemoryFolder:
    folder = MemoryFolder()
    restore(folder, {BOOK: content_of(BOOK, tables)}, AT)
    return folder


@pytest.mark.parametrize("door", [by_hand, restored])
@pytest.mark.parametrize(("table", "field"), SPOKEN_OF)
def test_what_speaks_of_something_unknown_is_kept_and_named_and_not_used(
    table: str, field: str, door: Callable[[Tables], MemoryFolder]
) -> None:
    strange, tables = with_a_stranger(table, field)
    folder = door(tables)
    diary = Diary(folder)
    assert diary.book().all(type(strange)) == ()
    assert diary.book().profile.adult  # everything else is used
    assert [(one.file, one.entry, field in one.text) for one in verify(folder).findings if one.wrong] == [
        (BOOK, f"{table} {strange.key}", True)
    ]
    [told] = [notice for notice in diary.notices(DAY) if strange.key in notice]
    assert "verify" in told
    kept = json.loads(folder.read(BOOK) or b"")[table][strange.key]
    assert kept[field] == "nobody-knows"


@pytest.mark.parametrize(("table", "field"), SPOKEN_OF)
def test_a_merge_leaves_what_speaks_of_something_unknown_in_the_copy_and_names_it(table: str, field: str) -> None:
    strange, tables = with_a_stranger(table, field)
    folder = MemoryFolder()
    done = merge(folder, content_of(BOOK, tables), "copy of plan.json", AT)
    assert [(each.entry, field in each.text) for each in done.problems] == [(f"{table} {strange.key}", True)]
    assert verify(folder).ok
    assert Diary(folder).book().profile.adult


@pytest.mark.parametrize(("table", "field"), SPOKEN_OF)
def test_an_import_refuses_what_speaks_of_something_unknown(table: str, field: str, tmp_path: Path) -> None:
    strange, tables = with_a_stranger(table, field)
    file = tmp_path / "export.json"
    header = {"painplan": {"format": 2, "file": "export", "on": DAY.isoformat()}}
    file.write_text(json.dumps(header | {name: list(each.values()) for name, each in tables.items()}))
    folder = MemoryFolder()
    coach = Coach(Diary(folder), DAY, now=lambda: AT)
    done = bring_back(own_at(file), coach)
    assert [(strange.key in one.why, field in one.why) for one in done.rejected] == [(True, True)]
    assert verify(folder).ok
    assert Diary(folder).book().profile.adult


@pytest.mark.parametrize(("table", "field"), MENTIONED)
def test_what_only_mentions_something_unknown_is_used_and_told(table: str, field: str) -> None:
    folder, record = MemoryFolder(), made(KINDS[table], "words")
    name = MONTH if record.TABLE.daily else BOOK
    folder.write(name, content_of(name, tables_of(record)))
    facts = Diary(folder).days() if record.TABLE.daily else Diary(folder).book()
    assert facts.all(type(record)) == (record,)
    assert [(one.wrong, getattr(record, field) in one.text) for one in verify(folder).findings] == [(False, True)]


def test_what_speaks_of_a_stranger_is_one() -> None:
    records = with_all_it_speaks_of(made(KINDS["attempts"], "words"))
    others: dict[str, dict[str, Record]] = {one.TABLE.name: {one.key: one} for one in records}
    assert strangers(others) == []
    del others["avoided"]
    assert [found[0] for found in strangers(others)] == ["attempts"]
    assert others["attempts"] == {}


def test_no_day_holds_more_of_a_plan_than_a_day_can() -> None:
    whole: Any = made(Plan, "words")
    folder = by_hand(tables_of(msgspec.structs.replace(whole, unit="pages")))
    much = Session(plan=whole.id, day=DAY, done=5_000)  # of minutes a day has fewer
    folder.write(MONTH, content_of(MONTH, tables_of(much)))
    diary = Diary(folder)
    assert diary.days().all(Session) == (much,)
    assert [one for one in verify(folder).findings if one.wrong] == []
    folder.write(BOOK, content_of(BOOK, tables_of(msgspec.structs.replace(whole, unit="minutes"))))
    assert diary.days().all(Session) == ()
    assert [one.entry for one in verify(folder).findings if one.wrong] == [f"sessions {much.key}"]
    assert any(much.key in notice for notice in diary.notices(DAY))
    folder.write(BOOK, content_of(BOOK, tables_of(msgspec.structs.replace(whole, unit="pages"))))
    assert diary.days().all(Session) == (much,)
    assert not any(much.key in notice for notice in diary.notices(DAY))


def test_an_import_refuses_more_of_a_plan_than_a_day_can_hold(tmp_path: Path) -> None:
    whole: Any = msgspec.structs.replace(made(Plan, "words"), unit="minutes")
    file = tmp_path / "export.json"
    header = {"painplan": {"format": 2, "file": "export", "on": DAY.isoformat()}}
    days = [Session(plan=whole.id, day=DAY, done=5_000), Session(plan=whole.id, day=date(2026, 1, 4), done=5)]
    file.write_bytes(msgspec.json.encode({**header, "plans": [whole], "sessions": days}))
    folder = MemoryFolder()
    done = bring_back(own_at(file), Coach(Diary(folder), DAY, now=lambda: AT))
    [refused] = done.rejected
    assert "more than a day can hold" in refused.why
    assert Diary(folder).days().all(Session) == (days[1],)


NAMES_OF_NO_RECORD = {
    ("measurements", "source"),
    ("measurements", "values"),
    ("assessments", "instrument"),
    ("profile", "theme"),
    ("profile", "region"),
    ("profile", "sources"),
    ("reply_code", "code"),
    ("reminder", "at"),
    ("moments", "at"),
    ("drafts", "answers"),
    ("about", "answers"),
    ("checklists", "ticked"),
    ("shown", "parts"),
    ("occasions", "pacing"),
    ("decisions", "sheet"),
    ("decisions", "check"),
    ("signs", "sign"),
    ("ask_first", "question"),
    ("lost", "asked_first"),
    ("care", "measure"),
}
"""Names that come with the program, of questions and answers, or of what is outside of it."""


@pytest.mark.parametrize("table", KINDS)
def test_every_field_with_names_says_whose_they_are(table: str) -> None:
    """Where one of those gets another name when two copies are joined, the field follows it."""
    kind = KINDS[table]
    said = kind.TABLE
    declared = {*said.refs, *said.mentions, *said.follows, *said.known}
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    for field in described.fields:
        named = any(isinstance(part, inspect.StrType) and part.pattern for part in inside(field.type))
        mine = said.key == (field.name,) or said.automatic == field.name
        if named and not mine and field.name not in ("history", "saved_at"):
            assert field.name in declared or (table, field.name) in NAMES_OF_NO_RECORD, field.name


@pytest.mark.parametrize("table", KINDS)
def test_a_name_alone_that_is_no_word_of_the_program_is_one_that_the_program_makes(table: str) -> None:
    kind = KINDS[table]
    if kind.TABLE.key in (("id",), ("first", "number"), ("avoided", "number")) and table != "checklists":
        assert kind.TABLE.automatic == kind.TABLE.key[-1]
