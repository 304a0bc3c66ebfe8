"""A link in the place of a folder of ours: nothing is read or written through it, it is named, the rest goes on.

The folders come from the program, the commands from its help.
"""

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from painplan.store.belonging import BACKUPS, FOLDERS, INBOX, SUB_FOLDERS
from painplan.store.disk import DiskFolder
from painplan.store.kinds import BOOK, MONTHS
from painplan.store.sealed.sealed import encrypt
from tests.cli.test_whatever_lies_there import DAY, MONTH, WRITING, answered, commands
from tests.conftest import Ran, Shell, on
from tests.store import low_cost

MARK, BEHIND = "Rosenbusch", "Hinterlink"
"""What a person wrote, and what it is where it lies behind a link."""
MONTH_AFTER = on(40)


@pytest.fixture
def model(painplan: Shell, place: Path, walking_plan: object) -> Path:
    """A diary with something in each of its folders."""
    assert painplan("checkin", "--set", "pain=4", "--set", f"note={MARK}", day=on(-8)).code == 0
    assert painplan("checkin", "--set", "pain=4", day=on(1)).code == 0
    (place / "help").mkdir()
    (place / "help/mine.toml").write_text(f'# {MARK}\n[[region]]\ncode = "DE"\n')
    (place / "instruments").mkdir()
    (place / "instruments/mine.toml").write_text(f'id = "mine"\ntitle = "{MARK}"\n')
    for sub in FOLDERS:
        (place / sub).mkdir(exist_ok=True)
    (place / "half-typed/2026-01-06T10-11-12-123456-deadbeef.json").write_text(f'{{"Note": {{"note": "{MARK}"}}}}')
    (place / "set-aside/plan.json.2026-01-06T10-11-12").write_text(MARK)
    (place / "inbox/2026-01-06T10-11-12-123456-deadbeef.json").write_text(
        f'{{"at":"2026-01-06T10:11:12","today":"2026-01-06","day":"2026-01-06","answers":[["note","{MARK}"]]}}'
    )
    return place


def linked(model: Path, tmp_path: Path, sub: str) -> tuple[Path, Path]:
    """A copy of the diary with one of its folders moved away and linked; the copy and what is behind the link."""
    for each in ("copy", "elsewhere"):
        shutil.rmtree(tmp_path / each, ignore_errors=True)
    shutil.copytree(model, tmp_path / "copy")
    (tmp_path / "copy" / sub).rename(tmp_path / "elsewhere")
    (tmp_path / "copy" / sub).symlink_to("../elsewhere", target_is_directory=True)
    for path in (tmp_path / "elsewhere").iterdir():
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(MARK.encode(), BEHIND.encode()))
    return tmp_path / "copy", tmp_path / "elsewhere"


def behind(target: Path) -> dict[str, bytes]:
    """All that lies behind a link."""
    return {path.name: path.read_bytes() for path in sorted(target.rglob("*")) if path.is_file()}


