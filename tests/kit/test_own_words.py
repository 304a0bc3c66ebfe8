"""While a person's own words are hidden nothing can put others in their place: every kind, every such field."""

import ast
import gc
import weakref
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import msgspec
import pytest

import painplan
from painplan.diary import discreet
from painplan.diary.discreet import hidden, veiled, veiled_record
from painplan.diary.open_diary import MOST_VEILED
from painplan.errors import CannotDo
from painplan.goals.records import Draft
from painplan.kit.assets import asset
from painplan.kit.kinds import KINDS
from painplan.kit.own_words import Spot, words_of
from painplan.kit.record import Record
from painplan.plans.records import Goal
from painplan.store.diary import Change, Diary
from painplan.store.disk import DiskFolder
from painplan.store.memory import MemoryFolder
from painplan.store.sealed.sealed import NewKey, encrypt
from painplan.store.sealed.sealing import new_identity
from painplan.today.coach import Coach
from tests.kit.made import inside, made, with_all_it_speaks_of
from tests.kit.test_references import NAMES_OF_NO_RECORD

DAY, AT = date(2026, 1, 5), datetime(2026, 1, 5, 20)
WORD = "Rosenbusch"
FIELDS = [(table, field) for table, kind in KINDS.items() for field in kind.TABLE.words]
WITH_WORDS = [table for table, kind in KINDS.items() if kind.TABLE.words]


def change_of(record: Record, **only: Any) -> Change:
    fields = only or msgspec.to_builtins(record)
    day = DAY if record.TABLE.daily else None
    return Change(table=record.TABLE.name, key=record.key, fields=fields, day=day)


def diary_with(*records: Record) -> Coach:
    diary = Diary(MemoryFolder())
    diary.save([change_of(each) for record in records for each in with_all_it_speaks_of(record)], AT)
    return Coach(diary, DAY, now=lambda: AT)


def as_saved(coach: Coach, kind: type[Record]) -> list[Record]:
    facts = coach.diary.days() if kind.TABLE.daily else coach.diary.book()
    return [msgspec.structs.replace(record, saved_at=None, history=()) for record in facts.all(kind)]


def own(record: Record, field: str) -> list[str]:
    return [text for _, text in words_of(getattr(record, field), field)]


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_what_is_declared_as_words_holds_words(table: str, field: str) -> None:
    assert own(made(KINDS[table], WORD), field)


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_a_field_with_own_words_cannot_be_changed_while_they_are_hidden(table: str, field: str) -> None:
    kind = KINDS[table]
    before, other = made(kind, WORD), made(kind, "other words")
    coach = diary_with(before)
    coach.discreet = True
    shown = getattr(veiled_record(before), field)
    for value in (getattr(other, field), shown, () if isinstance(shown, tuple) else None):
        if field in kind.TABLE.key and value is None:
            continue
        with pytest.raises(CannotDo, match="they are hidden at the moment"):
            coach.save([change_of(before, **{field: _named(value, before, field)})])
        assert as_saved(coach, kind) == [before]
    coach.save([change_of(before, **{field: getattr(before, field)})])
    assert as_saved(coach, kind) == [before]


def _named(value: Any, before: Record, field: str) -> Any:
    """Answers by name are taken out one by one."""
    there = getattr(before, field)
    return dict.fromkeys(there) if value is None and isinstance(there, dict) else value


@pytest.mark.parametrize("table", WITH_WORDS)
def test_a_whole_entry_that_was_looked_at_is_not_saved_back_and_a_new_one_brings_no_words(table: str) -> None:
    kind = KINDS[table]
    before = made(kind, WORD)
    coach = diary_with(before)
    coach.discreet = True
    with pytest.raises(CannotDo, match="d shows them again"):
        coach.save([change_of(veiled_record(before))])
    empty = Coach(Diary(MemoryFolder()), DAY, now=lambda: AT)
    empty.discreet = True
    with pytest.raises(CannotDo, match="d shows them again"):
        empty.save([change_of(before)])
    assert as_saved(empty, kind) == []


@pytest.mark.parametrize("table", WITH_WORDS)
def test_other_fields_can_be_changed_and_the_words_stay(table: str) -> None:
    kind = KINDS[table]
    before = made(kind, WORD)
    coach = diary_with(before)
    coach.discreet = True
    others = {
        field: getattr(before, field)
        for field in kind.__struct_fields__
        if field not in (*kind.TABLE.words, "saved_at", "history")
    }
    coach.save([change_of(before, **others)] if others else [])
    assert as_saved(coach, kind) == [before]


def test_words_are_taken_out_of_the_same_facts_once_and_anew_after_each_change(monkeypatch: pytest.MonkeyPatch) -> None:
    goal = made(Goal, WORD)
    assert isinstance(goal, Goal)
    coach = diary_with(goal)
    monkeypatch.setattr(discreet, "veiled", counted := Mock(wraps=veiled))
    assert coach.book is coach.facts
    coach.discreet = True
    shown, days = coach.book, coach.days()
    assert [coach.book is shown, coach.days() is days] == [True, True]
    assert counted.call_count == 2
    for number in range(2 * MOST_VEILED):  # many other spans of days were looked at in between
        coach.days(DAY, DAY + timedelta(days=number))
    assert coach.book == shown
    coach.save([change_of(goal, created=DAY + timedelta(days=1))])
    assert [one.created for one in coach.book.goals] == [DAY + timedelta(days=1)]
    assert [one.text for one in coach.book.goals] == [one.text for one in shown.goals]
    coach.discreet = False
    assert [one.text for one in coach.book.goals] == [goal.text]


