"""Every number, day, list and name of every kind has ends, and they hold at every door; found by the declarations."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from painplan.errors import PainPlanError
from painplan.exchange.own.entries import checked
from painplan.kit.bounds import DEEPEST, FIRST_DAY, LAST_DAY, why_not, why_not_free
from painplan.kit.kinds import KINDS
from painplan.kit.record import Record
from painplan.kit.shape.fitting import fitted
from painplan.kit.units import UNITS
from painplan.plans.records import Plan
from painplan.store.diary import Change, Diary
from painplan.store.files import Tables, content_of
from painplan.store.kinds import BOOK, file_of
from painplan.store.memory import MemoryFolder
from painplan.store.whole.lost import LOST
from painplan.store.whole.merging import merge
from painplan.store.whole.verify import verify
from tests.kit.made import inside, made, with_all_it_speaks_of

AT = datetime(2026, 1, 5, 20)
Place = tuple[str | int, ...]
WILD: dict[type, tuple[Any, ...]] = {
    float: (1e308, -1e308, 1e13, -1e13),
    int: (2**63, -(2**63), 10**18),
    date: ("1989-12-31", "2151-01-01", "9999-12-31", "0001-01-01"),
}
"""What no field of a type can hold."""


def leaves(found: inspect.Type, document: Any, place: Place = ()) -> Iterator[tuple[Place, type]]:  # noqa: PLR0912
    """Every number and day in a document, by where it stands."""
    match found:
        case inspect.Metadata():
            yield from leaves(found.type, document, place)
        case inspect.UnionType():
            for each in found.types:
                if not isinstance(each, inspect.NoneType):
                    yield from leaves(each, document, place)
        case inspect.StructType():
            for field in found.fields:
                if field.name in document and field.name not in ("saved_at", "history"):
                    yield from leaves(field.type, document[field.name], (*place, field.name))
        case inspect.VarTupleType():
            for number, each in enumerate(document):
                yield from leaves(found.item_type, each, (*place, number))
        case inspect.DictType():
            for key, each in document.items():
                yield from leaves(found.value_type, each, (*place, key))
                if isinstance(found.key_type, inspect.DateType):
                    yield (*place, key, "itself"), date
        case inspect.FloatType():
            yield place, float
        case inspect.IntType():
            yield place, int
        case inspect.DateType():
            yield place, date


def with_value(document: Any, place: Place, value: Any) -> Any:
    """A document with another value at a place."""
    first, *rest = place
    copy: Any = dict(document) if isinstance(document, dict) else list(document)
    if rest == ["itself"]:
        copy[value] = copy.pop(first)
    else:
        copy[first] = with_value(copy[first], tuple(rest), value) if rest else value
    return copy


def whole(kind: type[Record]) -> dict[str, Any]:
    """A document of a kind with every field."""
    document: dict[str, Any] = msgspec.to_builtins(made(kind, "words"))
    return document


def described(kind: type[Record]) -> inspect.Type:
    return inspect.type_info(kind)


NUMBERS = [(table, place, of) for table, kind in KINDS.items() for place, of in leaves(described(kind), whole(kind))]


@pytest.mark.parametrize(("table", "place", "of"), NUMBERS, ids=str)
def test_every_number_and_day_has_ends(table: str, place: Place, of: type) -> None:
    kind = KINDS[table]
    document = whole(kind)
    assert isinstance(fitted(document, kind), kind)
    for wild in WILD[of]:
        with pytest.raises(ValueError, match=str(place[0])):
            fitted(with_value(document, place, wild), kind)


def test_amounts_of_a_plan_are_neither_next_to_nothing_nor_more_than_a_day_holds() -> None:
    document = whole(Plan) | {"good": None, "bad": None}
    for unit, known in UNITS.items():
        for place in (("aim",), ("unit_min",), ("good",), ("bad",), ("trials", 0, "amount")):
            for amount, fits in ((known.largest, True), (known.largest * 1.01, False), (1e-300, False), (0.001, True)):
                changed = with_value(document | {"unit": unit}, place, amount)
                if fits:
                    assert fitted(changed, Plan).unit == unit
                    continue
                with pytest.raises(ValueError, match=str(place[0])):
                    fitted(changed, Plan)


@pytest.mark.parametrize("table", KINDS)
def test_lists_and_names_have_an_end_in_number_and_in_length(table: str) -> None:
    kind = KINDS[table]
    document = whole(kind)
    for field, value in document.items():
        much: Any = None
        if isinstance(value, list):
            much = value[:1] * 30_000
        elif isinstance(value, dict):
            key, each = next(iter(value.items()))
            grown = (date.fromordinal(date(1990, 1, 1).toordinal() + n).isoformat() for n in range(30_000))
            much = dict.fromkeys(grown if key[:2] == "20" else (f"a{n}" for n in range(30_000)), each)
        elif isinstance(value, str) and any(isinstance(part, inspect.StrType) for part in _parts(kind, field)):
            much = "a" * 50_000
        if much is not None:
            with pytest.raises(ValueError, match=field):
                fitted({**document, field: much}, kind)


def _parts(kind: type[Record], field: str) -> list[Any]:
    fields = {each.name: each.type for each in described(kind).fields}  # type: ignore[attr-defined]  # a struct has some
    return list(inside(fields[field]))


def nested(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return value


HIDING: dict[str, Callable[[Any], dict[str, Any]]] = {
    "a field that is not known": lambda value: {"later": value},
    "what it said earlier": lambda value: {"history": [{"at": "2026-01-05T20:00:00", "values": {"note": value}}]},
}


@pytest.mark.parametrize("hiding", HIDING)
@pytest.mark.parametrize("table", KINDS)
def test_nothing_nested_deeply_gets_in_through_any_door(table: str, hiding: str) -> None:
    kind, folder = KINDS[table], MemoryFolder()
    document = whole(kind)
    *beside, record = with_all_it_speaks_of(made(kind, "words"))
    needed: Tables = {other.TABLE.name: {other.key: msgspec.to_builtins(other)} for other in beside}
    folder.write(BOOK, content_of(BOOK, needed))
    key, name = record.key, file_of(record)
    for levels, fits in ((DEEPEST // 2, True), (DEEPEST + 1, False), (700, False)):
        changed = document | HIDING[hiding](nested(levels))
        if fits:
            assert isinstance(checked(changed, kind), kind)
            continue
        with pytest.raises(ValueError, match="nested too deeply"):
            checked(changed, kind)
        merged = merge(folder, content_of(name, {table: {key: changed}}), name, AT)
        assert re.search("nested (too deeply|deeper)", merged.problems[0].text)
        day = AT.date() if kind.TABLE.daily else None
        with pytest.raises(PainPlanError, match="Nothing was saved"):
            Diary(MemoryFolder()).save([Change(table=table, key=key, fields=changed, day=day)], AT)
    facts = Diary(folder).days() if kind.TABLE.daily else Diary(folder).book()
    if table != LOST:  # that it could not be read is what stands there then
        assert [msgspec.to_builtins(record) for record in facts.all(kind)] == [document]
    assert verify(folder).ok


def test_a_table_of_another_version_that_is_nested_too_deeply_is_named_and_left_out() -> None:
    folder = MemoryFolder()
    folder.write(BOOK, content_of(BOOK, {"later": {"x": {"deep": nested(500)}}, "profile": {"me": {"adult": True}}}))
    told = verify(folder)
    assert [finding.text for finding in told.findings if finding.wrong] == [
        "it is nested deeper, or holds more pieces, than a diary can"
    ]
    assert Diary(folder).book().profile.adult


def test_what_does_not_fit_is_taken_out_alone_where_things_are_named() -> None:
    folder = MemoryFolder()
    values = {"steps": 5_000, "pain": 11, "pages": 1e300, "x\u202e": 1}
    entry = {
        "day": "2026-01-05",
        "source": "csv",
        "values": values,
        "history": [{"at": "x"}, {"at": "2026-01-05T20:00:00", "values": {}}],
    }
    folder.write("diary/2026-01.json", content_of("diary/2026-01.json", {"measurements": {"2026-01-05 csv": entry}}))
    found = Diary(folder).days().measurements["csv", date(2026, 1, 5)]
    assert found.values == {"steps": 5_000}
    assert len(found.history) == 1
    told = [finding.text for finding in verify(folder).findings if finding.wrong]
    assert len(told) == len([text for text in told if "left out" in text]) >= 2


def test_days_and_free_values_at_their_ends() -> None:
    assert why_not(FIRST_DAY) is why_not(LAST_DAY) is why_not(datetime(2026, 1, 1)) is why_not("x" * 99) is None
    assert why_not({"a": (1.0, float("nan"))}) == "a number is too large"
    assert why_not((date(1980, 1, 1),)) == "a day lies outside 1990 to 2150"
    assert why_not_free({"a": [1, {"b": 2}]}) is None
    assert why_not_free([0] * 5, most=4) == "it holds too many values"


def test_the_formats_of_old_diaries_fit(tmp_path: Path) -> None:
    """Also what lies in tests/data fits as it is."""
    data = Path(__file__).parents[1] / "data" / "formats"
    for file in sorted(data.rglob("*.json")):
        tables = msgspec.json.decode(file.read_bytes())
        tables.pop("painplan", None)
        for table, documents in tables.items():
            for document in documents.values():
                assert table not in KINDS or isinstance(fitted(document, KINDS[table]), Record)
