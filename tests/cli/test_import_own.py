"""``painplan import painplan``: its own exports back in, and a sentence for everything that is none."""

import csv
import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from painplan.cli.main import main
from painplan.exchange.service import Exchange
from painplan.store.diary import Diary
from painplan.store.disk import DiskFolder
from painplan.store.whole.everything import all_entries
from painplan.today.coach import Coach
from tests.conftest import FIRST, CoachOn, Ran, Shell, on

Fresh = Callable[..., Ran]


@pytest.fixture
def kept(walking_plan: Any, coach_on: CoachOn, a_week: Callable[..., None], painplan: Shell, tmp_path: Path) -> Coach:
    """A week of a plan with a note, an answer that was changed, a flare plan, a hold, and steps from a file."""
    a_week()
    coach_on(FIRST).answer(FIRST, [("pain", "3"), ("note", "=1+1 'x' [b]🙂\n\x1b[2J")])
    coach = coach_on(on(7))
    coach.answer(FIRST, [("pain", "5")])
    coach.write_flare_plan({"smallest": "@gate"})
    coach.hold("illness", on(9))
    table = tmp_path / "own.csv"
    table.write_text(f"date,steps,room\n{FIRST},430.0,-3.5\n")
    named = ("--date", "date", "--map", "steps=steps", "--map", "room=room.temperature")
    assert painplan("import", "csv", str(table), *named, day=on(7)).code == 0
    return coach


