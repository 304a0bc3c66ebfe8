"""Any table: the person names the columns, numbers are read as the file writes them, the rest is listed."""

from datetime import date
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from painplan.errors import CannotDo, WrongInput
from painplan.exchange.devices.choices import FileChoices, Several
from painplan.exchange.import_result import ImportResult
from painplan.exchange.spreadsheet import columns_named, read_csv
from tests.exchange.files import in_files

TODAY = date(2026, 3, 10)
BOTH = [("Schritte", "steps"), ("Schmerz", "pain_knees")]


def read(folder: Path, text: str | bytes, *measures: tuple[str, str], day: str = "Tag") -> ImportResult:
    (file,) = in_files(folder, text, names=["own.csv"])
    return read_csv(file, columns_named(day, measures or BOTH), TODAY)


def values(found: ImportResult) -> dict[str, dict[str, float]]:
    return {entry.day.isoformat(): entry.values for entry in found.measurements}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("first", ["", "sep=DELIMITER\n"])
def test_what_parts_the_columns_is_found_out(tmp_path: Path, delimiter: str, first: str) -> None:
    rows = ["Tag|Schritte|Schmerz|Notiz", '2026-03-01|4000|6.5|"kalt, nass; müde"', "2026-03-02|5000||"]
    text = first.replace("DELIMITER", delimiter) + "\n".join(rows).replace("|", delimiter)
    found = read(tmp_path, text)
    assert values(found) == {"2026-03-01": {"steps": 4000, "pain_knees": 6.5}, "2026-03-02": {"steps": 5000}}
    assert found.rejected == ()
    assert {entry.source for entry in found.measurements} == {"csv"}


def test_names_that_hold_the_other_delimiters_are_found(tmp_path: Path) -> None:
    text = "Tag;Knie, links, 0-10;a,b,c,d\n2026-03-01;6,5;x\n"
    assert values(read(tmp_path, text, ("Knie, links, 0-10", "pain_knees"))) == {"2026-03-01": {"pain_knees": 6.5}}


@pytest.mark.parametrize(
    ("written", "steps", "weight"),
    [
        *(("7,35", None, 7.35), ("7.35", None, 7.35), ("0,310", None, 0.31), ("-3,5", None, -3.5)),
        *(("9.892", 9892, 9.892), ("9,892", 9892, 9.892), ("9\u202f892", 9892, 9892), ("9'892", 9892, 9892)),
        *(("1.234,5", None, 1234.5), ("1,234.5", None, 1234.5), ("5.2e+03", 5200, 5200), ("12", 12, 12)),
    ],
)
def test_without_commas_between_columns_a_comma_may_be_in_a_number(
    tmp_path: Path, written: str, steps: float | None, weight: float
) -> None:
    text = f"Tag;W\n2026-03-01;{written}\n"
    assert values(read(tmp_path, text, ("W", "weight"))) == {"2026-03-01": {"weight": weight}}
    found = read(tmp_path, text, ("W", "steps"))
    assert values(found) == ({} if steps is None else {"2026-03-01": {"steps": steps}})
    assert bool(found.rejected) == (steps is None)


@pytest.mark.parametrize("written", ["12 kg", "x", "NaN", "inf", "1e999", "0x10", "٣", "--1", "."])
def test_what_is_no_number_is_refused(tmp_path: Path, written: str) -> None:
    found = read(tmp_path, f'Tag,W\n2026-03-01,"{written}"\n2026-03-02,70.5\n', ("W", "weight"))
    assert values(found) == {"2026-03-02": {"weight": 70.5}}
    assert [line.line for line in found.rejected] == [2]
    assert f"“{written}” is not a number" in found.rejected[0].why


@pytest.mark.parametrize("day", ["01/02/2026", "1.2.2026", "02-01-2026", "2026-02-30", "20261301", "2026-W05-7"])
def test_other_dates_than_iso_are_listed_and_never_guessed(tmp_path: Path, day: str) -> None:
    found = read(tmp_path, f"Tag,Schritte,Schmerz\n{day},4000,5\n2026-03-01,4000,5\n")
    assert list(values(found)) == ["2026-03-01"]
    (line,) = found.rejected
    assert (line.file, line.line) == ("own.csv", 2)
    assert f"“{day}” is not a day" in line.why


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("2026-03-11,4000,5", "lies ahead"),
        ("2026-03-02,300000,5", "out of range for steps"),
        ("2026-03-02,4000,11", "“11” is out of range for pain_knees: it goes from 0 to 10."),
        ("2026-03-02,4000", "ends after 2 of 3 columns"),
        ("2026-03-02,4000,6,5", "has 4 columns"),
        ('2026-03-02,"40"00,5', "quotes in this line do not match"),
        (",4000,5", "“” is not a day"),
    ],
)
def test_a_row_that_does_not_fit_is_listed_and_the_others_are_taken(tmp_path: Path, row: str, why: str) -> None:
    found = read(tmp_path, f"Tag,Schritte,Schmerz\n2026-03-01,4000,5\n{row}\n2026-03-03,4000,5\n")
    column = found.rejected[0].column  # the other cells of its row are taken
    other = {"Schritte": "pain_knees", "Schmerz": "steps"}.get(column)
    assert list(values(found)) == [
        "2026-03-01",
        *(["2026-03-02"] if "2026-03-02" in row and other else []),
        "2026-03-03",
    ]
    assert list(values(found).get("2026-03-02", {other: 0})) == [other]
    assert [line.line for line in found.rejected] == [3]
    assert why in found.rejected[0].why


