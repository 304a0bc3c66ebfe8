"""Promise 4: backups by themselves, and restoring all or nothing."""

import errno
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import count
from pathlib import Path

import pytest

from painplan.errors import CannotDo
from painplan.plans.records import Goal
from painplan.store.diary import Diary, book_change, checkin_change
from painplan.store.disk import DiskFolder
from painplan.store.syscalls import SystemCalls
from painplan.store.whole.archive import unpacked
from painplan.store.whole.backups import packed_diary, restore
from painplan.store.whole.verify import verify
from tests.store.broken_disks import CALLS, BreaksOnce, LosesPower
from tests.store.trials import trial

KEPT = "Backups make themselves; restoring is all or nothing"
DAY = date(2026, 1, 5)
AT, LATER = datetime(2026, 1, 6, 9), datetime(2026, 1, 20, 9)


def begun(place: Path) -> dict[str, bytes]:
    """A diary of three months that has gone on since its backup; the files of the backup."""
    diary = Diary(DiskFolder(place))
    diary.save([checkin_change(DAY + timedelta(days=31 * number), pain=4) for number in range(3)], AT)
    backup = unpacked(packed_diary(DiskFolder(place)), "the backup")
    goal = book_change("goals", "out", Goal(id="out", text="Out", created=DAY))
    diary.save([checkin_change(DAY, pain=9), checkin_change(DAY + timedelta(days=120), pain=1), goal], AT)
    return backup


def seen(place: Path) -> tuple[object, ...]:
    """What a program sees that opens the diary now."""
    diary = Diary(DiskFolder(place))
    entries = tuple((day, entry.pain) for day, entry in sorted(diary.days().checkins.items()))
    return entries, tuple(goal.id for goal in diary.book().goals)


def restored(place: Path, backup: dict[str, bytes], calls: SystemCalls | None = None) -> str:
    """The sentence, or nothing when it was done."""
    try:
        restore(DiskFolder(place, calls), backup, LATER)
    except CannotDo as error:
        return str(error)
    return ""


@trial(
    KEPT,
    "each call of a restore breaks once: full disk, input/output error, no permission",
    "all of the old or all of the backup",
)
def restore_breaks(place: Path) -> int:
    tried = 0
    backup = begun(place / "model")
    new = _after(place, backup)
    for call in CALLS:
        for code in (errno.ENOSPC, errno.EIO, errno.EACCES):
            for number in count(1):
                folder = _copy(place)
                old, breaking = seen(folder), BreaksOnce(call, number, code)
                said = restored(folder, backup, breaking)
                if not breaking.broke:
                    break
                tried += 1
                assert seen(folder) == (old if said else new), f"{call} {number}: neither old nor new"
                assert restored(folder, backup) == ""
                assert seen(folder) == new
                shutil.rmtree(folder)
    return tried


@trial(KEPT, "the power goes before each call of a restore", "all of the old or all of the backup")
def restore_loses_power(place: Path) -> int:
    backup = begun(place / "model")
    new = _after(place, backup)
    for number in count(1):
        folder = _copy(place)
        old, losing, done = seen(folder), LosesPower(number), False
        with losing.power(folder):
            done = restored(folder, backup, losing) == ""
        after = seen(folder)
        assert after == new if done else after in (old, new), f"power lost before call {number}"
        if not losing.went_out:
            return number - 1
        shutil.rmtree(folder)
    raise AssertionError("never reached")


def _copy(place: Path) -> Path:
    folder = place / "copy"
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(place / "model", folder))


def _after(place: Path, backup: dict[str, bytes]) -> tuple[object, ...]:
    folder = _copy(place)
    assert restored(folder, backup) == ""
    return seen(folder)


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from painplan.store.disk import DiskFolder
from painplan.store.whole.maintenance import restore, unpacked
from painplan.store.syscalls import SystemCalls
class Dies(SystemCalls):
    left = int(sys.argv[2])
    def rename(self, source, target):
        Dies.left -= 1
        if Dies.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        super().rename(source, target)