@pytest.fixture
def fresh(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Fresh:
    """The command line on another diary, empty at first."""

    def run(*arguments: str) -> Ran:
        capsys.readouterr()
        code = main(["--data-dir", str(tmp_path / "other"), "--today", on(8).isoformat(), *arguments])
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture(params=["out.json", "tables"])
def export(request: pytest.FixtureRequest, painplan: Shell, kept: Coach, tmp_path: Path) -> Path:
    """The diary taken out in both forms."""
    path: Path = tmp_path / request.param
    wanted = ("json", str(path)) if path.suffix else ("csv", f"{path}/")
    assert painplan("export", *wanted).code == 0
    return path


def entries(place: Path) -> Any:
    return all_entries(DiskFolder(place))[0]


def test_an_empty_diary_gets_the_same_records(export: Path, fresh: Fresh, place: Path, tmp_path: Path) -> None:
    ran = fresh("import", "painplan", str(export), "--json")
    assert ran.code == 0
    told = ran.document
    total = sum(len(found) for found in entries(place).values())
    assert (told["added"], told["changed"], told["unchanged"], told["rejected"]) == (total, 0, 0, [])
    assert (told["days"], told["from"], told["to"]) == (7, FIRST.isoformat(), on(6).isoformat())
    assert told["files"] == (1 if export.suffix else len(list(export.iterdir())) - 2)
    assert entries(tmp_path / "other") == entries(place)
    assert fresh("verify").code == 0


def test_running_it_again_changes_nothing(export: Path, fresh: Fresh, tmp_path: Path) -> None:
    fresh("import", "painplan", str(export))
    before = {path: path.read_bytes() for path in (tmp_path / "other").rglob("*.json")}
    told = fresh("import", "painplan", str(export), "--json").document
    assert (told["added"], told["changed"]) == (0, 0)
    assert {path: path.read_bytes() for path in (tmp_path / "other").rglob("*.json")} == before


def test_what_stands_here_counts_and_the_other_goes_to_the_history(export: Path, fresh: Fresh, tmp_path: Path) -> None:
    assert fresh("checkin", "--date", on(6).isoformat(), "--set", "flare=yes", "--set", "pain=2").code == 0
    told = fresh("import", "painplan", str(export), "--json").document
    assert told["changed"] == 1
    (entry,) = [each for each in entries(tmp_path / "other")["checkins"] if each["day"] == on(6).isoformat()]
    assert (entry["flare"], entry["pain"], entry["worry"]) == (True, 2, False)
    assert any(change["values"].get("flare") is False for change in entry["history"])


def test_undo_takes_an_import_back_and_says_what_it_was(export: Path, fresh: Fresh, tmp_path: Path) -> None:
    fresh("checkin", "--date", on(6).isoformat(), "--set", "pain=2")
    before = {table: found for table, found in entries(tmp_path / "other").items() if found}
    coach = Coach(Diary(DiskFolder(tmp_path / "other")), on(8))
    exchange = Exchange(coach)
    brought = exchange.bring_back(exchange.own_at(export))
    undone = coach.undo()
    assert undone
    assert undone.said == f"Taken back: Bringing in {brought.entries} entries."
    assert {table: found for table, found in entries(tmp_path / "other").items() if found} == before


def test_tables_are_private_and_whole_numbers_stay_whole(painplan: Shell, kept: Coach, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    assert painplan("export", "csv", "--tables", str(folder), "--json").document["path"] == str(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    with (folder / "measurements.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["values.steps"], row["values.room.temperature"]) == ("430", "-3.5")
    assert '"steps": 430,' in painplan("export", "json", "-").out
    with (folder / "checkins.csv").open(encoding="utf-8", newline="") as stream:
        assert next(csv.DictReader(stream))["note"] == "'=1+1 'x' [b]🙂\n\x1b[2J"


def test_a_folder_with_other_things_is_only_written_into_when_that_is_wanted(
    painplan: Shell, kept: Coach, tmp_path: Path, place: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "thesis.txt").write_text("my thesis")
    ran = painplan("export", "csv", str(folder))
    assert (ran.code, ran.out, len(list(folder.iterdir()))) == (1, "", 1)
    assert "--force" in ran.err
    assert painplan("export", "csv", str(folder), "--force").code == 0
    assert painplan("export", "csv", str(folder)).code == 0, "an earlier export is replaced"
    assert (folder / "thesis.txt").read_text() == "my thesis"
    for own in (place, place / "backups"):
        assert painplan("export", "csv", str(own), "--force").code == 2


def damaged(name: str, export: Path) -> None:
    """Make an export into something that is none."""
    text = export.read_text(encoding="utf-8") if export.is_file() else ""
    match name:
        case "cut":
            export.write_text(text[: len(text) // 2], encoding="utf-8")
        case "empty":
            export.write_text("")
        case "newer":
            export.write_text(text.replace('"format": 2', '"format": 99'), encoding="utf-8")
        case "no format":
            export.write_text(text.replace('"format": 2', '"format": true'), encoding="utf-8")
        case "a month of a diary":
            export.write_text(text.replace('"file": "export"', '"file": "diary/2026-01.json"'), encoding="utf-8")
        case "western letters":
            export.write_bytes(text.replace("children", "Mädchen").encode("latin-1", "ignore"))
        case "no list":
            export.write_text(text.replace('"checkins": [', '"checkins": 3, "x": ['), encoding="utf-8")
        case "huge number":
            export.write_text(text.replace('"pain": 5', '"pain": 1e999999'), encoding="utf-8")
        case "deep":
            export.write_text("[" * 100_000)
        case "foreign":
            export.write_text('{"resourceType": "Bundle"}')
        case "sealed":
            export.write_bytes(b"age-encryption.org/v1\n-> X25519 x\n")
        case "packed":
            export.write_bytes(b"PK\x03\x04")


SAID = {
    **{"cut": "it ends in the middle", "empty": "it is empty", "newer": "newer PainPlan", "no format": "damaged"},
    **{"a month of a diary": "painplan merge", "western letters": "not UTF-8", "no list": "no list of entries"},
    **{
        "deep": "nested deeper",
        "foreign": "not an export of PainPlan",
        "sealed": "sealed",
        "packed": "packed",
    },
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_damaged_or_foreign_is_refused_in_a_sentence(
    name: str, painplan: Shell, kept: Coach, fresh: Fresh, tmp_path: Path
) -> None:
    export = tmp_path / "out.json"
    assert painplan("export", "json", str(export)).code == 0
    damaged(name, export)
    ran = fresh("import", "painplan", str(export))
    assert (ran.code, ran.out) == (1, "")
    assert SAID[name] in ran.err
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "other").exists()


def test_single_entries_that_do_not_fit_are_named_with_their_line(
    painplan: Shell, kept: Coach, fresh: Fresh, tmp_path: Path
) -> None:
    export = tmp_path / "out.json"
    assert painplan("export", "json", str(export)).code == 0
    text = export.read_text(encoding="utf-8").replace('"pain": 5', '"pain": 123456789012345678901234567890')
    export.write_text(text.replace('"steps": 430', '"steps": 300000'), encoding="utf-8-sig")
    told = fresh("import", "painplan", str(export), "--json").document
    first, second = told["rejected"]
    lines = export.read_text(encoding="utf-8").splitlines()
    assert lines[first["line"]].strip() == f'"day": "{FIRST}",'
    assert "pain" in first["why"]
    assert "300,000 is out of range for steps" in second["why"]
    assert told["added"] > 10


def change(path: Path, how: Callable[[str], str], encoding: str = "utf-8") -> None:
    path.write_bytes(how(path.read_bytes().decode()).encode(encoding))


def test_a_table_that_was_cut_off_or_changed_is_named_line_by_line(
    painplan: Shell, kept: Coach, fresh: Fresh, tmp_path: Path
) -> None:
    folder = tmp_path / "tables"
    assert painplan("export", "csv", f"{folder}/").code == 0
    change(folder / "sessions.csv", lambda text: "".join(text.splitlines(keepends=True)[:3]))
    change(folder / "checkins.csv", lambda text: text.replace(",5,", ",many,", 1).replace("day,late", "day,later", 1))
    change(folder / "goals.csv", lambda text: text[:-30])
    (folder / "plans.csv").unlink()
    told = fresh("import", "painplan", str(folder), "--json").document
    why = {(each["file"], each["line"]): each["why"] for each in told["rejected"]}
    assert "3 are there" not in why["sessions.csv", 3]
    assert "5 rows were written, 2 are there" in why["sessions.csv", 3]
    assert "is not known" in why["checkins.csv", 1]
    assert "“many” is not a number" in why["checkins.csv", 2]
    assert any(file == "goals.csv" for file, _ in why)
    assert "missing" in why["plans.csv", 1]
    assert told["added"] >= 8


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_spreadsheet_may_write_other_marks_and_semicolons(
    encoding: str, painplan: Shell, kept: Coach, fresh: Fresh, tmp_path: Path, place: Path
) -> None:
    folder = tmp_path / "tables"
    assert painplan("export", "csv", f"{folder}/").code == 0
    change(folder / "sessions.csv", lambda text: text.replace(",", ";"), encoding)
    assert fresh("import", "painplan", str(folder), "--json").document["rejected"] == []
    assert entries(tmp_path / "other") == entries(place)


def test_the_first_format_of_the_export_is_still_read(fresh: Fresh, tmp_path: Path) -> None:
    old = {
        "painplan": {"format": 1, "file": "export", "on": "2026-01-05"},
        **{"profile": {"started_on": "2026-01-05"}, "draft": {}, "goals": [], "plans": [], "reviews": []},
        **{"checkins": [{"day": "2026-01-05", "pain": 4}], "sessions": [], "measurements": [], "assessments": []},
    }
    (tmp_path / "old.json").write_text(json.dumps(old))
    assert fresh("import", "painplan", str(tmp_path / "old.json"), "--json").document["added"] == 2


@pytest.mark.parametrize("path", ["", "nowhere.json", "x" * 300, "\0"])
def test_a_path_that_leads_nowhere_is_said_so(fresh: Fresh, path: str) -> None:
    ran = fresh("import", "painplan", path)
    assert (ran.code, ran.out) in ((2, ""), (1, ""))
    assert ran.err.count("\n") == 1
    assert "went wrong" not in ran.err


def test_the_command_is_in_the_help_and_the_schema_is_printed(painplan: Shell, place: Path) -> None:
    assert "PainPlan's own export" in painplan("import", "--help").out
    assert "CheckIn" in painplan("export", "json", "--schema").document["$defs"]
    assert painplan("export", "json").code == 2
    assert not place.exists()


def test_an_export_of_a_damaged_diary_holds_what_is_whole_and_says_what_is_not(
    painplan: Shell, kept: Coach, place: Path, tmp_path: Path
) -> None:
    month = place / "diary" / "2026-01.json"
    month.write_bytes(month.read_bytes().replace(b'"pain": 5', b'"pain": "five"', 1))
    ran = painplan("export", "json", str(tmp_path / "out.json"))
    assert ran.code == 0
    assert "2026-01.json" in ran.out
    assert "damaged" in ran.out
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert len(found["checkins"]) == 7
