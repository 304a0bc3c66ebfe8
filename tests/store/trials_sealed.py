"""Promise 6: encryption when wanted; nothing in clear is left behind, and no interruption loses anything."""

import errno
import shutil
from datetime import date, datetime
from itertools import count
from pathlib import Path
from random import Random

from painplan.errors import CannotDo
from painplan.plans.records import Goal
from painplan.store.diary import Diary, book_change, checkin_change
from painplan.store.disk import DiskFolder
from painplan.store.sealed.opening import is_sealed_diary
from painplan.store.sealed.sealed import NewKey, SealedFolder, decrypt, encrypt
from painplan.store.sealed.sealing import new_identity
from painplan.store.syscalls import SystemCalls
from painplan.store.whole.backups import back_up_now
from painplan.store.whole.verify import verify
from tests.store.broken_disks import CALLS, BreaksOnce, LosesPower
from tests.store.trials import trial

SEALED = "A sealed diary is sealed as a whole, and opens as a whole"
DAY, MONTH = date(2026, 1, 5), "diary/2026-01.json"
AT, LATER = datetime(2026, 1, 6, 9), datetime(2026, 2, 7, 9)
WORD = "Rosenbusch"
"""Planted in every kind of file; must be nowhere in clear afterwards."""
KEY = NewKey(new_identity(), b"sealed with a passphrase; that takes seconds and is tried in the tests of the commands")


def begun(place: Path) -> Path:
    """A diary with the word in a month, the plan book, a backup, a conflict copy and a file set aside."""
    folder = DiskFolder(place)
    diary = Diary(folder)
    diary.save([checkin_change(DAY, pain=4, note=WORD)], AT)
    diary.save([book_change("goals", "out", Goal(id="out", text=WORD, created=DAY))], AT)
    back_up_now(folder, AT)
    (place / MONTH).write_bytes((place / MONTH).read_bytes() + b"}")
    diary.save([checkin_change(date(2026, 1, 8), pain=3)], LATER)
    shutil.copy(place / MONTH, place / "diary" / "2026-01.sync-conflict-20260106-101112-ABCDEFG.json")
    return place


def in_clear(place: Path) -> list[str]:
    """Files in which the word can be read, packed or not."""
    found = []
    for path in place.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            if WORD.encode() in content or content.startswith((b"PK", b"{")):
                found.append(path.name)
    return found


def seen(folder: DiskFolder) -> tuple[object, ...]:
    """What the diary says, sealed or not."""
    diary = Diary(SealedFolder(folder, KEY.identity) if is_sealed_diary(folder) else folder)
    facts = diary.days()
    return tuple((day, entry.pain, entry.note) for day, entry in facts.checkins.items()), diary.book().goals


def sealed(place: Path, calls: SystemCalls | None = None) -> str:
    """The sentence, or nothing when it was done."""
    try:
        encrypt(DiskFolder(place, calls), KEY)
    except CannotDo as error:
        return str(error)
    return ""


def opened(place: Path, calls: SystemCalls | None = None) -> str:
    """The same for opening."""
    try:
        decrypt(SealedFolder(DiskFolder(place, calls), KEY.identity))
    except CannotDo as error:
        return str(error)
    return ""


@trial(
    SEALED,
    "a planted word is searched in all files after sealing: months, book, backups, copies, files set aside",
    "found nowhere",
)
def nothing_in_clear(place: Path) -> int:
    begun(place)
    before, files = seen(DiskFolder(place)), len(in_clear(place))
    assert files >= 6
    assert sealed(place) == ""
    assert in_clear(place) == []
    assert seen(DiskFolder(place)) == before
    diary = Diary(SealedFolder(DiskFolder(place), KEY.identity))
    diary.save([checkin_change(DAY, note=f"{WORD} again")], datetime(2026, 3, 1))
    assert in_clear(place) == []
    assert [name.endswith(".age") for name in DiskFolder(place).names("backups")].count(False) == 0
    assert opened(place) == ""
    assert not list(place.rglob("*.age"))
    assert Diary(DiskFolder(place)).days().checkins[DAY].note == f"{WORD} again"
    return files