restore(DiskFolder(Path(sys.argv[1]), Dies()), unpacked(sys.stdin.buffer.read(), "it"), datetime(2026, 1, 20, 9))
"""


@trial(
    KEPT, "SIGKILL before each rename of a restore, real processes", "all of the old or all of the backup", slow=True
)
def restore_killed(place: Path) -> int:
    backup = begun(place / "model")
    new, half_done = _after(place, backup), 0
    for number in count(1):
        folder = _copy(place)
        old = seen(folder)
        packed = _zip({name: content.decode() for name, content in backup.items()})
        command = [sys.executable, "-c", KILLED, str(folder), str(number)]
        done = subprocess.run(command, input=packed, check=False, capture_output=True)
        half_done += any(folder.glob(".unfinished.json"))
        assert seen(folder) in ((new,) if done.returncode == 0 else (old, new))
        if done.returncode == 0:
            assert half_done > 1, "no kill came after the decision"
            return number - 1
    raise AssertionError("never reached")


def _zip(files: dict[str, str]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


FOREIGN = (
    "../plan.json",
    "/etc/passwd",
    "diary/../plan.json",
    "diary\\2026-01.json",
    "diary/2026-13.json",
    "notes.txt",
    ".lock",
    "backups/2026-01-01.zip",
    "C:plan.json",
    "diary/",
)


@trial(
    KEPT,
    "an archive with foreign names, path separators, a name twice, nothing in it, or that is no archive",
    "refused; nothing changes",
)
def foreign_archives(place: Path) -> int:
    begun(place)
    before = seen(place)
    archives = [_zip({name: "{}"}) for name in FOREIGN]
    archives += [_zip({}), b"", b"PK\x03\x04", b"not a zip at all", packed_diary(DiskFolder(place))[:-40]]
    archives.append(_zip({"plan.json": "{}", "plan.jsoX": "{}"}).replace(b"plan.jsoX", b"plan.json"))
    for content in archives:
        with pytest.raises(CannotDo, match="Nothing was changed"):
            unpacked(content, "it")
    assert seen(place) == before
    return len(archives)


@trial(
    KEPT,
    "an archive that unpacks to more than a diary can be, and one that lies about it",
    "refused before or while unpacking",
)
def zip_bombs(place: Path) -> int:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("plan.json", "w") as entry:
        for _ in range(80):
            entry.write(bytes(1_000_000))
    bomb = stream.getvalue()
    size = (80_000_000).to_bytes(4, "little")
    for content in (bomb, bomb.replace(size, (1_000).to_bytes(4, "little"))):
        with pytest.raises(CannotDo, match="Nothing was changed"):
            unpacked(content, "it")
    return 2


@trial(KEPT, "one byte of a backup flips", "noticed by verify; refused or the same after restoring")
def backup_flipped(place: Path) -> int:
    begun(place)
    Diary(DiskFolder(place)).save([checkin_change(DAY, energy=3)], LATER)
    backup = place / "backups" / f"{LATER:%Y-%m-%d}.zip"
    whole = backup.read_bytes()
    contents = unpacked(whole, "it")
    numbers = [len(whole) * number // 500 for number in range(500)]
    for number in numbers:
        damaged = bytearray(whole)
        damaged[number] ^= 1 << number % 8
        backup.write_bytes(damaged)
        if verify(DiskFolder(place)).ok:
            assert unpacked(backup.read_bytes(), "it") == contents, f"byte {number}"
    return len(numbers)


@trial(KEPT, "the backup of the day cannot be written", "the entry is saved; the person is told")
def backup_impossible(place: Path) -> int:
    begun(place)
    shutil.rmtree(place / "backups", ignore_errors=True)
    (place / "backups").write_bytes(b"a file in the way")
    diary = Diary(DiskFolder(place))
    diary.save([checkin_change(DAY, energy=3)], LATER)
    assert Diary(DiskFolder(place)).days().checkins[DAY].energy == 3
    assert any("backup could not be made" in notice for notice in diary.notices(DAY))
    assert os.fspath(place) in "".join(diary.notices(DAY))
    return 1
