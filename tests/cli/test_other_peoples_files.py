"""PainPlan touches only what it made: other people's files in the data folder, and folders that hold no diary."""

import io
import json
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from painplan.store.disk import DiskFolder
from painplan.store.sealed.sealed import encrypt
from painplan.store.things import things_in
from tests.conftest import Ran, Shell, on
from tests.store import low_cost

MONTH = "diary/2026-01.json"
FOREIGN = {
    "backups/thesis.tar.gz": b"\x1f\x8b years of work",
    "backups/2019-03-01.zip": b"PK\x03\x04 photographs of that day",
    "diary/1998.txt": b"Dear diary",
    "diary/2026-01.txt": b"Rosenbusch is a village",
    "inbox/letter.eml": b"From: a friend",
    "set-aside/list.txt": b"flour, sugar",
    "plan.json": b'{"name": "of another program"}',
    "plan (1).json": b'{"name": "of another program"}',
    "key.age": b"no key at all",
    ".plan.swp": b"b0VIM",
    "notes.txt": b"mine",
}
NOTE = "Rosenbusch"
WORDS = (NOTE.encode(), b"Out with the children")


@pytest.fixture
def foreign(place: Path) -> Path:
    """A folder that was there before, open to others, with folders called as PainPlan calls its own."""
    for name, content in FOREIGN.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    for path in (place, *place.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return place


def state(place: Path) -> dict[str, tuple[int, bytes]]:
    """Every file and folder with its mode."""
    return {
        str(path.relative_to(place)): (stat.S_IMODE(path.stat().st_mode), path.read_bytes() if path.is_file() else b"")
        for path in (place, *place.rglob("*"))
    }


@pytest.fixture
def given(painplan: Shell, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs a command with a passphrase."""

    def run(*arguments: str, words: str = low_cost.PASSPHRASE) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{words}\n"))
        return painplan("--passphrase-stdin", *arguments)

    return run


@pytest.mark.parametrize("command", [("erase", "--word", "erase"), ("encrypt",), ("decrypt",)])
def test_where_no_diary_is_nothing_is_done(foreign: Path, given: Callable[..., Ran], command: tuple[str, ...]) -> None:
    before = state(foreign)
    ran = given(*command)
    assert (ran.code, ran.out) == (1, "")
    assert str(foreign) in ran.err
    assert state(foreign) == before


@pytest.mark.parametrize("command", [("erase", "--word", "erase"), ("encrypt",), ("decrypt",), ("backup",)])
def test_where_nothing_is_nothing_is_made(place: Path, given: Callable[..., Ran], command: tuple[str, ...]) -> None:
    ran = given(*command)
    assert (ran.code, ran.err.startswith("There is no diary in"), "sealed" in ran.err) == (1, True, False), ran.err
    assert not place.exists()


def test_before_it_is_asked_for_a_passphrase_a_person_is_told_that_nothing_is_there(
    foreign: Path, painplan: Shell
) -> None:
    ran = painplan("encrypt", typed=[])
    assert (ran.code, "There is no diary in" in ran.err) == (1, True)
    assert foreign.exists()


def test_the_first_entry_leaves_foreign_files_and_the_modes_of_foreign_folders(foreign: Path, painplan: Shell) -> None:
    before = state(foreign)
    assert painplan("checkin", "--set", "pain=4").code == 0
    after = state(foreign)
    assert {name: after[name] for name in before} == before
    assert after[MONTH][0] == 0o600


def test_backups_thin_out_and_photographs_called_like_one_stay(foreign: Path, painplan: Shell) -> None:
    for number in range(15):
        assert painplan("checkin", "--set", "pain=4", day=on(number)).code == 0
    own = [path.name for path in (foreign / "backups").glob("2026*.zip")]
    assert len(own) == 8
    assert (foreign / "backups/2019-03-01.zip").read_bytes() == FOREIGN["backups/2019-03-01.zip"]


def test_sealing_and_erasing_take_only_what_is_ours(foreign: Path, painplan: Shell, given: Callable[..., Ran]) -> None:
    before = state(foreign)
    painplan("checkin", "--set", "pain=4", "--set", f"note={NOTE}")
    refused, after = given("encrypt"), state(foreign)
    assert (refused.code, refused.err.startswith("key.age is not a file of PainPlan")) == (1, True)
    assert {name: after[name] for name in before} == before
    assert not list(foreign.rglob("*.json.age"))
    (foreign / "key.age").unlink()
    assert given("encrypt").code == 0
    sealed = state(foreign)
    assert {name: sealed[name] for name in before if name != "key.age"} == {
        name: each for name, each in before.items() if name != "key.age"
    }


def test_sealing_names_what_erasing_leaves(place: Path, painplan: Shell, given: Callable[..., Ran]) -> None:
    painplan("checkin", "--set", f"note={NOTE}")
    lying = {"notes.txt": b"mine", "goals.json": b'{"a": 1}', "photos/2026/a.jpg": b"\xff\xd8", "diary/x.txt": b"dear"}
    for name, content in lying.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    sealed = given("encrypt", "--json").document
    assert sorted(sealed["in_clear"] + sealed["not_mine"]) == sorted(lying)
    assert sorted(painplan("erase", "--word", "erase", "--json").document["left"]) == sorted(lying)


def test_erasing_leaves_what_is_not_ours_and_names_it(foreign: Path, painplan: Shell) -> None:
    before = state(foreign)
    painplan("checkin", "--set", "pain=4")
    painplan("backup")
    asked = painplan("erase", typed=["erase"])
    assert asked.code == 0
    said = asked.out.splitlines()
    goes, stays = (next(line for line in said if line.startswith(word)) for word in ("What goes", "What stays"))
    assert MONTH in goes
    assert all(name not in goes and name in stays for name in FOREIGN)
    assert state(foreign) == before


COPIES = (
    "plan.sync-conflict-20260106-101112-ABCDEFG.json",
    "plan (conflicted copy 2026-01-06 101112).json",
    "diary/2026-01 (1).json",
    "diary/2026-01.sync-conflict-20260106-101112-ABCDEFG.json",
    ".stversions/plan~20260106-101112.json",
    ".stversions/diary/2026-01~20260106-101112.json",
    "diary/.2026-01.json.swp",
    ".plan.json.swp",
    "plan.json~",
    "diary/2026-01.json~",
    "#plan.json#",
    "plan (it's a copy).json",
    "plan (two\nlines).json",
)


@pytest.fixture
def copied(place: Path, painplan: Shell, walking_plan: object) -> Path:
    """A diary with every kind of copy in it; each says something more than the diary."""
    painplan("checkin", "--set", "pain=4", "--set", f"note={NOTE}")
    for name in COPIES:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(place / ("plan.json" if "plan" in name else MONTH), place / name)
    painplan("checkin", "--set", "note=")
    return place


def in_clear(place: Path) -> list[str]:
    """The files in which words of the diary can be read."""
    files = {path.name: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    return sorted(name for name, content in files.items() if any(word in content for word in WORDS))


def test_every_copy_is_sealed_with_the_diary(copied: Path, given: Callable[..., Ran]) -> None:
    assert len(in_clear(copied)) > len(COPIES)
    ran = given("encrypt", "--json")
    assert (ran.code, ran.document["in_clear"]) == (0, [])
    assert in_clear(copied) == []
    assert given("decrypt").code == 0
    assert len(in_clear(copied)) > len(COPIES)
    assert {name for name in COPIES if (copied / name).exists()} == {*COPIES}


def test_every_copy_goes_with_the_diary(copied: Path, painplan: Shell) -> None:
    ran = painplan("erase", "--word", "erase", "--json")
    assert ran.document["left"] == []
    assert [path for path in copied.parent.rglob("*") if path.is_file() and copied in path.parents] == []


def test_every_copy_is_named_with_a_line_to_paste_that_takes_it_in(copied: Path, painplan: Shell) -> None:
    found = {each["file"]: each["text"] for each in painplan("verify", "--json").document["findings"]}
    assert {*COPIES} <= {*found}
    for name in COPIES:
        offered = found[name].partition("painplan ")[2]
        shell = subprocess.run(
            ["bash", "-c", f'printf "%s\\0" {offered}'], capture_output=True, check=True
        ).stdout.decode()
        words = shell.split("\0")[:-1]
        assert words == ["merge", name]
        assert painplan(*words).code == 0
        assert not (copied / name).exists()
    assert painplan("checkin", "--set", "mattered=", "--json").document["history"]
    assert [each for each in painplan("verify", "--json").document["findings"] if each["wrong"]] == []


def test_what_lies_in_clear_beside_a_sealed_diary_is_named_and_can_be_taken_in(
    copied: Path, given: Callable[..., Ran], tmp_path: Path
) -> None:
    shutil.copytree(copied, tmp_path / "before")
    encrypt(DiskFolder(copied), low_cost.KEYS[0].new)
    back = ("plan.json", MONTH, *COPIES)
    for name in back:
        (copied / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(tmp_path / "before" / name, copied / name)
    (copied / "mine.json").write_bytes((copied / MONTH).read_bytes())
    (copied / ".goutputstream-AB12").write_bytes((copied / MONTH).read_bytes())
    named = {each["file"]: each for each in given("verify", "--json").document["findings"] if each["wrong"]}
    assert {*back, "mine.json", ".goutputstream-AB12"} <= {*named}
    assert all("anybody can read it" in named[name]["text"] for name in back)
    for name in back:
        assert "painplan merge " in named[name]["text"]
        done = given("merge", name, "--json")
        assert (done.code, done.document["problems"]) == (0, []), done.err
        assert not (copied / name).exists()
        assert (copied / f"{MONTH}.age").exists()
    assert in_clear(copied) == [".goutputstream-AB12", "mine.json"]
    assert given("checkin", "--set", "mattered=", "--json").document["pain"] == 4


def test_a_forged_journal_moves_and_removes_nothing(place: Path, painplan: Shell, tmp_path: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    victim = tmp_path / "precious.txt"
    victim.write_text("precious")
    (place / "holiday.jpg").write_text("a picture")
    for listed in ({"../precious.txt": None}, {str(victim): None}, {"holiday.jpg": None}, {"plan.json": "holiday.jpg"}):
        (place / ".unfinished.json").write_text(json.dumps(listed))
        ran = painplan("checkin", "--set", "pain=5")
        assert (ran.code, ".unfinished.json" in ran.err) == (1, True)
        assert victim.read_text() == "precious"
        assert (place / "holiday.jpg").read_text() == "a picture"


def test_other_programs_temporary_files_are_not_swept_up(place: Path, painplan: Shell) -> None:
    painplan("checkin", "--set", "pain=4")
    for name in ("thesis.painplan-new", ".notes.0a1b2c3d.painplan-new", ".plan.json.0a1b2c3d.painplan-new"):
        (place / name).write_text("half")
    assert painplan("checkin", "--set", "pain=5").code == 0
    assert {path.name for path in place.iterdir() if "painplan-new" in path.name} == {
        "thesis.painplan-new",
        ".notes.0a1b2c3d.painplan-new",
    }


def test_a_look_through_a_large_foreign_folder_ends(
    place: Path, painplan: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    painplan("checkin", "--set", "pain=4")
    monkeypatch.setattr("painplan.store.things.MOST_THINGS", 30)
    for number in range(60):  # in the order of names before ours
        (place / f"a picture {number}.jpg").touch()
    found = things_in(place)
    ours = [thing.name for thing in found.ours()]
    assert (found.more, len(found.found)) == (True, 30 + len(ours))
    assert {".lock", MONTH} <= {*ours}
    assert any("the rest was not" in each["text"] for each in painplan("verify", "--json").document["findings"])
    assert DiskFolder(place).names("diary") == [MONTH]
