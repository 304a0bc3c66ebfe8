"""``painplan import``: the contract of its JSON, exit codes and sentences, at the command line."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Shell
from tests.exchange.files import REAL, activities, in_files, row

DAY = date(2020, 1, 5)
FITBIT = str(REAL / "fitbit")
NAMED = ("--date", "date", "--map", "steps=steps", "--map", "pain_knees=pain_knees")


def test_a_folder_of_real_exports_and_then_again(painplan: Shell) -> None:
    first = painplan("import", "fitbit", FITBIT, "--json", day=DAY)
    assert (first.code, first.err) == (0, "")
    counted = {key: first.document[key] for key in ("files", "days", "added", "changed", "unchanged", "rejected")}
    assert counted == {"files": 40, "days": 1217, "added": 1217, "changed": 0, "unchanged": 0, "rejected": []}
    again = painplan("--json", "import", "fitbit", FITBIT, day=DAY).document
    assert (again["days"], again["added"], again["changed"], again["unchanged"]) == (1217, 0, 0, 1217)


def test_in_words_it_says_how_many_days_from_when_to_when(painplan: Shell) -> None:
    ran = painplan("import", "fitbit", FITBIT, day=DAY)
    assert ran.out == (
        "1,217 days, 1 September 2016 to 31 December 2019 (files: 40).\n  new 1,217, changed 0, there already 0\n"
        "Chosen by itself: --day-first\n"
    )


def test_a_single_day_is_named_once(painplan: Shell, tmp_path: Path) -> None:
    (file,) = in_files(tmp_path / "a", activities(row("22-09-2019")))
    assert painplan("import", "fitbit", str(file), day=DAY).out.startswith("1 day, 22 September 2019 (files: 1).\n")


def test_files_and_folders_can_be_mixed_and_bad_lines_are_listed(painplan: Shell, tmp_path: Path) -> None:
    good, bad = in_files(tmp_path / "a", activities(row("22-09-2019")), activities(row("23-09-2019"), row("x")))
    in_files(tmp_path / "b", activities(row("24-09-2019")), names=["other.csv"])
    ran = painplan("import", "fitbit", str(good), str(bad), str(tmp_path / "b"), "--json", day=DAY)
    assert (ran.code, ran.document["files"], ran.document["days"]) == (0, 3, 3)
    (line,) = ran.document["rejected"]
    assert (line["file"], line["line"]) == ("month_2.csv", 4)
    assert line["why"].startswith("“x” is not a day that can be read")


def test_in_words_refused_lines_come_with_file_line_and_reason_and_not_thousands_of_them(
    painplan: Shell, tmp_path: Path
) -> None:
    (file,) = in_files(tmp_path / "a", activities(row("22-09-2019"), *(row(f"{n}-x") for n in range(30))))
    lines = painplan("import", "fitbit", str(file), day=DAY).out.splitlines()
    assert "Not taken: 30" in lines
    assert "  month_1.csv, line 4: “0-x” is not a day that can be read. Write it as YYYY-MM-DD." in lines
    assert lines[-2] == "  … and 10 more; --json lists them all."


def test_a_file_that_is_nothing_of_fitbits_is_listed_and_the_code_is_one(painplan: Shell, place: Path) -> None:
    ran = painplan("import", "fitbit", str(REAL / "pain.csv"), "--json", day=DAY)
    assert ran.code == 1
    assert [(line["file"], line["line"]) for line in ran.document["rejected"]] == [("pain.csv", 1)]
    assert ran.err.startswith("Nothing could be taken; the diary is as it was. pain.csv, line 1: This is no Fitbit")
    assert ran.err.count("\n") == 1
    assert not place.exists()


@pytest.mark.parametrize("arguments", [("fitbit", FITBIT, "/no/such/file.csv"), ("csv", "/no/such/file.csv", *NAMED)])
def test_a_path_that_does_not_exist_is_wrong_input_and_nothing_is_taken(
    painplan: Shell, place: Path, arguments: tuple[str, ...]
) -> None:
    ran = painplan("import", *arguments, "--json", day=DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "There is no file or folder /no/such/file.csv. Check the spelling. Nothing was changed.\n"
    assert not place.exists()


def test_the_real_table(painplan: Shell) -> None:
    ran = painplan("import", "csv", str(REAL / "daily.csv"), *NAMED, "--json", day=DAY)
    assert ran.code == 0
    assert (ran.document["files"], ran.document["rejected"]) == (1, [])
    assert ran.document["days"] == ran.document["added"] == 1461
    trend = painplan("trend", "pain_knees", "--weeks", "300", "--json", day=DAY).document
    assert (trend["unit"], trend["points"][0]["value"], trend["points"][0]["date"]) == ("0-10", 6.5, "2016-01-01")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--date", "day", "--map", "steps=steps"), "daily.csv has no column “day”. Its columns: “date”, “steps”, "),
        (("--date", "date", "--map", "Steps=steps"), "daily.csv has no column “Steps”. Its columns: “date”, "),
        (("--date", "date", "--map", "steps"), "“steps” names no measure. Write --map COL=MEASURE"),
        (("--date", "date", "--map", "steps=My steps"), "cannot be the name of a measure"),
        (("--date", "date"), "Missing option '--map'"),
        (("--map", "steps=steps"), "Missing option '--date'"),
    ],
)
def test_what_was_named_wrongly_is_said_and_the_code_is_two(
    painplan: Shell, place: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    ran = painplan("import", "csv", str(REAL / "daily.csv"), *arguments, day=DAY)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1
    assert not place.exists()


def test_a_column_name_may_hold_an_equals_sign(painplan: Shell, tmp_path: Path) -> None:
    (file,) = in_files(tmp_path / "a", "date,pain=knees\n2019-05-01,4\n")
    ran = painplan("import", "csv", str(file), "--date", "date", "--map", "pain=knees=pain_knees", "--json", day=DAY)
    assert ran.document["added"] == 1


def test_a_file_that_is_no_text_is_refused_in_a_sentence(painplan: Shell, tmp_path: Path) -> None:
    (file,) = in_files(tmp_path / "a", b"PK\x03\x04\0\0", names=["book.csv"])
    ran = painplan("import", "csv", str(file), *NAMED, day=DAY)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("book.csv is not a text file PainPlan can read")


def test_a_folder_is_no_table(painplan: Shell) -> None:
    ran = painplan("import", "csv", FITBIT, *NAMED, day=DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "is a folder. Name the CSV file in it." in ran.err


def test_days_after_the_pretended_day_are_refused(painplan: Shell) -> None:
    ran = painplan(
        "import", "fitbit", str(REAL / "fitbit" / "fitbit_export_2016_09.csv"), "--json", day=date(2016, 9, 28)
    )
    assert (ran.document["days"], ran.document["to"]) == (28, "2016-09-28")
    assert [line["why"] for line in ran.document["rejected"]] == [
        "2016-09-29 lies ahead; today is 2016-09-28.",
        "2016-09-30 lies ahead; today is 2016-09-28.",
    ]


def test_control_characters_of_a_file_do_not_reach_the_terminal(painplan: Shell, tmp_path: Path) -> None:
    (file,) = in_files(tmp_path / "a", activities(row("\x1b[2J\u202e")), names=["\x1b]0;x\x07.csv"])
    ran = painplan("import", "fitbit", str(file), day=DAY)
    assert ran.code == 1
    assert not {"\x1b", "\u202e", "\x07"} & set(ran.out + ran.err)


def test_a_file_name_that_is_no_utf_8_is_no_obstacle(tmp_path: Path, place: Path) -> None:
    folder = tmp_path / "a"
    in_files(folder, activities(row("22-09-2019"), row("x")))
    (folder / "month_1.csv").rename(os.fsdecode(os.fsencode(folder) + b"/\xff.csv"))
    ran = subprocess.run(
        [sys.executable, "-m", "painplan", "--data-dir", str(place), "import", "fitbit", str(folder), "--json"],
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b'"added":1' in ran.stdout
    assert b'"file":"?.csv"' in ran.stdout


def test_without_a_subcommand_the_ways_are_named(painplan: Shell) -> None:
    ran = painplan("import", "--help")
    assert ran.code == 0
    assert "fitbit" in ran.out
    assert "csv" in ran.out
