"""The folder on disk: private, whole or not at all, durable; every fault is a sentence."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from painplan.errors import CannotDo, WrongInput
from painplan.store import disk
from painplan.store.belonging import LOCK_NAME
from painplan.store.disk import DiskFolder
from painplan.store.folder import Folder
from painplan.store.locations import data_folder
from painplan.store.memory import MemoryFolder

OURS = b'{"painplan": {}}'
"""What a file of ours holds at least."""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def everything(place: Path) -> dict[str, bytes]:
    """All files with their content, except the lock."""
    files = (path for path in place.rglob("*") if path.is_file() and path.name != LOCK_NAME)
    return {str(path.relative_to(place)): path.read_bytes() for path in files}


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """The program may be started under any of these."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_folders_are_for_their_owner_alone_and_so_are_files(folder: DiskFolder, place: Path) -> None:
    with folder.lock():
        folder.write("plan.json", OURS)
        folder.write("diary/2026-01.json", OURS)
    assert [mode(path) for path in (place, place / "diary")] == [0o700, 0o700]
    files = [path for path in place.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"plan.json", "2026-01.json"}
    assert {mode(path) for path in files} == {0o600}


def test_a_folder_of_ours_that_was_open_to_others_is_closed_again(folder: DiskFolder, place: Path) -> None:
    folder.write("diary/2026-01.json", OURS)
    place.chmod(0o755)
    (place / "diary").chmod(0o755)
    with folder.lock():
        folder.write("diary/2026-01.json", OURS)
    assert [mode(path) for path in (place, place / "diary")] == [0o700, 0o700]


def test_a_folder_that_holds_other_things_keeps_its_mode(folder: DiskFolder, place: Path) -> None:
    place.mkdir(mode=0o755)
    place.chmod(0o755)
    (place / "holiday.jpg").touch()
    folder.write("plan.json", OURS)
    assert mode(place) == 0o755
    assert mode(place / "plan.json") == 0o600


def test_looking_makes_nothing(folder: DiskFolder, place: Path) -> None:
    assert (folder.read("plan.json"), folder.names("diary"), folder.stamp("plan.json")) == (None, [], None)
    assert not place.exists()


def test_names_are_sorted_and_leave_out_what_is_hidden(folder: DiskFolder, place: Path) -> None:
    for name in ("2026-02.json", "2025-12.json"):
        folder.write(f"diary/{name}", OURS)
    (place / "diary" / ".2026-02.json.tmp").touch()
    (place / "diary" / "old").mkdir()
    assert folder.names("diary") == ["diary/2025-12.json", "diary/2026-02.json"]