@pytest.fixture
def given(painplan: Shell, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs a command on a folder with the passphrase on standard input."""

    def run(place: Path, *command: str) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{low_cost.PASSPHRASE}\n"))
        return painplan("--data-dir", str(place), "--passphrase-stdin", *command, day=DAY)

    return run


@pytest.mark.slow
@pytest.mark.parametrize("sub", FOLDERS)
def test_no_command_reads_or_writes_through_a_link(
    painplan: Shell, model: Path, tmp_path: Path, sub: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert painplan("export", "json", str(tmp_path / "out.json")).code == 0
    assert painplan("backup", str(tmp_path / "whole.zip")).code == 0
    shutil.copy(model / BOOK, tmp_path / BOOK)
    (tmp_path / MONTHS).mkdir()
    shutil.copy(model / MONTH, tmp_path / MONTH)
    called = [*commands(), *(tuple(part.replace("{copy}", str(tmp_path)) for part in each) for each in WRITING)]
    assert len(called) > 60
    place, target = linked(model, tmp_path, sub)
    before = behind(target)
    for command in called:
        ran = painplan("--data-dir", str(place), *command, day=DAY)
        answered(ran, (sub, command))
        assert behind(target) == before, command
        assert BEHIND not in ran.out + ran.err, command
        assert (place / sub).is_symlink(), command
        if command[0] in ("erase", "restore"):
            place, target = linked(model, tmp_path, sub)


@pytest.mark.parametrize("sub", FOLDERS)
def test_it_is_named_and_the_rest_goes_on(painplan: Shell, model: Path, tmp_path: Path, sub: str) -> None:
    place, target = linked(model, tmp_path, sub)
    before = behind(target)

    def ran(*command: str, day: object = DAY) -> Ran:
        return painplan("--data-dir", str(place), *command, day=day)  # type: ignore[arg-type]

    today = ran("today", "--json")
    told = [each for each in today.document["notices"] if each.startswith(f"{place / sub} is a link")]
    assert (today.code, len(told)) == (0, 1), today
    assert today.document["plans"]
    found = ran("verify", "--json")
    named = [each["file"] for each in found.document["findings"] if each["wrong"]]
    assert (found.code, named.count(sub)) == (1, 1), found.out
    kept = ran("checkin", "--set", "pain=9", day=MONTH_AFTER)
    assert (kept.code == 0) == (sub != MONTHS), kept
    assert ran("set", "theme", "light").code == 0
    assert behind(target) == before


@pytest.mark.parametrize("sub", FOLDERS)
def test_it_is_never_said_to_be_sealed_opened_or_gone(
    given: Callable[..., Ran], model: Path, tmp_path: Path, sub: str
) -> None:
    place, target = linked(model, tmp_path, sub)
    before, ours = behind(target), sub in SUB_FOLDERS
    if ours:
        sealed = given(place, "encrypt", "--json")
        assert sealed.code == 1, sealed
        assert (f"{sub} in {place} is a link" in sealed.err, (place / BOOK).exists()) == (True, True)
        (place / sub).unlink()
        target.rename(place / sub)
        encrypt(DiskFolder(place), low_cost.KEYS[0].new)
        (place / sub).rename(target)
        (place / sub).symlink_to(target)
        before = behind(target)
        if sub != INBOX:  # what waits there cannot be taken in then
            assert given(place, "verify").code == 1
        refused = given(place, "decrypt")
        assert (refused.code, f"{sub} in {place} is a link" in refused.err) == (1, True), refused
        assert (place / "key.age").exists()
    gone = given(place, "erase", "--word", "erase")
    assert (gone.code, sub in gone.out + gone.err, (place / sub).is_symlink()) == (0, True, True), gone
    assert ("The diary in" in gone.out) is not ours
    assert behind(target) == before


def test_a_restore_never_goes_past_a_link(painplan: Shell, model: Path, tmp_path: Path) -> None:
    assert painplan("backup", str(tmp_path / "whole.zip")).code == 0
    place, target = linked(model, tmp_path, MONTHS)
    before = behind(target), (place / BOOK).read_bytes()
    for more in (("--yes",), ("--dry-run",), ("--yes", "--only", MONTH)):
        ran = painplan("--data-dir", str(place), "restore", str(tmp_path / "whole.zip"), *more, day=DAY)
        assert (ran.code, f"{MONTHS} in {place} is a link" in ran.err) == (1, True), ran
    assert (behind(target), (place / BOOK).read_bytes()) == before
    assert painplan("--data-dir", str(place), "restore", str(tmp_path / "whole.zip"), "--yes", "--only", BOOK).code == 0


def test_a_backup_says_that_the_months_behind_a_link_are_not_in_it(
    painplan: Shell, model: Path, tmp_path: Path
) -> None:
    place, _ = linked(model, tmp_path, MONTHS)
    ran = painplan("--data-dir", str(place), "backup", str(tmp_path / "part.zip"), day=DAY)
    assert f"not in it: {MONTHS}" in ran.out, ran
    saved = painplan("--data-dir", str(place), "set", "theme", "light", day=MONTH_AFTER)
    assert f"without what cannot be read: {MONTHS}" in saved.err, saved


def test_once_the_folder_is_back_in_its_place_everything_is_there(model: Path, tmp_path: Path) -> None:
    place, target = linked(model, tmp_path, MONTHS)
    folder = DiskFolder(place)
    assert (folder.stamp(MONTH), folder.linked()) == (None, [MONTHS])
    (place / MONTHS).unlink()
    target.rename(place / MONTHS)
    assert folder.stamp(MONTH) is not None
    assert MONTH in folder.names(MONTHS)
    assert folder.linked() == []


def test_a_decided_change_is_not_finished_through_a_link(model: Path, tmp_path: Path, painplan: Shell) -> None:
    place, target = linked(model, tmp_path, BACKUPS)
    (place / ".unfinished.json").write_text('{"backups/2026-01-06.zip": null}')
    before = behind(target)
    ran = painplan("--data-dir", str(place), "checkin", "--set", "pain=1", day=DAY)
    assert (ran.code, "backups, is a link" in ran.err) == (1, True), ran
    assert behind(target) == before


def test_a_damaged_month_that_is_a_link_is_not_said_to_be_set_aside(
    painplan: Shell, model: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere.json").write_bytes((model / MONTH).read_bytes()[:-40])
    (model / MONTH).unlink()
    (model / MONTH).symlink_to(tmp_path / "elsewhere.json")
    told = " ".join(painplan("today", "--json", day=DAY).document["notices"])
    assert (f"{MONTH} in {model} is damaged" in told, "set aside before" in told) == (True, False), told
    assert "nothing is written to it" in told


@pytest.mark.parametrize("name", [BOOK, MONTH])
def test_a_file_behind_a_link_is_read_whole_and_every_command_says_so(
    painplan: Shell, model: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    entries = painplan("verify", "--json", day=DAY).document["entries"]
    (model / name).rename(tmp_path / "behind.json")
    (model / name).symlink_to(tmp_path / "behind.json")
    before = (tmp_path / "behind.json").read_bytes()
    found = painplan("verify", "--json", day=DAY).document
    assert found["entries"] == entries
    assert [one["text"] for one in found["findings"] if one["file"] == name and one["wrong"]] != []
    assert "plan book" not in "".join(one["text"] for one in found["findings"])
    walked = [command for command in (*commands(), *WRITING[:7]) if command[0] not in ("erase", "encrypt", "decrypt")]
    assert len(walked) > 50
    for command in walked:
        ran = painplan(*command, day=DAY)
        answered(ran, command)
        assert "cannot be read whole" not in ran.out + ran.err, command
        assert (tmp_path / "behind.json").read_bytes() == before, command
