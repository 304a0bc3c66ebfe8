"""Fitbit exports: what is taken, what is refused and why; nothing is guessed."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.exchange.devices.choices import FileChoices
from painplan.exchange.devices.fitbit import read_fitbit
from painplan.exchange.import_result import ImportResult
from tests.exchange.files import HEADER, REAL, activities, in_files, row

TODAY = date(2016, 10, 10)


def read(folder: Path, *texts: str | bytes, today: date = TODAY) -> ImportResult:
    return read_fitbit(in_files(folder, *texts), today)


def steps(found: ImportResult) -> dict[date, float]:
    return {entry.day: entry.values["steps"] for entry in found.measurements if "steps" in entry.values}


def refused(found: ImportResult) -> list[tuple[str, int]]:
    return [(line.file, line.line) for line in found.rejected]


def test_all_columns_of_a_line_become_measures(tmp_path: Path) -> None:
    found = read(tmp_path, activities(row("22-09-2016")))
    (entry,) = found.measurements
    assert (entry.day, entry.source, found.files, found.rejected) == (date(2016, 9, 22), "fitbit", 1, ())
    assert entry.values == {
        "steps": 9892,
        "distance": 7.35,
        "floors": 60,
        "calories": 2783,
        "activity_calories": 1347,
        "minutes_sedentary": 1150,
        "minutes_lightly_active": 234,
        "minutes_fairly_active": 34,
        "minutes_very_active": 22,
    }


def test_iso_dates_are_understood_too(tmp_path: Path) -> None:
    assert list(steps(read(tmp_path, activities(row("2016-09-22"))))) == [date(2016, 9, 22)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_line_ends_and_encodings_make_no_difference(tmp_path: Path, end: str, encoding: str) -> None:
    text = activities(row("22-09-2016"), row("23-09-2016", "8,618"), end=end)
    found = read(tmp_path, text.encode(encoding))
    assert steps(found) == {date(2016, 9, 22): 9892, date(2016, 9, 23): 8618}
    assert found.rejected == ()


def test_other_sections_are_passed_over_in_any_order(tmp_path: Path) -> None:
    body = 'Body\nDate,Weight,BMI,Fat\n"22-09-2016","71.2","23","0"\n\n'
    foods = '\nFoods\nDate,Calories In\n"22-09-2016","0"\n\n'
    log = 'Food Log 20160902\nDaily Totals\n"","Calories","0"\n\n'
    sleep = '\nSleep\nStart Time,End Time\n"22-09-2016 11:04PM","23-09-2016 7:10AM"\n'
    found = read(tmp_path, body + activities(row("22-09-2016"), row("23-09-2016")) + foods + log + sleep)
    assert list(steps(found)) == [date(2016, 9, 22), date(2016, 9, 23)]
    assert found.rejected == ()


def test_a_file_that_went_through_a_spreadsheet_is_understood(tmp_path: Path) -> None:
    lines = ["Activities,,,,,,,,,", HEADER, ",,,,,,,,,", row("22-09-2016") + ",,", ",,,,,,,,,"]
    assert steps(read(tmp_path, "\r\n".join(lines))) == {date(2016, 9, 22): 9892}


def test_columns_that_are_not_there_are_not_recorded(tmp_path: Path) -> None:
    text = 'Activities\nDate,Steps,Floors,Heart\n"22-09-2016","9,892","","71"\n"23-09-2016","","",""\n'
    found = read(tmp_path, text)
    assert [(entry.day, entry.values) for entry in found.measurements] == [(date(2016, 9, 22), {"steps": 9892})]
    assert found.rejected == ()


def test_days_on_which_the_band_was_not_worn_are_kept_as_recorded(tmp_path: Path) -> None:
    found = read(tmp_path, activities(row("22-09-2016", "0"), row("23-09-2016", "299")))
    assert list(steps(found).values()) == [0, 299]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (row("23-09-2016", "300,000"), "“300,000” is out of range for steps: it goes from 0 to 200,000."),
        (row("23-09-2016", "-5"), "“-5” is out of range for steps"),
        (row("23-09-2016", "many"), "“many” is not a number."),
        (row("23-09-2016", "nan"), "“nan” is not a number."),
        (row("23-09-2016", "98,92"), "“98,92” does not fit steps: it is counted in whole numbers."),
        (row("31-02-2016"), "“31-02-2016” is not a day of the calendar with the day first."),
        (row("09/03/2016"), "“09/03/2016” is not a day written YYYY-MM-DD"),
        (row(""), "“” is not a day that can be read"),
        (row("11-10-2016"), "2016-10-11 lies ahead; today is 2016-10-10."),
        (row("11-10-1816"), "1816-10-11 is no day of a diary"),
        ('"23-09-2016","2,783","9,8', "quotes in this line do not match"),
        ('"23-09-2016","2,783","9,892"', "ends after 3 of 10 columns"),
        ("23-09-2016,2,783,9,892,7.35,60,1,150,234,34,22,1,347", "has 14 columns, and the names on top are 10"),
        ("wiped", "ends after 1 of 10 columns"),
    ],
)
def test_a_bad_line_is_listed_with_the_reason_and_the_good_ones_are_taken(tmp_path: Path, line: str, why: str) -> None:
    found = read(tmp_path, activities(row("22-09-2016"), line, row("24-09-2016")))
    assert list(steps(found)) == [date(2016, 9, 22), date(2016, 9, 24)]
    assert refused(found) == [("month_1.csv", 4)]
    assert why in found.rejected[0].why


def test_of_a_file_cut_in_half_the_good_lines_are_taken(tmp_path: Path) -> None:
    whole = (REAL / "fitbit" / "fitbit_export_2016_09.csv").read_bytes()
    found = read(tmp_path, whole[: len(whole) // 2])
    lines = whole[: len(whole) // 2].count(b"\n")
    assert len(found.measurements) == lines - 2
    assert refused(found) == [("month_1.csv", lines + 1)]


@given(st.integers(0, 2000))
def test_wherever_a_file_is_cut_every_value_taken_is_as_in_the_whole_file(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    whole = (REAL / "fitbit" / "fitbit_export_2016_09.csv").read_bytes()
    folder = tmp_path_factory.mktemp("cut")
    known = {entry.day: entry.values for entry in read(folder, whole).measurements}
    found = read(folder, whole[:cut])
    assert all(entry.values.items() <= known[entry.day].items() for entry in found.measurements)
    assert len(found.rejected) <= 1 + len(found.open)


def test_the_same_day_twice_counts_once_when_it_is_equal(tmp_path: Path) -> None:
    found = read(tmp_path, activities(row("22-09-2016"), row("22-09-2016")), activities(row("22-09-2016")))
    assert steps(found) == {date(2016, 9, 22): 9892}
    assert found.rejected == ()


def test_a_copy_of_a_file_counts_once_and_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, activities(row("22-09-2016")), activities(row("22-09-2016")))
    assert ([left.section for left in found.not_taken], steps(found)) == (["month_2.csv"], {date(2016, 9, 22): 9892})


def test_of_the_same_day_twice_with_other_numbers_it_is_asked_which_counts(tmp_path: Path) -> None:
    files = in_files(tmp_path, activities(row("22-09-2016")), activities(row("22-09-2016", "9,000")))
    found = read_fitbit(files, TODAY)
    assert steps(found) == {}
    assert [(left.asked, left.file, left.line) for left in found.open] == [("several", "month_1.csv", 3)]
    assert "--several sum, mean, highest" in found.rejected[0].why
    assert steps(read_fitbit(files, TODAY, FileChoices(several="lowest"))) == {date(2016, 9, 22): 9000}


def test_the_order_of_day_and_month_is_found_in_all_files_together(tmp_path: Path) -> None:
    found = read(tmp_path, activities(row("09-05-2016")), activities(row("09-13-2016")))
    assert list(steps(found)) == [date(2016, 9, 5), date(2016, 9, 13)]
    assert found.choices == {"month-first": True}


def test_a_month_at_a_time_proves_the_order_as_well(tmp_path: Path) -> None:
    found = read(tmp_path, activities(row("09-05-2016"), row("09-08-2016")))
    assert list(steps(found)) == [date(2016, 9, 5), date(2016, 9, 8)]


def test_one_day_alone_proves_nothing_and_is_asked(tmp_path: Path) -> None:
    (file,) = in_files(tmp_path, activities(row("09-05-2016")))
    found = read_fitbit([file], TODAY)
    assert (found.measurements, [left.asked for left in found.open]) == ((), ["order"])
    assert list(steps(read_fitbit([file], TODAY, FileChoices(order="day-first")))) == [date(2016, 5, 9)]


def test_a_file_that_proves_both_orders_is_asked_and_then_read(tmp_path: Path) -> None:
    (file,) = in_files(tmp_path, activities(row("22-09-2016"), row("02-19-2016"), row("23-09-2016")))
    assert read_fitbit([file], TODAY).open
    found = read_fitbit([file], TODAY, FileChoices(order="day-first"))
    assert list(steps(found)) == [date(2016, 9, 22), date(2016, 9, 23)]
    assert refused(found) == [("month_1.csv", 4)]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"date,steps\n2016-09-02,9892\n", "its first line should be “Activities” and is “date,steps�2016-09-02,9892”"),
        (b"Activities\n", "no day under “Activities”"),
        (b"Activities\nDate,Steps\n", "no day under “Activities”"),
        (b"Activities\nDay,Miles\n01,2\n", "should name the columns Date, Steps"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is not a text file"),
        (bytes(range(256)), "is not a text file"),
    ],
)
def test_what_is_nothing_of_fitbits_is_refused_and_the_other_files_are_taken(
    tmp_path: Path, content: bytes, why: str
) -> None:
    found = read(tmp_path, content, activities(row("22-09-2016")))
    assert (found.files, list(steps(found))) == (2, [date(2016, 9, 22)])
    assert [line.file for line in found.rejected] == ["month_1.csv"]
    assert found.rejected[0].line in (1, 2)
    assert why in found.rejected[0].why


def test_a_file_that_is_far_too_large_is_refused(tmp_path: Path) -> None:
    (file,) = in_files(tmp_path, b"")
    with file.open("r+b") as stream:
        stream.truncate(60_000_000)
    (line,) = read_fitbit([file], TODAY).rejected
    assert "larger than 50 MB" in line.why


def test_files_of_one_name_are_told_apart_by_their_paths(tmp_path: Path) -> None:
    bad = activities(row("22-09-2016", "many"))
    files = [*in_files(tmp_path / "a", bad), *in_files(tmp_path / "b", f"{bad}\n")]
    assert [line.file for line in read_fitbit(files, TODAY).rejected] == [str(file) for file in files]


@given(st.binary(max_size=300))
def test_no_content_is_more_than_a_refused_line(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    found = read(tmp_path_factory.mktemp("any"), b"Activities\nDate,Steps\n" + content)
    assert found.measurements or found.rejected or not content.strip()
    assert all(line.why.endswith((".", "csv")) and line.line >= 1 for line in found.rejected)