def test_an_open_quote_costs_one_row_not_the_rest_of_the_file(tmp_path: Path) -> None:
    found = read(tmp_path, 'Tag,Schritte,Schmerz\n2026-03-01,"40,5\n2026-03-02,4000,5\n2026-03-03,4000,5\n')
    assert list(values(found)) == ["2026-03-02", "2026-03-03"]
    assert [line.line for line in found.rejected] == [2]


def test_a_note_of_several_lines_is_one_row_and_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    text = 'Tag,Notiz,Schritte,Schmerz\n2026-03-01,"first\nsecond\n",4000,5\n\n2026-03-02,,many,5\n'
    found = read(tmp_path, text)
    assert list(values(found)) == ["2026-03-01", "2026-03-02"]
    assert [(line.line, line.column) for line in found.rejected] == [(6, "Schritte")]


def test_cells_that_a_program_left_out_at_the_end_of_a_row_are_empty_unless_the_file_is_cut(tmp_path: Path) -> None:
    text = "Tag,Schritte,Schmerz,Notiz\n2026-03-01,4000,5\n2026-03-02,4000,5"
    found = read(tmp_path, text)
    assert list(values(found)) == ["2026-03-01"]
    assert [line.line for line in found.rejected] == [3], "the last row may have lost digits"


@pytest.mark.parametrize("text", ["Tag,Schritte,Schmerz\n", "Tag,Schritte,Schmerz\n2026-03-01,,\n"])
def test_a_table_without_values_is_said_to_have_none(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)
    assert found.measurements == ()
    assert found.rejected[0].why == "No row has a value in the columns that were named."


def test_a_wrong_name_of_a_column_is_answered_with_the_names_there_are(tmp_path: Path) -> None:
    with pytest.raises(WrongInput, match=r"own\.csv has no column “Steps”\. Its columns: “Tag”, “Schritte”, “Schm"):
        read(tmp_path, "Tag;Schritte;Schmerz\n2026-03-01;1;1\n", ("Steps", "steps"))
    with pytest.raises(WrongInput, match="has no column “Date”"):
        read(tmp_path, "Tag;Schritte;Schmerz\n2026-03-01;1;1\n", day="Date")
    with pytest.raises(WrongInput, match=r"has no column “Tag”\. Its columns: none"):
        read(tmp_path, "")
    with pytest.raises(WrongInput, match="has 2 columns “Schritte”"):
        read(tmp_path, "Tag;Schritte;Schritte;Schmerz\n2026-03-01;1;1;1\n")


@pytest.mark.parametrize(
    ("measures", "why"),
    [
        ([("a", "Steps taken")], "cannot be the name of a measure"),
        ([("a", "function")], "comes from check-ins"),
        ([("a", "done.walking")], "comes from check-ins"),
        ([("a", "steps"), ("b", "steps")], "named once"),
        ([("a", "steps"), ("a", "floors")], "named once"),
    ],
)
def test_names_of_measures_are_checked_before_the_file_is_read(measures: list[tuple[str, str]], why: str) -> None:
    with pytest.raises(WrongInput, match=why):
        columns_named("Tag", measures)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_names_with_other_letters_are_found_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    text = "Tag;Müdigkeit à\n2026-03-01;4\n"
    assert values(read(tmp_path, text.encode(encoding), ("Müdigkeit à", "fatigue"))) == {"2026-03-01": {"fatigue": 4}}


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04\x14\0\0\0\x08\0", b"\xff\xfe\x00\xd8\x41\x00,\x00", b"\xef\xbb\xbfTag,\xff\n", bytes(range(256))],
)
def test_what_is_no_text_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(CannotDo, match=r"own\.csv is not a text file PainPlan can read.*Save it as CSV in UTF-8"):
        read(tmp_path, content)


