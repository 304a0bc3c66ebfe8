"""What a folder is, looked at under the lock: whoever opened it before another program changed it does no harm."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import cast

import pytest

from painplan.errors import CannotDo, DiaryChanged
from painplan.store.belonging import LOCK_NAME, STATE
from painplan.store.diary import Diary, checkin_change
from painplan.store.disk import DiskFolder
from painplan.store.folder import Folder
from painplan.store.half_typed import keep_half_typed, take_half_typed
from painplan.store.sealed.opening import LockedFolder, is_sealed_diary, reopened
from painplan.store.sealed.sealed import (
    NewKey,
    Posted,
    SealedFolder,
    change_passphrase,
    decrypt,
    encrypt,
    post,
    posted_in,
)
from painplan.store.sealed.sealing import new_identity, seal
from painplan.store.sealed.unlocking import unlocked
from painplan.store.state import Changed
from painplan.store.syscalls import SystemCalls
from painplan.store.whole.archive import unpacked
from painplan.store.whole.backups import back_up_now, packed_diary, restore
from painplan.store.whole.merging import merge
from tests.store import low_cost

DAY, AT, LATER = date(2026, 1, 5), datetime(2026, 1, 6, 9), datetime(2026, 1, 7, 9)
MONTH = "diary/2026-01.json"
KEY = NewKey(new_identity(), b"sealed with a passphrase")
COPY = b'{"painplan": {"format": 1, "file": "diary/2026-01.json"}, "checkins": {}}'
POSTED = Posted(at=AT, today=date(2026, 1, 6), day=DAY, answers=(("pain", "7"),))


def begun(place: Path, pain: int = 4) -> DiskFolder:
    folder = DiskFolder(place)
    Diary(folder).save([checkin_change(DAY, pain=pain)], AT)
    return folder


def backup(place: Path) -> dict[str, bytes]:
    return unpacked(packed_diary(begun(place.parent / "other", pain=9)), "a backup")


def everything(place: Path) -> dict[str, bytes]:
    files = (path for path in place.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(place)): path.read_bytes() for path in files}


# --- what other programs do, and every way to write that began before ---

Act = Callable[[Path], object]
OTHERS: dict[str, tuple[bool, Act]] = {
    "sealed": (False, lambda place: encrypt(DiskFolder(place), KEY)),
    "opened": (True, lambda place: decrypt(SealedFolder(DiskFolder(place), KEY.identity))),
    "restored": (False, lambda place: restore(DiskFolder(place), backup(place), LATER)),
    "erased": (False, lambda place: DiskFolder(place).erase()),
    "replaced": (False, lambda place: (DiskFolder(place).erase(), begun(place))),
}
"""Whether it was sealed before, and what happens to it."""
WRITERS: dict[str, Callable[[Folder], object]] = {
    "save": lambda folder: Diary(folder).save([checkin_change(DAY, pain=5)], LATER),
    "back up": lambda folder: back_up_now(folder, LATER),
    "restore": lambda folder: restore(folder, {"plan.json": b"{}"}, LATER),
    "merge": lambda folder: merge(folder, COPY, "2026-01.json", LATER),
    "half-typed words": take_half_typed,
    "seal": lambda folder: encrypt(folder, KEY),
    "open for good": lambda folder: decrypt(folder) if isinstance(folder, SealedFolder) else folder.check(),
    "another passphrase": lambda folder: (
        change_passphrase(folder, low_cost.PASSPHRASE) if isinstance(folder, SealedFolder) else folder.check()
    ),
    "leave an entry": lambda folder: post(getattr(folder, "below", folder), POSTED, "aa"),
    "erase": lambda folder: cast(DiskFolder, getattr(folder, "below", folder)).erase(),
    "look": lambda folder: Diary(folder).book(),
}


@pytest.mark.parametrize("writer", WRITERS.values(), ids=list(WRITERS))
@pytest.mark.parametrize("happened", list(OTHERS))
def test_whoever_opened_it_before_writes_nothing_and_says_what_happened(
    tmp_path: Path, happened: str, writer: Callable[[Folder], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("painplan.store.sealed.sealed.sealed_with", lambda *_: b"sealed otherwise")
    sealed_before, act = OTHERS[happened]
    place = tmp_path / "diary"
    folder: Folder = begun(place)
    keep_half_typed(folder, {"NoteScreen": {"a": "b"}}, AT)
    if sealed_before:
        encrypt(DiskFolder(place), KEY)
        folder = SealedFolder(DiskFolder(place), KEY.identity)
    assert Diary(folder).days().checkins[DAY].pain == 4
    act(place)
    after = everything(place)
    with pytest.raises((Changed, CannotDo)) as raised:
        writer(folder)
    if isinstance(raised.value, Changed):
        assert raised.value.happened == happened
    else:
        assert happened == "erased", "what looks for a diary first says that there is none"
        assert "There is no diary" in str(raised.value)
    assert str(place) in str(raised.value)
    assert everything(place) == after
    assert place.exists() == (happened != "erased"), "what was erased is not made again"


@pytest.mark.parametrize("happened", list(OTHERS))
def test_words_typed_half_are_kept_only_where_the_diary_they_were_typed_for_is(tmp_path: Path, happened: str) -> None:
    sealed_before, act = OTHERS[happened]
    place = tmp_path / "diary"
    folder: Folder = begun(place)
    if sealed_before:
        encrypt(DiskFolder(place), KEY)
        folder = SealedFolder(DiskFolder(place), KEY.identity)
    assert folder.state.holds
    act(place)
    after = everything(place)
    if happened in ("erased", "replaced"):
        with pytest.raises(Changed) as raised:
            keep_half_typed(folder, {"NoteScreen": {"a": "b"}}, AT)
        assert raised.value.happened == happened
        assert everything(place) == after
        assert place.exists() == (happened == "replaced")
    else:
        assert keep_half_typed(folder, {"NoteScreen": {"a": "b"}}, AT)
        assert len(everything(place)) == len(after) + 1


@pytest.mark.parametrize("happened", list(OTHERS))
def test_an_entry_left_in_a_locked_diary_is_never_sealed_to_a_lost_key(tmp_path: Path, happened: str) -> None:
    sealed_before, act = OTHERS[happened]
    place = tmp_path / "diary"
    begun(place)
    encrypt(DiskFolder(place), KEY)
    folder = DiskFolder(place)
    assert is_sealed_diary(folder)
    if not sealed_before:
        decrypt(SealedFolder(DiskFolder(place), KEY.identity))
    act(place)
    if happened == "sealed":  # again, with the same key here
        post(folder.again(), POSTED, "aa")
        assert [posted for _, posted in posted_in(SealedFolder(DiskFolder(place), KEY.identity))] == [POSTED]
    else:
        for each in (folder, folder.again()):
            with pytest.raises(DiaryChanged):
                post(each, POSTED, "aa")
        assert not list(place.rglob("*.age"))


# --- the key ---


def test_a_key_that_was_taken_away_is_not_written_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(tmp_path)
    encrypt(DiskFolder(tmp_path), KEY)

    def opened_identity(*_: object) -> object:
        decrypt(SealedFolder(DiskFolder(tmp_path), KEY.identity))  # while the passphrase takes its seconds
        return KEY.identity

    monkeypatch.setattr("painplan.store.sealed.unlocking.opened_identity", opened_identity)
    with pytest.raises(Changed, match="opened for good"):
        unlocked(DiskFolder(tmp_path), "words")
    assert not list(tmp_path.rglob("key.*"))
    assert Diary(DiskFolder(tmp_path)).days().checkins[DAY].pain == 4


def test_another_passphrase_set_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(tmp_path)
    sealed = encrypt(DiskFolder(tmp_path), KEY)
    monkeypatch.setattr("painplan.store.sealed.sealed.sealed_with", lambda *_: b"sealed with the new one")

    def opened_identity(*_: object) -> object:
        change_passphrase(sealed, "the new one")
        return KEY.identity

    monkeypatch.setattr("painplan.store.sealed.unlocking.opened_identity", opened_identity)
    assert Diary(unlocked(DiskFolder(tmp_path), "the old one")).days().checkins[DAY].pain == 4
    for name in ("key.age", "backups/key.age"):
        assert (tmp_path / name).read_bytes() == b"sealed with the new one"


@pytest.mark.parametrize("lost", [("key.age",), ("key.age", "backups/key.age"), ("key.age", "key.pub")])
def test_a_sealed_diary_without_its_key_is_not_an_empty_one(tmp_path: Path, lost: tuple[str, ...]) -> None:
    begun(tmp_path)
    encrypt(DiskFolder(tmp_path), low_cost.KEYS[0].new)
    for name in lost:
        (tmp_path / name).unlink()
    assert is_sealed_diary(DiskFolder(tmp_path))
    with pytest.raises(CannotDo):
        reopened(DiskFolder(tmp_path)).read(MONTH)
    if "backups/key.age" in lost:
        with pytest.raises(CannotDo, match=r"its key, key\.age, is missing"):
            unlocked(DiskFolder(tmp_path), low_cost.PASSPHRASE)
    else:
        assert Diary(unlocked(DiskFolder(tmp_path), low_cost.PASSPHRASE)).days().checkins[DAY].pain == 4


# --- nothing in clear beside sealed files, nothing lost between the two ---


def test_nothing_is_written_in_clear_beside_sealed_files_whoever_chose_to(tmp_path: Path) -> None:
    begun(tmp_path)
    encrypt(DiskFolder(tmp_path), KEY)
    before, folder = everything(tmp_path), DiskFolder(tmp_path)
    for name in ("plan.json", MONTH, "backups/2026-01-06.zip", "set-aside/x", "half-typed/x.json"):
        with pytest.raises(Changed):
            folder.write(name, b"{}")
        with pytest.raises(Changed):
            folder.write_together({name: b"{}"})
    with pytest.raises(Changed):
        Diary(folder).save([checkin_change(DAY, pain=5)], LATER)
    assert everything(tmp_path) == before


def test_merge_reads_the_file_in_clear_beside_its_sealed_twin(tmp_path: Path) -> None:
    begun(tmp_path)
    encrypt(DiskFolder(tmp_path), KEY)
    other = begun(tmp_path.parent / f"{tmp_path.name} other", pain=6)
    Diary(other).save([checkin_change(date(2026, 1, 9), mood=3)], LATER)
    (tmp_path / MONTH).write_bytes(other.read(MONTH) or b"")
    folder = SealedFolder(DiskFolder(tmp_path), KEY.identity)
    assert folder.in_clear() == [MONTH]
    done = merge(folder, folder.as_it_lies(MONTH) or b"", MONTH, LATER)
    assert (done.file, done.added, done.changed) == (MONTH, 1, 1)
    assert folder.in_clear() == [], "it is set aside, sealed"
    assert len(folder.names("set-aside")) == 1
    assert sorted(Diary(folder).days().checkins) == [DAY, date(2026, 1, 9)]


def test_opening_for_good_keeps_what_lies_in_clear_beside(tmp_path: Path) -> None:
    begun(tmp_path)
    encrypt(DiskFolder(tmp_path), KEY)
    (tmp_path / MONTH).write_bytes(b"brought back by a sync program")
    decrypt(SealedFolder(DiskFolder(tmp_path), KEY.identity))
    assert (tmp_path / "diary/2026-01 (conflicted copy).json").read_bytes() == b"brought back by a sync program"
    assert Diary(DiskFolder(tmp_path)).days().checkins[DAY].pain == 4


def test_sealing_keeps_what_lies_sealed_beside(tmp_path: Path) -> None:
    begun(tmp_path)
    earlier = seal(b"of an earlier key", low_cost.KEYS[0].public)
    (tmp_path / f"{MONTH}.age").write_bytes(earlier)
    folder = encrypt(DiskFolder(tmp_path), KEY)
    assert Diary(folder).days().checkins[DAY].pain == 4
    assert (tmp_path / "diary/2026-01 (conflicted copy).json.age").read_bytes() == earlier


# --- marks and names ---


def test_the_first_entry_marks_a_diary_and_later_ones_leave_the_mark(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    mark = (tmp_path / STATE).read_text()
    assert mark.startswith("begun ")
    Diary(folder).save([checkin_change(DAY, pain=5)], LATER)
    assert (tmp_path / STATE).read_text() == mark


def test_a_diary_of_an_earlier_painplan_is_marked_beside_open_programs_and_they_go_on(tmp_path: Path) -> None:
    begun(tmp_path)
    (tmp_path / STATE).unlink()
    first, second = DiskFolder(tmp_path), DiskFolder(tmp_path)
    assert first.state.mark is None
    assert second.state.mark is None
    Diary(first).save([checkin_change(DAY, pain=5)], LATER)
    Diary(second).save([checkin_change(DAY, pain=6)], LATER)
    assert first.read(MONTH) == second.read(MONTH)


def test_programs_that_found_nothing_write_to_one_new_diary(tmp_path: Path) -> None:
    first, second = DiskFolder(tmp_path / "diary"), DiskFolder(tmp_path / "diary")
    assert not first.state.holds
    assert not second.state.holds
    Diary(first).save([checkin_change(DAY, pain=5)], LATER)
    Diary(second).save([checkin_change(DAY, energy=6)], LATER)
    entry = Diary(first).days().checkins[DAY]
    assert (entry.pain, entry.energy) == (5, 6)


@pytest.mark.parametrize("mark", [b"", b"\xff\xfe", b"begun", b"eaten 12", b"{"])
def test_a_damaged_mark_hides_nothing_and_is_made_again(tmp_path: Path, mark: bytes) -> None:
    begun(tmp_path)
    (tmp_path / STATE).write_bytes(mark)
    folder = DiskFolder(tmp_path)
    assert Diary(folder).days().checkins[DAY].pain == 4
    Diary(folder).save([checkin_change(DAY, pain=5)], LATER)
    assert (tmp_path / STATE).read_text().startswith("begun ")


@pytest.mark.parametrize("sealed", [False, True])
def test_backups_and_restores_of_one_second_have_names_of_their_own(tmp_path: Path, sealed: bool) -> None:
    folder: Folder = begun(tmp_path)
    if sealed:
        encrypt(DiskFolder(tmp_path), KEY)
        folder = SealedFolder(DiskFolder(tmp_path), KEY.identity)
    names = [back_up_now(folder, AT) for _ in range(3)]
    for pain in (1, 2, 3):
        Diary(folder).save([checkin_change(DAY, pain=pain)], LATER)
        contents = unpacked(folder.read(names[0]) or b"", names[0])
        kept = restore(folder, contents, LATER)
        assert kept
        assert kept.startswith("backups/before-restore-2026-01-07T09-00-00")
        names.append(kept)
    assert len(set(names)) == 6
    assert all(name in folder.names("backups") for name in names)
    for pain, name in zip((1, 2, 3), names[3:], strict=True):
        assert f'"pain":{pain}'.encode() in unpacked(folder.read(name) or b"", name)[MONTH].replace(b" ", b"")


def test_a_locked_folder_tells_too(tmp_path: Path) -> None:
    begun(tmp_path)
    encrypt(DiskFolder(tmp_path), KEY)
    folder = reopened(DiskFolder(tmp_path))
    assert isinstance(folder, LockedFolder)
    folder.check()
    decrypt(SealedFolder(DiskFolder(tmp_path), KEY.identity))
    with pytest.raises(Changed, match="opened for good"):
        folder.check()


def test_what_others_begin_once_the_lock_of_an_erasing_is_gone_stays(tmp_path: Path) -> None:
    """The next writer is let in by that, and makes folders that are empty at first."""

    class OthersWait(SystemCalls):
        def remove(self, path: Path) -> None:
            super().remove(path)
            if path.name == LOCK_NAME:
                (path.parent / "diary").mkdir()

    place = tmp_path / "diary"
    begun(place)
    DiskFolder(place, OthersWait()).erase()
    assert [path.name for path in place.iterdir()] == ["diary"]