def each_call_breaks(place: Path, *, sealing: bool) -> int:
    act, tried = (sealed if sealing else opened), 0
    model = begun(place / "model")
    before = seen(DiskFolder(model))
    if not sealing:
        sealed(model)
    for call in CALLS:
        for code in (errno.ENOSPC, errno.EIO, errno.EACCES):
            for number in count(1):
                folder = Path(shutil.copytree(model, place / "copy"))
                breaking = BreaksOnce(call, number, code)
                said = act(folder, breaking)
                if breaking.broke:
                    tried += 1
                    assert is_sealed_diary(DiskFolder(folder)) == (sealing if not said else not sealing)
                    assert seen(DiskFolder(folder)) == before, f"{call} {number}"
                    _finished(folder, before)
                shutil.rmtree(folder)
                if not breaking.broke:
                    break
    return tried


def _finished(folder: Path, before: object) -> None:
    """The next start finishes what was decided: everything is sealed or nothing is."""
    with DiskFolder(folder).lock():
        pass
    assert seen(DiskFolder(folder)) == before
    if is_sealed_diary(DiskFolder(folder)):
        assert in_clear(folder) == []
    else:
        assert not list(folder.rglob("*.age"))


@trial(
    SEALED,
    "each call of sealing breaks once: full disk, input/output error, no permission",
    "all is sealed or nothing is",
)
def sealing_breaks(place: Path) -> int:
    return each_call_breaks(place, sealing=True)


@trial(SEALED, "each call of opening for good breaks once", "all is open or nothing is")
def opening_breaks(place: Path) -> int:
    return each_call_breaks(place, sealing=False)


@trial(SEALED, "the power goes before each call of sealing", "all is sealed or nothing is, after the next start")
def sealing_loses_power(place: Path) -> int:
    model = begun(place / "model")
    before = seen(DiskFolder(model))
    for number in count(1):
        folder = Path(shutil.copytree(model, place / "copy"))
        losing = LosesPower(number)
        with losing.power(folder):
            sealed(folder, losing)
        assert seen(DiskFolder(folder)) == before, f"power lost before call {number}"
        _finished(folder, before)
        shutil.rmtree(folder)
        if not losing.went_out:
            return number - 1
    raise AssertionError("never reached")


@trial(SEALED, "one byte of a sealed month flips", "named; the rest opens; set aside at the next entry")
def sealed_and_flipped(place: Path) -> int:
    begun(place)
    sealed(place)
    path, folder, chance = place / f"{MONTH}.age", SealedFolder(DiskFolder(place), KEY.identity), Random(6)
    whole = path.read_bytes()
    numbers = chance.sample(range(len(whole)), 60)
    for number in numbers:
        damaged = bytearray(whole)
        damaged[number] ^= 1 << number % 8
        path.write_bytes(damaged)
        diary = Diary(folder)
        assert diary.days().checkins == {}
        assert [goal.text for goal in diary.book().goals] == [WORD]
        assert any(notice.startswith(MONTH) for notice in diary.notices(DAY))
        assert any(finding.file == MONTH and finding.wrong for finding in verify(folder).findings)
    Diary(folder).save([checkin_change(DAY, pain=1)], datetime(2026, 3, 1))
    assert any((folder.read(name) or b"") == bytes(damaged) for name in folder.names("set-aside"))
    return len(numbers)


@trial(SEALED, "a sync program brings a file in clear back", "verify names it")
def clear_file_came_back(place: Path) -> int:
    begun(place)
    content = (place / MONTH).read_bytes()
    sealed(place)
    (place / MONTH).write_bytes(content)
    folder = SealedFolder(DiskFolder(place), KEY.identity)
    assert folder.in_clear() == [MONTH]
    assert [finding.file for finding in verify(folder).findings if "anybody" in finding.text] == [MONTH]
    return 1
