"""Promise 1: an acknowledged entry is never lost, a half-written one is never seen."""

import errno
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

from painplan.errors import CannotDo
from painplan.plans.records import Goal
from painplan.store.diary import Change, Diary, book_change, checkin_change, session_change
from painplan.store.disk import DiskFolder
from painplan.store.syscalls import SystemCalls
from tests.store import killing
from tests.store.broken_disks import CALLS, BreaksOnce, LosesPower, TakesLittle
from tests.store.trials import trial

WRITTEN = "An acknowledged entry is never lost, a half-written one is never seen"
CODES = (errno.ENOSPC, errno.EIO, errno.EACCES)
DAY = date(2026, 1, 5)
OLD_AT, NEW_AT = datetime(2026, 1, 5, 20), datetime(2026, 1, 6, 9)

ONE_FILE: list[Change] = [checkin_change(DAY, pain=7, note="new ☀️"), session_change("walking", DAY, done=9)]
SEVERAL_FILES: list[Change] = [
    *ONE_FILE,
    checkin_change(DAY + timedelta(days=40), pain=8),
    book_change("goals", "out", Goal(id="out", text="Out again", created=DAY)),
]


def begun(place: Path) -> Path:
    """A diary with one day in it."""
    Diary(DiskFolder(place)).save([checkin_change(DAY, pain=4, note="old")], OLD_AT)
    return place


def seen(place: Path) -> tuple[object, ...]:
    """Everything a program sees that opens the diary now; raises where a file cannot be read."""
    diary = Diary(DiskFolder(place))
    facts = diary.days()
    entries = tuple((day, entry.pain, entry.note) for day, entry in sorted(facts.checkins.items()))
    return entries, tuple(facts.sessions), tuple(goal.id for goal in diary.book().goals)


def left_over(place: Path) -> list[str]:
    """Files that are neither the diary nor its lock nor its mark."""
    hidden = {path.name for path in place.rglob(".*") if path.is_file()}
    return sorted(hidden - {".lock", ".state"})


def in_folders(place: Path) -> Iterator[Path]:
    """A fresh folder for each try."""
    for number in count():
        folder = place / str(number)
        yield begun(folder)
        shutil.rmtree(folder)


def each_call_breaks(place: Path, changes: list[Change], *, short: bool = False) -> int:
    """Every single call of a save breaks once with each error: the old or, once it is decided, the new is there."""
    folders, tried = in_folders(place), 0
    new = _after(place / "new", changes)
    for call in ("write",) if short else CALLS:
        for code in CODES:
            for number in count(1):
                folder = next(folders)
                old, breaking = seen(folder), BreaksOnce(call, number, code, short=short)
                said = _saved(Diary(DiskFolder(folder, breaking)), changes)
                if not breaking.broke:
                    break
                tried += 1
                assert seen(folder) == (old if said else new), f"{call} {number}: neither old nor new"
                assert not said or said.startswith("Nothing was saved"), said
                assert _saved(Diary(DiskFolder(folder)), changes) == ""
                assert seen(folder) == new, f"{call} {number}: saving again did not do it"
                assert left_over(folder) == [], f"{call} {number}: temporary files stayed"
    return tried


def _saved(diary: Diary, changes: list[Change]) -> str:
    """The sentence, or nothing when it was acknowledged."""
    try:
        diary.save(changes, NEW_AT)
    except CannotDo as error:
        return str(error)
    return ""


def _after(place: Path, changes: list[Change], calls: SystemCalls | None = None) -> tuple[object, ...]:
    assert _saved(Diary(DiskFolder(begun(place), calls)), changes) == ""
    return seen(place)


@trial(
    WRITTEN,
    "each call of a save breaks once: full disk, input/output error, no permission",
    "a sentence and the old; the entry is saved where only the backup broke",
)
def one_file(place: Path) -> int:
    return each_call_breaks(place, ONE_FILE)


@trial(WRITTEN, "the same for a save of three files", "a sentence and the old, or all of the new")
def several_files(place: Path) -> int:
    return each_call_breaks(place, SEVERAL_FILES)


@trial(WRITTEN, "a write takes half of the content, then the disk refuses", "a sentence; the old stands")
def short_write(place: Path) -> int:
    return each_call_breaks(place, ONE_FILE, short=True) + each_call_breaks(place / "more", SEVERAL_FILES, short=True)


@trial(WRITTEN, "every write takes seven bytes only", "the whole content is written")
def little_by_little(place: Path) -> int:
    for number, changes in enumerate((ONE_FILE, SEVERAL_FILES)):
        assert _after(place / f"{number}", changes, TakesLittle()) == _after(place / f"{number} whole", changes)
    return 2


def power_goes(place: Path, changes: list[Change]) -> int:
    """The power goes before each call of a save; only what was synced is left."""
    folders, new = in_folders(place), _after(place / "new", changes)
    for number in count(1):
        folder = next(folders)
        old, losing, acknowledged = seen(folder), LosesPower(number), False
        diary = Diary(DiskFolder(folder, losing))
        with losing.power(folder):
            acknowledged = _saved(diary, changes) == ""
        after = seen(folder)
        assert after == new if acknowledged else after in (old, new), f"power lost before call {number}"
        if not losing.went_out:
            return number - 1
        assert _saved(Diary(DiskFolder(folder)), changes) == ""
        assert seen(folder) == new
        assert left_over(folder) == []
    raise AssertionError("never reached")


@trial(
    WRITTEN, "the power goes before each call of a save, and what was not synced is gone", "the old or all of the new"
)
def power_cut(place: Path) -> int:
    return sum(power_goes(place / f"{len(changes)}", changes) for changes in (ONE_FILE, SEVERAL_FILES))


@trial(WRITTEN, "SIGKILL at a random moment while entries are saved", "every acknowledged entry is there", slow=True)
def killed(place: Path) -> int:
    report = killing.kill_often(place / "diary", 200, seed=4)
    assert report.lost == []
    assert report.halves == []
    assert report.left_over == []
    assert report.in_the_middle > 20, "the kills hardly ever hit a write"
    return report.kills
