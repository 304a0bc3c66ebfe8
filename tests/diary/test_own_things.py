"""Things of a person's own: every kind that is one is found, put away and brought back in one way, and told truly."""

import ast
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

import painplan
from painplan.diary.own_things import OwnThings, free_id
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.kinds import BOOK_KINDS
from painplan.kit.record import Record
from painplan.plans.records import Plan
from painplan.store.diary import book_change
from tests.conftest import FIRST, CoachOn
from tests.kit.made import made, with_all_it_speaks_of

UNKNOWN = asset("own_things")["unknown"]
KINDS = [kind for kind in BOOK_KINDS.values() if kind.TABLE.name in UNKNOWN]


def two_of(kind: type[Record]) -> list[Any]:
    """Two things on the list, with other ids, and other names where the kind has some."""
    table, things = kind.TABLE, []
    for name, called in (("one-thing", "Ünder"), ("other-thing", "The other")):
        more: dict[str, Any] = {"id": name, **({table.called: called} if table.called else {})}
        if table.away:
            more[table.away] = next(field.default for field in msgspec.structs.fields(kind) if field.name == table.away)
        things.append(msgspec.structs.replace(made(kind, "words"), **more))
    return things


def test_every_kind_with_a_list_or_a_name_of_its_own_is_one_of_them() -> None:
    declared = {name for name, kind in BOOK_KINDS.items() if kind.TABLE.called or kind.TABLE.away}
    assert declared <= set(UNKNOWN)
    assert set(UNKNOWN) == set(asset("own_things")["id"])
    assert set(UNKNOWN) <= set(BOOK_KINDS)
    assert len(KINDS) == len(UNKNOWN)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.TABLE.name)
def test_things_are_found_put_away_and_brought_back(kind: type[Record], coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    things: Any = OwnThings(coach, kind)
    with pytest.raises(WrongInput) as refused:
        things.named("anything")
    assert "yet" in str(refused.value)

    one, other = two_of(kind)
    besides = [with_all_it_speaks_of(each)[:-1] for each in (one, other)]
    needed = [book_change(each.TABLE.name, each.key, each) for found in besides for each in found]
    coach.diary.save(
        [*needed, *(book_change(kind.TABLE.name, each.key, each) for each in (one, other))], datetime.now()
    )
    coach = coach_on(FIRST)
    things = OwnThings(coach, kind)
    assert [each.key for each in things.all()] == ["one-thing", "other-thing"]
    assert things.named(" ONE-thing ").key == things.kept("one-thing").key == "one-thing"
    if kind.TABLE.called:
        assert things.named("ÜNDER").key == "one-thing"
        assert things.named("the other").key == "other-thing"
    with pytest.raises(WrongInput) as refused:
        things.named("nothing of that name")
    assert "one-thing, other-thing" in str(refused.value)
    assert "nothing of that name" in str(refused.value)
    assert things.new_id("one thing") == "one-thing-2"
    assert things.new_id("愛") == asset("own_things")["id"][kind.TABLE.name]

    if kind.TABLE.away:
        assert getattr(things.put_away("one-thing"), kind.TABLE.away)
        assert [each.key for each in things.all()] == ["other-thing"]
        assert [each.key for each in things.put_away_ones()] == ["one-thing"]
        with pytest.raises(WrongInput):
            things.named("one-thing")
        assert things.new_id("one thing") == "one-thing-2"
        assert not getattr(things.bring_back("one-thing"), kind.TABLE.away)
        assert {each.key for each in things.all()} == {"one-thing", "other-thing"}


@pytest.mark.usefixtures("walking")
def test_a_book_that_cannot_be_read_whole_is_not_said_to_hold_none(coach_on: CoachOn, place: Path) -> None:
    (place / "plan.json").write_text("{")
    with pytest.raises(WrongInput) as refused:
        OwnThings(coach_on(FIRST), Plan).named("walking")
    assert asset("store")["book"]["not_whole"] in str(refused.value)
    assert "none yet" not in str(refused.value)


def test_nobody_else_says_which_things_there_are() -> None:
    """Ten places said “none yet” by themselves, also of a book that could not be read whole."""
    sources = Path(painplan.__file__).parent
    found = [
        file.relative_to(sources).as_posix()
        for file in sources.rglob("*.py")
        if "none yet" in (text := file.read_text(encoding="utf-8"))
        for part in ast.walk(ast.parse(text))
        if isinstance(part, ast.BoolOp) and any(getattr(each, "value", None) == "none yet" for each in part.values)
    ]
    assert found == []


def test_an_id_is_made_of_what_can_be_typed() -> None:
    assert free_id("Dr. Müller & Söhne", set()) == "dr-muller-sohne"
    assert free_id("Dr. Müller", {"dr-muller", "dr-muller-2"}) == "dr-muller-3"
    assert free_id("愛", (), "somebody") == "somebody"