def test_being_interrupted_leaves_no_temporary_file(
    folder: DiskFolder, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("plan.json", b"old")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        folder.write("plan.json", b"new")
    assert everything(place) == {"plan.json": b"old"}


def test_a_write_is_durable_before_it_is_done(folder: DiskFolder, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The content goes to disk before the rename, the rename before write() returns."""
    folder.write("diary/2026-01.json", b"old")
    events: list[str] = []
    real_sync, real_replace = os.fsync, os.replace

    def sync(descriptor: int) -> None:
        events.append("sync folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "sync file")
        real_sync(descriptor)

    def replace(source: str, target: Path) -> None:
        events.append("rename")
        assert Path(source).parent == target.parent, "a rename is atomic only within one folder"
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    folder.write("diary/2026-01.json", b"new")
    assert events == ["sync file", "rename", "sync folder"]
    assert everything(place) == {"diary/2026-01.json": b"new"}


def test_a_new_folder_is_made_durable_too(folder: DiskFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    real = os.fsync

    def sync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            synced.append(os.fstat(descriptor).st_ino)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    folder.write("plan.json", OURS)
    place = Path(folder.where)
    assert synced == [place.parent.stat().st_ino, place.stat().st_ino]


def test_the_stamp_changes_with_every_write(folder: DiskFolder) -> None:
    stamps = []
    for content in (b"a", b"b", b"b"):
        folder.write("plan.json", content)
        stamps.append(folder.stamp("plan.json"))
    assert None not in stamps
    assert len(set(stamps)) == 3


def test_a_folder_where_a_file_should_be_is_a_sentence(folder: DiskFolder, place: Path) -> None:
    (place / "plan.json").mkdir(parents=True)
    with pytest.raises(CannotDo, match=r"plan\.json cannot be read \(it is a folder\)"):
        folder.read("plan.json")
    with pytest.raises(CannotDo, match="Nothing was saved"):
        folder.write("plan.json", OURS)
    assert list(place.iterdir()) == [place / "plan.json"]


def test_a_file_where_a_folder_should_be_is_a_sentence(folder: DiskFolder, place: Path) -> None:
    place.mkdir()
    (place / "diary").write_bytes(b"not a folder")
    with pytest.raises(CannotDo, match=r"The folder .*diary cannot be read"):
        folder.names("diary")
    with pytest.raises(CannotDo, match="Nothing was saved"):
        folder.write("diary/2026-01.json", OURS)
    assert everything(place) == {"diary": b"not a folder"}


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = DiskFolder(tmp_path / "file" / "diary")
    with (
        pytest.raises(CannotDo, match=r"Nothing was saved: the folder .* cannot be written \(not a directory\)"),
        folder.lock(),
    ):
        raise AssertionError("the lock was not given")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for the administrator")
def test_a_read_only_folder_is_a_sentence(folder: DiskFolder, place: Path) -> None:
    folder.write("plan.json", b"old")
    place.chmod(0o500)
    with pytest.raises(CannotDo, match="permission denied"):
        folder.write("plan.json", b"new")
    place.chmod(0o700)
    assert everything(place) == {"plan.json": b"old"}


def test_a_lock_held_by_another_program_is_a_sentence_not_a_hang(
    folder: DiskFolder, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "LOCK_SECONDS", 0.05)
    place.mkdir()
    with (
        FileLock(place / LOCK_NAME),
        pytest.raises(CannotDo, match=r"Another PainPlan has been writing to .* Nothing was saved"),
        folder.lock(),
    ):
        raise AssertionError("two had the lock")
    with folder.lock():
        assert (place / LOCK_NAME).exists()


def test_the_lock_is_given_back_after_an_error(folder: DiskFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "LOCK_SECONDS", 0.05)
    with pytest.raises(ZeroDivisionError), folder.lock():
        raise ZeroDivisionError
    with folder.lock():
        folder.write("plan.json", OURS)
    assert folder.read("plan.json") == OURS


@pytest.mark.parametrize("kind", ["disk", "memory"])
def test_disk_and_memory_answer_alike(kind: str, tmp_path: Path) -> None:
    folder: Folder = DiskFolder(tmp_path / "d") if kind == "disk" else MemoryFolder()
    assert (folder.read("plan.json"), folder.stamp("plan.json"), list(folder.names("diary"))) == (None, None, [])
    with folder.lock():
        folder.write("diary/2026-02.json", b"two")
        folder.write("diary/2026-01.json", b"one")
    first = folder.stamp("diary/2026-01.json")
    folder.write("diary/2026-01.json", b"ONE")
    assert folder.read("diary/2026-01.json") == b"ONE"
    assert folder.stamp("diary/2026-01.json") != first
    assert list(folder.names("diary")) == ["diary/2026-01.json", "diary/2026-02.json"]


def test_a_sample_says_where_it_is_not() -> None:
    assert "memory" in MemoryFolder().where


def test_the_chosen_folder_comes_first_then_the_variable_then_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = data_folder(None)
    assert usual == tmp_path / "home" / "data" / "painplan"
    monkeypatch.setenv("PAINPLAN_DATA", str(tmp_path / "named"))
    assert data_folder(None) == tmp_path / "named"
    assert data_folder(str(tmp_path / "chosen")) == tmp_path / "chosen"
    monkeypatch.setenv("PAINPLAN_DATA", "")
    assert data_folder(None) == usual


def test_home_and_relative_paths_are_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(tmp_path)
    assert data_folder("~/pain") == tmp_path / "home" / "pain"
    assert data_folder("pain") == tmp_path / "pain"


def test_a_place_that_cannot_hold_a_diary_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WrongInput, match="file is a file, not a folder"):
        data_folder(str(tmp_path / "file"))
    with pytest.raises(WrongInput, match=r"There is no folder .*nowhere"):
        data_folder(str(tmp_path / "nowhere" / "diary"))
    with pytest.raises(WrongInput):
        data_folder(str(tmp_path / "file" / "diary"))


@pytest.mark.parametrize(
    "wrong", ["~no-such-account-here/pain", "x" * 5_000, "", "  "], ids=["no account", "too long", "empty", "blank"]
)
def test_a_name_no_folder_can_have_is_refused_not_replaced(wrong: str) -> None:
    """An empty --data-dir must never fall back to the person's real diary."""
    with pytest.raises(WrongInput):
        data_folder(wrong)