@pytest.mark.parametrize(
    ("first", "doubtful", "value"),
    [("5,02", "1,250", 1.25), ("1.234,5", "1.250", 1250), ("1,234.5", "1,250", 1250), ("12.5", "1,250", 1250)],
)
def test_one_number_proves_what_a_comma_is_in_the_others(
    tmp_path: Path, first: str, doubtful: str, value: float
) -> None:
    found = read(tmp_path, f'Tag,W\n2026-03-01,"{first}"\n2026-03-02,"{doubtful}"\n', ("W", "weight"))
    assert values(found)["2026-03-02"] == {"weight": value}


@pytest.mark.parametrize("other", ["", '2026-03-03,"7,35"\n2026-03-04,7.35\n'])
def test_what_a_comma_is_where_nothing_or_everything_proves_it_is_asked(tmp_path: Path, other: str) -> None:
    (file,) = in_files(tmp_path, f'Tag,W\n2026-03-01,"1,250"\n{other}', names=["own.csv"])
    named = columns_named("Tag", [("W", "weight")])
    found = read_csv(file, named, TODAY)
    assert ("2026-03-01" in values(found), [left.asked for left in found.open]) == (False, ["decimal"])
    for decimal, value in (("decimal-comma", 1.25), ("decimal-point", 1250)):
        said = read_csv(file, named, TODAY, msgspec.convert({"decimal": decimal}, FileChoices))
        assert (values(said)["2026-03-01"], said.open) == ({"weight": value}, ())


def test_one_group_with_a_point_and_one_with_a_comma_cannot_both_be_decimals(tmp_path: Path) -> None:
    (file,) = in_files(tmp_path, "Tag;W\n2026-03-01;1.250\n2026-03-02;2,500\n", names=["own.csv"])
    named = columns_named("Tag", [("W", "weight")])
    assert [left.asked for left in read_csv(file, named, TODAY).open] == ["decimal"]
    for decimal, first, second in (("decimal-comma", 1250, 2.5), ("decimal-point", 1.25, 2500)):
        said = read_csv(file, named, TODAY, msgspec.convert({"decimal": decimal}, FileChoices))
        assert [day["weight"] for day in values(said).values()] == [first, second]


def test_several_rows_of_a_day_are_asked_and_then_one_value(tmp_path: Path) -> None:
    rows = "2026-03-01 21:00,9\n2026-03-01 08:00,4\n2026-03-01 12:00,5\n2026-03-02 08:00,1\n"
    (file,) = in_files(tmp_path, f"Tag,W\n{rows}", names=["own.csv"])
    named = columns_named("Tag", [("W", "weight")])
    found = read_csv(file, named, TODAY)
    assert values(found) == {"2026-03-02": {"weight": 1}}
    assert "(lines 2, 3, 4)" in found.rejected[0].why
    told = {
        how: values(read_csv(file, named, TODAY, FileChoices(several=how)))["2026-03-01"] for how in get_args(Several)
    }
    assert {how: told[how]["weight"] for how in told} == {"sum": 18, "mean": 6, "highest": 9, "lowest": 4, "last": 9}


def test_the_same_row_twice_is_one(tmp_path: Path) -> None:
    found = read(tmp_path, "Tag,W,x\n2026-03-01,4,a\n2026-03-01,4,a\n", ("W", "weight"))
    assert (values(found), found.open) == ({"2026-03-01": {"weight": 4}}, ())
    assert read(tmp_path, "Tag,W,x\n2026-03-01,4,a\n2026-03-01,4,b\n", ("W", "weight")).open


def test_columns_that_are_not_taken_are_named(tmp_path: Path) -> None:
    found = read(tmp_path, "Tag,W,Notiz\n2026-03-01,4,a\n", ("W", "weight"))
    assert [(left.file, left.column) for left in found.not_taken] == [("own.csv", "Notiz")]


@pytest.mark.parametrize(("written", "hours"), [("7:45", 7.75), ("07:30:00", 7.5), ("7h 15m", 7.25), ("7,5", 7.5)])
def test_hours_can_be_written_as_a_clock_does(tmp_path: Path, written: str, hours: float) -> None:
    text = f'Tag,S\n2026-03-01,"{written}"\n'
    assert values(read(tmp_path, text, ("S", "sleep_hours"))) == {"2026-03-01": {"sleep_hours": hours}}
    assert values(read(tmp_path, text, ("S", "sleep_minutes")))["2026-03-01"]["sleep_minutes"] in (hours * 60, hours)
    assert bool(read(tmp_path, text, ("S", "pain")).rejected) == (":" in written or "h" in written)
