"""Every kind of record goes out and comes back equal, as JSON and as tables; hostile text is only text there, too."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painplan.exchange.cells import STEERS, cell_of, guarded, unguarded, value_in
from painplan.exchange.own.everything_out import CONTENTS, DICTIONARY, as_tables
from painplan.exchange.own.export import read_own
from painplan.exchange.own.import_ import bring_back
from painplan.exchange.taking_out import schema, taken_out
from painplan.kit.bounds import LAST_DAY
from painplan.store.diary import Diary
from painplan.store.memory import MemoryFolder
from painplan.store.whole.everything import all_entries, entry_kinds
from painplan.today.coach import Coach
from tests.kit.made import with_all_it_speaks_of
from tests.store.test_hostile_text import HOSTILE, KINDS, change_of, repr_of
from tests.thorough import examples

AT = datetime(2026, 1, 5, 20)
DAY = AT.date()
PUBLISHED = Path(__file__).parents[2] / "docs" / "export.schema.json"


def coach(folder: MemoryFolder) -> Coach:
    """On the last day of all: what lies ahead of its day is none of a diary's."""
    return Coach(Diary(folder), LAST_DAY, now=lambda: AT)


def with_records(table: str, data: st.DataObject) -> MemoryFolder:
    """A diary with some records of a kind, one of them changed, or taken twice where they have one name.

    What they speak of is there, too: a record that speaks of something unknown is refused by an import.
    """
    folder = MemoryFolder()
    for record in data.draw(st.lists(KINDS[table], min_size=1, max_size=2)):
        spoken_of = with_all_it_speaks_of(record)[:-1]
        if any(record.refused({one.TABLE.name: {one.key: one} for one in spoken_of})):
            continue  # no import takes it in
        if not any("\ud800" <= letter <= "\udfff" for letter in repr_of(record)):  # refused when it is saved
            beside = [change_of(other.TABLE.name, other) for other in spoken_of]
            Diary(folder).save([*beside, change_of(table, record)], AT)
    return folder


def entries(folder: MemoryFolder) -> dict[str, list[dict[str, Any]]]:
    return {table: found for table, found in all_entries(folder)[0].items() if found}


def back(path: Path) -> MemoryFolder:
    folder = MemoryFolder()
    desk, own = coach(folder), read_own(path, entry_kinds())
    brought, again = bring_back(own, desk), bring_back(own, desk)
    assert brought.rejected == ()
    assert (again.added, again.changed) == (0, 0)
    return folder


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(schema()), format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("table", KINDS)
@settings(max_examples=examples(20))
@given(data=st.data())
def test_json_comes_back_equal_and_is_what_the_schema_says(
    table: str, validator: jsonschema.Draft202012Validator, data: st.DataObject
) -> None:
    folder = with_records(table, data)
    content = taken_out(Diary(folder), "json", DAY)
    validator.validate(json.loads(content))
    with TemporaryDirectory() as place:
        path = Path(place) / "export.json"
        path.write_bytes(content)
        assert entries(back(path)) == entries(folder)


@pytest.mark.parametrize("table", KINDS)
@settings(max_examples=examples(20))
@given(data=st.data())
def test_tables_come_back_equal(table: str, data: st.DataObject) -> None:
    folder = with_records(table, data)
    files = as_tables(all_entries(folder)[0], entry_kinds(), DAY)
    with TemporaryDirectory() as place:
        for name in (CONTENTS, *(f"{one}.csv" for one in (table, *entries(folder)))):
            (Path(place) / name).write_bytes(files[name])
        assert entries(back(Path(place))) == entries(folder)
    for row in rows(files[f"{table}.csv"]):
        assert not any(cell.startswith(STEERS) and not is_number(cell) for cell in row)


def rows(content: bytes) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(content.decode(), newline=""))


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@given(st.text() | st.sampled_from(HOSTILE))
def test_a_guard_is_taken_off_as_it_was_put_on(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text) != ""


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**9), 10**9))
def test_a_number_comes_back_from_its_cell(number: float) -> None:
    assert value_in(cell_of(number, "number"), "number") == number
    assert not cell_of(430.0, "number").endswith(".0")


def test_what_other_versions_noted_comes_back_too(tmp_path: Path) -> None:
    folder = MemoryFolder()
    folder.write(
        "plan.json",
        b'{"painplan": {"format": 1, "file": "plan.json"}, "future": {"a": {"x": [1, "\\u2028="]}},'
        b' "goals": {"g": {"id": "g", "text": "Out", "created": "2026-01-05", "mood": {"=1": null}}}}',
    )
    for name, content in {"export.json": taken_out(Diary(folder), "json", DAY)}.items():
        (tmp_path / name).write_bytes(content)
        assert entries(back(tmp_path / name)) == entries(folder)
    for name, content in as_tables(all_entries(folder)[0], entry_kinds(), DAY).items():
        (tmp_path / name).write_bytes(content)
    assert entries(back(tmp_path)) == entries(folder)
    assert b'"future"' in (back(tmp_path).read("plan.json") or b"")


def test_the_published_schema_is_that_of_the_records() -> None:
    assert PUBLISHED.read_bytes() == schema(), "the records changed: write it anew with make schema"


def test_the_dictionary_explains_every_column() -> None:
    files = as_tables({}, entry_kinds(), date(2026, 1, 5))
    explained = {(line[0], line[1].partition(".")[0]): line for line in rows(files[DICTIONARY])}
    for name, content in files.items():
        if name not in (CONTENTS, DICTIONARY):
            table = name.removesuffix(".csv")
            for column in next(rows(content)):
                assert explained[table, column][5], (table, column)
    assert explained["checkins", "pain"][2:5] == ["whole number", "0-10", "0 to 10"]
    assert explained["sessions", "done"][3] == "the plan's unit"