def test_nothing_that_was_read_is_kept_of_a_diary_that_was_locked(tmp_path: Path) -> None:
    """Neither with the person's words nor without."""
    folder = DiskFolder(tmp_path)
    Diary(folder).save([change_of(each) for each in with_all_it_speaks_of(made(Goal, WORD))], AT)
    coach = Coach(Diary(encrypt(folder, NewKey(new_identity(), b"sealed"))), DAY, now=lambda: AT)
    coach.discreet = True
    kept = [weakref.ref(facts) for facts in (coach.facts, coach.book)]
    assert all(facts() is not None for facts in kept)
    coach.lock()
    gc.collect()
    assert [facts() for facts in kept] == [None, None]


@pytest.mark.parametrize("table", WITH_WORDS)
def test_what_is_looked_at_holds_none_of_the_words(table: str) -> None:
    kind = KINDS[table]
    coach = diary_with(made(kind, WORD))
    coach.discreet = True
    facts = coach.days() if kind.TABLE.daily else coach.book
    (shown,) = facts.all(kind)
    assert all(WORD not in text for field in kind.TABLE.words for text in own(shown, field))
    numbers = [field for field in kind.__struct_fields__ if field not in (*kind.TABLE.words, "saved_at")]
    assert [getattr(shown, field) for field in numbers] == [getattr(made(kind, WORD), field) for field in numbers]


def test_every_text_of_a_record_is_own_words_or_something_else_that_is_known() -> None:
    """A new field with text cannot be forgotten: it is declared, as words or as a name, or it stands here."""
    no_words = {
        *NAMES_OF_NO_RECORD,
        ("experiments", "id"),
        ("experiments", "question"),
        ("practices", "tool"),
        ("checklists", "id"),
        ("decisions", "id"),
        ("occasions", "goal"),
        ("occasions", "goals_fit"),
    }
    for table, kind in KINDS.items():
        said, texts = kind.TABLE, {field for field in _texts(kind) if field not in ("history", "saved_at")}
        names = {said.automatic, *said.refs, *said.mentions, *said.follows, *said.known}
        assert texts - set(said.words) - names - {field for of, field in no_words if of == table} <= {"values"}, table


def _texts(kind: type[msgspec.Struct]) -> Iterator[str]:
    for field in msgspec.inspect.type_info(kind).fields:  # type: ignore[attr-defined]  # a struct has fields
        if any(isinstance(part, msgspec.inspect.StrType) for part in inside(field.type)):
            yield field.name


def test_what_stands_there_is_told_for_fields_that_are_declared() -> None:
    words = asset("discreet")
    for table, told in words.items():
        if not isinstance(told, dict):
            continue
        kind = KINDS[table]
        parts = {key for key in told if key not in ("numbered", "others", "answered_in")}
        parts |= {*told.get("others", {}), *told.get("answered_in", {})}
        known = {
            spot.field for field in kind.TABLE.words for spot, _ in words_of(getattr(made(kind, WORD), field), field)
        }
        assert parts <= known, table
        assert set(told.get("numbered", {})) <= set(kind.__struct_fields__)


def test_the_same_word_is_hidden_in_the_same_way_within_an_entry() -> None:
    decision = made(KINDS["decisions"], WORD)
    chosen = msgspec.structs.replace(decision, choice=decision.options[0].name)  # type: ignore[attr-defined]  # by kind
    shown: Any = veiled_record(chosen)
    assert (shown.choice, shown.options[0].name) == ("option A", "option A")
    assert veiled_record(decision, 3).text == "decision 3"  # type: ignore[attr-defined]  # by kind


def test_only_active_plans_are_numbered_and_a_known_unit_stays() -> None:
    plan: Any = made(KINDS["plans"], WORD)
    states = [("a", "ended", "pages"), ("b", "active", "minutes"), ("c", "active", "pages")]
    plans = [msgspec.structs.replace(plan, id=name, state=state, unit=unit) for name, state, unit in states]
    shown = veiled(diary_with(*plans).book).plans
    assert [(one.activity, one.unit) for one in shown] == [
        ("an earlier plan", hidden()),
        ("plan 1", "minutes"),
        ("plan 2", hidden()),
    ]


def test_answers_that_are_no_words_stay() -> None:
    coach = diary_with(Draft(answers={"matters": WORD, "days": "5", "unheard_of": WORD}))
    coach.discreet = True
    assert coach.draft == {"matters": hidden(), "days": "5", "unheard_of": hidden()}
    coach.keep_draft({"days": "4"})
    with pytest.raises(CannotDo, match="hidden"):
        coach.keep_draft({"matters": None})
    assert coach.facts.one(Draft).answers == {"matters": WORD, "days": "4", "unheard_of": WORD}


def test_the_spot_of_a_word_tells_where_it_stands() -> None:
    job = made(KINDS["jobs"], WORD)
    first, _ = next(words_of(job.pieces, "pieces"))  # type: ignore[attr-defined]  # by kind
    assert first == Spot("pieces.text", 1)


SAVING = {"diary/open_diary.py", "samples/living.py"}
"""Where a diary is written: the desk, which looks at the words first, and who makes samples."""


def test_every_change_passes_the_desk() -> None:
    """Nobody in front of the desk asks a diary to save."""
    root = Path(painplan.__file__).parent
    found = set()
    for file in sorted(root.rglob("*.py")):
        where = file.relative_to(root).as_posix()
        if where.startswith("store/"):
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "save":
                on = ast.unparse(node.func.value)
                if on.split(".")[-1] in ("diary", "_diary"):
                    found.add(where)
    assert found == SAVING
