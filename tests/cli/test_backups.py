"""``painplan backup`` and ``restore``: one a day by itself, one when asked, and the way back."""

import stat
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import FIRST, Shell

MONTH = "diary/2026-01.json"


def pain(painplan: Shell) -> object:
    """What the diary says of the first day; saying nothing new changes nothing."""
    return painplan("checkin", "--set", "mattered=", "--json").document["pain"]


def daily(place: Path) -> list[str]:
    return sorted(path.name for path in (place / "backups").glob("2*.zip"))


def test_the_first_entry_of_a_day_makes_the_backup_of_what_was_there(painplan: Shell, place: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    assert not (place / "backups").exists(), "there was nothing to keep yet"
    painplan("checkin", "--set", "pain=5", day=FIRST + timedelta(days=1))
    painplan("checkin", "--set", "energy=5", day=FIRST + timedelta(days=1))
    assert daily(place) == ["2026-01-06.zip"]
    backup = place / "backups" / "2026-01-06.zip"
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with zipfile.ZipFile(backup) as archive:
        assert archive.namelist() == [MONTH]
        assert b'"2026-01-05"' in archive.read(MONTH)
        assert b'"2026-01-06"' not in archive.read(MONTH)


def test_old_backups_thin_out(painplan: Shell, place: Path) -> None:
    for number in range(15):
        painplan("checkin", "--set", "pain=4", day=FIRST + timedelta(days=number))
    assert len(daily(place)) == 8, "seven days, and the Sunday of the week before"
    assert "2026-01-11.zip" in daily(place)


def test_a_backup_where_one_wants_it_and_back_on_another_machine(painplan: Shell, place: Path, tmp_path: Path) -> None:
    painplan("checkin", "--set", "pain=4", "--set", "note=only here")
    made = painplan("backup", str(tmp_path / "stick.zip"), "--json")
    assert (made.code, made.document["path"]) == (0, str(tmp_path / "stick.zip"))
    assert stat.S_IMODE((tmp_path / "stick.zip").stat().st_mode) == 0o600
    elsewhere = ["--data-dir", str(tmp_path / "other machine")]
    done = painplan(*elsewhere, "restore", str(tmp_path / "stick.zip"), "--yes", "--json")
    assert done.document["changes"] == [{"file": MONTH, "added": 1, "changed": 0, "removed": 0}]
    assert done.document["kept"] is None
    assert painplan(*elsewhere, "checkin", "--set", "pain=4", "--json").document["note"] == "only here"


def test_restoring_brings_back_what_was_and_keeps_what_is_replaced(painplan: Shell, place: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    backup = painplan("backup", "--json").document["path"]
    painplan("checkin", "--set", "pain=9")
    painplan("checkin", "--set", "pain=1", day=FIRST + timedelta(days=40))
    looked = painplan("restore", backup, "--dry-run", "--json").document
    assert looked["changes"] == [
        {"file": MONTH, "added": 0, "changed": 1, "removed": 0},
        {"file": "diary/2026-02.json", "added": 0, "changed": 0, "removed": 1},
    ]
    assert (looked["restored"], pain(painplan)) == (False, 9)
    done = painplan("restore", backup, "--yes", "--json").document
    assert (done["restored"], pain(painplan)) == (True, 4)
    assert not (place / "diary" / "2026-02.json").exists()
    assert painplan("restore", done["kept"], "--yes").code == 0
    assert pain(painplan) == 9


def test_one_file_alone_can_be_brought_back(painplan: Shell, place: Path, walking_plan: object) -> None:
    painplan("checkin", "--set", "pain=4")
    backup = painplan("backup", "--json").document["path"]
    painplan("checkin", "--set", "pain=9")
    (place / "plan.json").write_bytes(b"")
    assert painplan("restore", backup, "--only", "plan.json", "--yes").code == 0
    assert painplan("plan", "list", "--json").document["plans"][0]["id"] == "walking"
    assert pain(painplan) == 9
    wrong = painplan("restore", backup, "--only", "diary/2031-01.json", "--yes")
    assert (wrong.code, "There is no diary/2031-01.json in this backup" in wrong.err) == (1, True)


def test_a_damaged_file_is_offered_the_newest_backup_that_has_it_whole(painplan: Shell, place: Path) -> None:
    for number in range(4):
        painplan("checkin", "--set", f"pain={number}", day=FIRST + timedelta(days=number))
    (place / MONTH).write_bytes(b"{")
    (place / "backups" / "2026-01-08.zip").write_bytes(b"gone bad too")
    said = painplan("today", "--json", day=FIRST + timedelta(days=4)).document["notices"][0]
    offered = "painplan restore backups/2026-01-07.zip --only diary/2026-01.json"
    assert offered in said
    assert painplan(*offered.split()[1:], "--yes").code == 0
    assert painplan("today", "--json").document["notices"] == []


def test_without_a_terminal_it_does_not_ask(painplan: Shell) -> None:
    painplan("checkin", "--set", "pain=4")
    backup = painplan("backup", "--json").document["path"]
    said = painplan("restore", backup)
    assert (said.code, "--yes" in said.err) == (2, True)


@pytest.mark.parametrize(("typed", "after"), [("y", 4), ("", 9)])
def test_at_a_terminal_it_asks(painplan: Shell, typed: str, after: int) -> None:
    painplan("checkin", "--set", "pain=4")
    backup = painplan("backup", "--json").document["path"]
    painplan("checkin", "--set", "pain=9")
    asked = painplan("restore", backup, typed=[typed])
    assert f"{MONTH}: 0 entries come back, 1 change, 0 go" in asked.out
    assert pain(painplan) == after


def test_nothing_is_written_over_and_nothing_is_backed_up_that_is_not_there(painplan: Shell, tmp_path: Path) -> None:
    assert "There is no diary" in painplan("backup").err
    painplan("checkin", "--set", "pain=4")
    (tmp_path / "there.zip").write_text("mine")
    said = painplan("backup", str(tmp_path / "there.zip"))
    assert (said.code, (tmp_path / "there.zip").read_text()) == (2, "mine")
    assert painplan("backup", str(tmp_path / "nowhere" / "b.zip")).code == 2
    assert painplan("restore", str(tmp_path / "missing.zip"), "--yes").code == 2
    assert painplan("restore", str(tmp_path / "there.zip"), "--yes").code == 1
