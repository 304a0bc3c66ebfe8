"""``painplan export``: everything in one private file, and nothing else written over."""

import csv
import io
import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from painplan.kit.escape import harmless
from painplan.today.coach import Coach
from tests.conftest import FIRST, CoachOn, Shell, on

FORMS = ["json", "csv"]


@pytest.fixture
def kept(walking_plan: Any, coach_on: CoachOn, a_week: Callable[..., None], tmp_path: Path, painplan: Shell) -> Coach:
    """A week of a plan with a note, an answer that was changed, and steps from a file."""
    a_week()
    coach_on(FIRST).answer(FIRST, [("pain", "3"), ("note", "=1+1 [b]🙂\n\x1b[2J")])
    coach = coach_on(on(7))
    coach.answer(FIRST, [("pain", "5")])
    table = tmp_path / "own.csv"
    table.write_text(f"date,steps,room\n{FIRST},4000,-3.5\n")
    named = ("--date", "date", "--map", "steps=steps", "--map", "room=room.temperature")
    assert painplan("import", "csv", str(table), *named, day=on(7)).code == 0
    return coach


@pytest.mark.parametrize("form", FORMS)
def test_an_export_is_private_and_says_where_it_is(painplan: Shell, kept: Coach, tmp_path: Path, form: str) -> None:
    target = tmp_path / "out.file"
    ran = painplan("export", form, str(target), "--json")
    assert (ran.code, ran.document) == (0, {"path": str(target), "date": FIRST.isoformat()})
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir() if "out" in path.name) == ["out.file"]


def test_json_holds_everything_with_history(painplan: Shell, kept: Coach) -> None:
    ran = painplan("--json", "export", "json", "-")
    found = ran.document
    assert found["painplan"]["file"] == "export"
    first = next(entry for entry in found["checkins"] if entry["day"] == FIRST.isoformat())
    assert (first["pain"], first["note"]) == (5, "=1+1 [b]🙂\n\x1b[2J")
    assert 3 in [earlier["values"].get("pain") for earlier in first["history"]]
    assert len(found["sessions"]) == 5
    assert found["measurements"][0]["values"] == {"steps": 4000, "room.temperature": -3.5}
    assert [plan["id"] for plan in found["plans"]] == ["walking"]
    assert found["goals"][0]["text"] == "Out with the children"


def test_csv_has_a_row_a_day_that_a_spreadsheet_does_not_run(painplan: Shell, kept: Coach, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert painplan("export", "csv", str(target)).code == 0
    with target.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["date"] for row in rows] == [on(n).isoformat() for n in range(7)]
    first = rows[0]
    assert (first["pain"], first["steps"], first["room.temperature"]) == ("5", "4000", "-3.5")
    assert (first["done.walking"], first["settled.walking"], first["flare"]) == ("8", "yes", "no")
    assert first["note"] == "'=1+1 [b]🙂\n\x1b[2J"
    assert rows[6]["done.walking"] == ""


@pytest.mark.parametrize("form", FORMS)
def test_an_earlier_export_is_replaced_by_any_other(painplan: Shell, kept: Coach, tmp_path: Path, form: str) -> None:
    target = tmp_path / "out"
    for earlier in FORMS:
        assert painplan("export", earlier, str(target)).code == 0
        assert painplan("export", form, str(target)).code == 0
    ran = painplan("export", form, "-")
    assert harmless(target.read_text(encoding="utf-8")).splitlines() == ran.out.splitlines()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("content", ["my thesis", '{"painplan": {"format": 1, "file": "plan.json"}}'])
def test_something_else_is_only_written_over_when_that_is_wanted(
    painplan: Shell, kept: Coach, tmp_path: Path, form: str, content: str
) -> None:
    target = tmp_path / "out"
    target.write_text(content)
    target.chmod(0o644)
    ran = painplan("export", form, str(target))
    assert (ran.code, ran.out) == (1, "")
    assert "is not an earlier export of PainPlan" in ran.err
    assert "--force" in ran.err
    assert target.read_text() == content
    assert painplan("export", form, str(target), "--force").code == 0
    assert "2026-01-05" in target.read_text(encoding="utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_an_empty_file_is_filled(painplan: Shell, kept: Coach, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.touch()
    assert painplan("export", "json", str(target)).code == 0
    assert json.loads(target.read_text(encoding="utf-8"))["painplan"]["format"] == 2


def test_a_link_is_followed(painplan: Shell, kept: Coach, tmp_path: Path) -> None:
    link, target = tmp_path / "link", tmp_path / "behind"
    link.symlink_to(target)
    assert painplan("export", "json", str(link)).code == 0
    assert link.is_symlink()
    assert json.loads(target.read_text(encoding="utf-8"))["checkins"]


@pytest.mark.parametrize("name", ["plan.json", "diary/2026-01.json", "diary/new.json", ".lock"])
def test_the_diary_itself_is_never_written_over(painplan: Shell, kept: Coach, place: Path, name: str) -> None:
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    ran = painplan("export", "json", str(place / name), "--force")
    assert (ran.code, ran.out) == (2, "")
    assert "is a part of the diary itself" in ran.err
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("path", ["", ".", "/no/such/folder/out", "x" * 300, "/dev/full"])
def test_where_no_file_can_be_it_is_said_so(painplan: Shell, kept: Coach, path: str) -> None:
    ran = painplan("export", "csv", path, "--force")
    assert ran.code == (1 if path == "/dev/full" else 2)
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert "went wrong" not in ran.err


def test_a_write_that_breaks_off_leaves_what_was_there(
    painplan: Shell, kept: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    assert painplan("export", "json", str(target)).code == 0
    before = target.read_bytes()

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", full)
    ran = painplan("export", "csv", str(target))
    monkeypatch.undo()
    assert (ran.code, ran.out) == (1, "")
    assert "no space left on device" in ran.err
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if "painplan-new" in path.name] == []


def test_an_empty_diary_can_be_taken_out_and_is_not_made_by_it(painplan: Shell, place: Path) -> None:
    assert painplan("export", "json", "-").document["checkins"] == []
    (header,) = csv.reader(io.StringIO(painplan("export", "csv", "-").out))
    assert header[:3] == ["date", "mattered", "interference"]
    assert not place.exists()


def test_csv_on_standard_output_does_not_pretend_to_be_json(painplan: Shell) -> None:
    ran = painplan("export", "csv", "-", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "Leave --json out" in ran.err


def test_a_terminal_is_not_steered_by_a_note(painplan: Shell, kept: Coach) -> None:
    """At a terminal and through a pipe alike; a file keeps what was written."""
    ran = painplan("export", "csv", "-")
    assert "[2J" in ran.out
    assert "\x1b" not in ran.out
