"""``painplan erase``: everything goes after a typed word, and nothing that is not PainPlan's."""

import json
from pathlib import Path

import pytest

from painplan.store.belonging import JOURNAL
from painplan.store.disk import DiskFolder
from painplan.store.whole.erasing import what_goes
from tests.conftest import FIRST, Shell
from tests.contract.program import run


@pytest.fixture
def kept(painplan: Shell, place: Path, walking_plan: object) -> None:
    """A diary with a backup and a damaged file set aside."""
    painplan("checkin", "--set", "pain=4")
    painplan("backup")
    (place / "diary" / "2026-01.json").write_bytes(b"{")
    painplan("checkin", "--set", "pain=4")
    assert {"backups", "diary", "set-aside"} <= {path.name for path in place.iterdir()}


@pytest.mark.usefixtures("kept")
def test_nothing_is_left(painplan: Shell, place: Path) -> None:
    done = painplan("erase", "--word", "erase", "--json")
    assert done.document == {"erased": True, "path": str(place), "left": [], "made": [], "put_there": []}
    assert not place.exists()
    assert painplan("today").code == 0


@pytest.mark.usefixtures("kept")
def test_what_is_not_painplans_stays_and_is_named(painplan: Shell, place: Path) -> None:
    (place / "holiday.jpg").touch()
    (place / "diary" / "mine").mkdir()
    (place / "diary" / "mine" / "poem.txt").touch()
    done = painplan("erase", "--word", "erase", "--json")
    assert done.document["left"] == ["diary/mine/poem.txt", "holiday.jpg"]


@pytest.mark.usefixtures("kept")
def test_a_text_of_ones_own_stays_and_is_named_whatever_it_is_called(painplan: Shell, place: Path) -> None:
    names = ["plan (1).json", "plan - Copy.json", "plan.json.bak", "plan.json.old", "plan.json.txt", "plan.json~"]
    for name in names:
        (place / name).write_text("How we plan the garden this year\n")
    (place / ".plan.json.swp").write_bytes(b"b0VIM 9.0\x00 of the diary")
    done = painplan("erase", "--word", "erase", "--json")
    assert done.document["left"] == names
    assert sorted(path.name for path in place.iterdir()) == names


@pytest.mark.usefixtures("kept")
def test_it_says_what_it_cannot_promise(painplan: Shell) -> None:
    assert "backups and copies elsewhere" in painplan("erase", typed=["erase"]).out


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("typed", [None, ["yes"], [""], ["Erase it"]])
def test_any_other_word_changes_nothing(painplan: Shell, place: Path, typed: list[str] | None) -> None:
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    assert painplan("erase", typed=typed).code == 2
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before
    assert painplan("today", day=FIRST).code == 0


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("gone", [0, 1, 3])
def test_one_that_was_broken_off_is_finished_and_says_so(painplan: Shell, place: Path, gone: int) -> None:
    """Killed after it was decided what goes, with nothing, one or some of it gone already."""
    names = what_goes(DiskFolder(place))
    (place / JOURNAL).write_text(json.dumps(dict.fromkeys(names)))
    for name in names[:gone]:
        (place / name).unlink()
    done = painplan("erase", "--word", "erase", "--json")
    assert done.code == 0, done.err
    assert done.document == {"erased": True, "path": str(place), "left": [], "made": [], "put_there": []}
    assert not place.exists()


def test_what_a_clinic_put_there_is_said_to_stay_before_and_after(painplan: Shell, place: Path) -> None:
    painplan("checkin", "--set", "pain=3")
    for name in ("words", "help", "instruments"):
        (place / name).mkdir()
        (place / name / "own.toml").write_text('x = "y"', encoding="utf-8")
    before = run("--data-dir", place, "--ask", "erase", stdin="no\n")
    gone = painplan("erase", "--word", "erase")
    for said in (before.out, gone.out):
        assert "(3): instruments/, help/, words/" in said
    assert (place / "words" / "own.toml").exists()
