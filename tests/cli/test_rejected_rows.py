"""One bad row loses no other row, one bad cell no other cell, and each is named where it stands."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from painplan.kit.bounds import FIRST_DAY
from tests.conftest import FIRST, Shell
from tests.exchange.files import activities, in_files, row

DAY = date(2026, 3, 10)
NAMED = ("--date", "date", "--map", "a=pain_a", "--map", "b=steps")
TOO_EARLY, FIRST_OF_ALL = FIRST_DAY - timedelta(days=1), FIRST_DAY
AHEAD = DAY + timedelta(days=1)


@pytest.mark.parametrize("wrong", [TOO_EARLY, date(1987, 5, 3), AHEAD])
def test_of_a_table_only_the_row_whose_day_is_none_is_left(painplan: Shell, tmp_path: Path, wrong: date) -> None:
    file = tmp_path / "own.csv"
    file.write_text(f"date,a,b\n{FIRST_OF_ALL},1,2\n{wrong},3,4\n{DAY},5,6\n")
    for more in (("--preview",), ()):
        ran = painplan("--json", "import", "csv", str(file), *NAMED, *more, day=DAY)
        (rejected,) = ran.document["rejected"]
        assert (ran.code, ran.document["days"], rejected["line"], "column" in rejected) == (0, 2, 3, False), ran
        assert wrong.isoformat() in rejected["why"]


@pytest.mark.parametrize("wrong", [TOO_EARLY, AHEAD])
def test_of_a_fitbit_export_only_the_row_whose_day_is_none_is_left(
    painplan: Shell, tmp_path: Path, wrong: date
) -> None:
    (file,) = in_files(tmp_path / "a", activities(row(f"{wrong:%d-%m-%Y}"), row("02-03-2026")))
    ran = painplan("--json", "import", "fitbit", str(file), day=DAY)
    assert (ran.code, ran.document["added"], [one["line"] for one in ran.document["rejected"]]) == (0, 1, [3]), ran


def test_each_bad_cell_is_named_with_its_column_and_the_others_are_taken(painplan: Shell, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(f"date,a,b\n2026-03-01,abc,7\n2026-03-02,x,y\n2026-03-03,{'9' * 400},5\n2026-03-04,11,300000\n")
    ran = painplan("--json", "import", "csv", str(file), *NAMED, day=DAY)
    named = [(one["line"], one["column"]) for one in ran.document["rejected"]]
    assert named == [(2, "a"), (3, "a"), (3, "b"), (4, "a"), (5, "a"), (5, "b")]
    assert all(f"“{one['column']}”" in one["why"] for one in ran.document["rejected"])
    assert "“abc”" in ran.document["rejected"][0]["why"]
    assert "too large" in ran.document["rejected"][3]["why"]
    assert (ran.code, ran.document["days"]) == (0, 2)
    steps = painplan("--json", "trend", "steps", day=DAY).document["points"]
    assert [point["value"] for point in steps if point["value"] is not None] == [7, 5]


def test_a_bad_cell_of_a_fitbit_export_loses_no_other(painplan: Shell, tmp_path: Path) -> None:
    (file,) = in_files(tmp_path / "a", activities(row("2026-03-02", "many")))
    ran = painplan("--json", "import", "fitbit", str(file), day=DAY)
    (rejected,) = ran.document["rejected"]
    assert (ran.code, ran.document["added"], rejected["column"]) == (0, 1, "Steps"), ran


def test_a_bad_cell_of_a_known_table_loses_no_other(painplan: Shell, tmp_path: Path) -> None:
    file = tmp_path / "daily.csv"
    file.write_text("Date,Step count,Move Minutes count,Distance (m)\n2026-03-02,many,30,1000\n")
    ran = painplan("--json", "import", "table", str(file), day=DAY)
    (rejected,) = ran.document["rejected"]
    assert (ran.code, ran.document["added"], rejected["column"]) == (0, 1, "Step count"), ran


@pytest.mark.parametrize("form", ["json", "csv", "fhir"])
def test_of_an_own_export_days_ahead_are_left_and_named(painplan: Shell, tmp_path: Path, form: str) -> None:
    for day in (FIRST, DAY):
        assert painplan("checkin", "--set", "pain=3", day=day).code == 0
    out = f"{tmp_path}/{'tables/' if form == 'csv' else f'out.{form}'}"
    assert painplan("export", form, out, day=DAY).code == 0
    source = "fhir" if form == "fhir" else "painplan"
    ran = painplan("--data-dir", str(tmp_path / "new"), "--json", "import", source, out, day=FIRST)
    (rejected,) = ran.document["rejected"]
    assert (ran.code, ran.document["days"], ran.document["to"]) == (0, 1, FIRST.isoformat()), ran
    assert f"{DAY} lies ahead" in rejected["why"]
    assert rejected["line"] > 0
    assert DAY.isoformat()[:7] not in "".join(path.name for path in (tmp_path / "new/diary").iterdir())


def test_an_entry_that_fits_to_nothing_is_named_with_its_line(painplan: Shell, tmp_path: Path) -> None:
    for day in (FIRST, DAY):
        assert painplan("checkin", "--set", "pain=3", day=day).code == 0
    assert painplan("export", "json", str(tmp_path / "out.json"), day=DAY).code == 0
    content = (tmp_path / "out.json").read_text()
    (tmp_path / "twice.json").write_text(content.replace(str(FIRST), str(DAY)))
    ran = painplan("--data-dir", str(tmp_path / "new"), "--json", "import", "painplan", str(tmp_path / "twice.json"))
    assert not [one for one in ran.document["rejected"] if one["line"] < 1]


def test_a_number_with_too_many_digits_is_not_called_empty(painplan: Shell, tmp_path: Path) -> None:
    assert painplan("checkin", "--set", "sleep_hours=7").code == 0
    assert painplan("export", "json", str(tmp_path / "out.json")).code == 0
    content = json.loads((tmp_path / "out.json").read_text())
    written = re.sub(r'"sleep_hours": 7', f'"sleep_hours": {"9" * 400}', json.dumps(content, indent=1))
    (tmp_path / "many.json").write_text(written)
    ran = painplan("import", "painplan", str(tmp_path / "many.json"))
    assert ("is empty" in ran.out + ran.err, "too large" in ran.out) == (False, True), ran
