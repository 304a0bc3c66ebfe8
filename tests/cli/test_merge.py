"""``painplan merge``: the other side of two changes made at once."""

import shutil
from pathlib import Path

from tests.conftest import Shell

MONTH = "diary/2026-01.json"
CONFLICT = "diary/2026-01.sync-conflict-20260106-101112-ABCDEFG.json"


def test_verify_names_the_copy_and_the_command_it_names_takes_what_is_new(painplan: Shell, place: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    shutil.copy(place / MONTH, place / "other.json")
    painplan("checkin", "--set", "pain=5")
    (place / "other.json").rename(place / CONFLICT)
    found = painplan("verify", "--json")
    assert found.code == 1
    offered = found.document["findings"][0]["text"].partition("painplan ")[2]
    done = painplan(*offered.split(), "--json")
    assert (done.code, done.document["file"], done.document["problems"]) == (0, MONTH, [])
    assert not (place / CONFLICT).exists()
    assert painplan("verify").code == 0
    assert painplan("checkin", "--set", "mattered=", "--json").document["pain"] == 5


def test_a_copy_from_elsewhere_stays_where_it_is(painplan: Shell, place: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "from the other machine"
    painplan("--data-dir", str(elsewhere), "checkin", "--set", "note=there")
    painplan("checkin", "--set", "pain=4")
    done = painplan("merge", str(elsewhere / MONTH))
    assert done.out == f"{MONTH}: 0 entries are new, 1 were joined, 0 were the same.\n"
    assert (elsewhere / MONTH).exists()
    joined = painplan("checkin", "--set", "mattered=", "--json").document
    assert (joined["pain"], joined["note"]) == (4, "there")


def test_where_no_diary_is_nothing_is_joined_and_nothing_made(painplan: Shell, place: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "from the other machine"
    painplan("--data-dir", str(elsewhere), "checkin", "--set", "note=there")
    ran = painplan("merge", str(elsewhere / MONTH))
    assert (ran.code, ran.out, ran.err.startswith(f"There is no diary in {place}")) == (1, "", True), ran.err
    assert not place.exists()
    place.mkdir()
    (place / "plan.json").write_bytes(b'{"of": "another program"}')
    assert painplan("merge", str(elsewhere / MONTH)).code == 1
    assert [path.name for path in place.iterdir()] == ["plan.json"]


def test_what_is_no_copy_is_refused(painplan: Shell, tmp_path: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8")
    assert painplan("merge", str(tmp_path / "holiday.jpg")).code == 1
    assert painplan("merge", str(tmp_path / "nowhere.json")).code == 2
