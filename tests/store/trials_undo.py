"""Promise 13: the last change can be taken back, also after a restart; list and diary never disagree."""

import errno
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import count
from pathlib import Path

from painplan.errors import CannotDo
from painplan.plans.records import Goal
from painplan.store.diary import Diary, book_change, checkin_change, session_change
from painplan.store.disk import DiskFolder
from painplan.store.taking_back import bring_again, take_back
from painplan.store.undo_log import UndoNote, undo_list
from tests.store import killing_undo
from tests.store.broken_disks import CALLS, BreaksOnce, LosesPower
from tests.store.trials import trial

UNDONE = "The last change can be taken back, and the list of changes never disagrees with the diary"
DAY = date(2026, 1, 5)
AT, LATER = datetime(2026, 1, 5, 20), datetime(2026, 1, 6, 9)
GOAL = Goal(id="out", text="Out again", created=DAY)

Act = Callable[[Diary], object]


def save(diary: Diary) -> object:
    """A change of three files, noted."""
    changes = [checkin_change(DAY, pain=7), session_change("walking", DAY, done=9), book_change("goals", "out", GOAL)]
    return diary.save([*changes, checkin_change(date(2026, 2, 5), pain=1)], LATER, UndoNote(at=LATER))


def back(diary: Diary) -> object:
    """Take the last change back."""
    return take_back(diary, LATER)


def again(diary: Diary) -> object:
    """Bring it again."""
    return bring_again(diary, LATER)


ACTS: dict[str, tuple[tuple[Act, ...], Act]] = {
    "save after undo": ((save, back), save),
    "undo": ((save,), back),
    "redo": ((save, back), again),
}
"""What is done before, and what is done while the disk breaks."""


def begun(place: Path, before: tuple[Act, ...]) -> Path:
    """A diary with a noted change in it."""
    diary = Diary(DiskFolder(place))
    diary.save([checkin_change(DAY, pain=4, note="old")], AT, UndoNote(at=AT))
    for act in before:
        act(diary)
    return place


def seen(place: Path) -> tuple[object, ...]:
    """Everything a program sees that opens the diary now, and what it could take back."""
    diary = Diary(DiskFolder(place))
    facts, listed = diary.days(), undo_list(diary.folder)
    entries = tuple((day, entry.pain, entry.note) for day, entry in sorted(facts.checkins.items()))
    told = tuple(tuple((step.at, step.entries) for step in steps) for steps in listed)
    return entries, tuple(facts.sessions), tuple(goal.id for goal in diary.book().goals), told


def in_folders(place: Path, before: tuple[Act, ...]) -> Iterator[Path]:
    """A fresh folder for each try."""
    for number in count():
        folder = place / str(number)
        yield begun(folder, before)
        shutil.rmtree(folder)


def _done(act: Act, diary: Diary) -> str:
    try:
        act(diary)
    except CannotDo as error:
        return str(error)
    return ""


def _after(place: Path, before: tuple[Act, ...], act: Act) -> tuple[object, ...]:
    assert _done(act, Diary(DiskFolder(begun(place, before)))) == ""
    return seen(place)


@trial(
    UNDONE,
    "each call of a noted save, an undo, and a redo of three files breaks once: full disk",
    "diary and list are both as before, or both as after",
    slow=True,
)
def undo_call_breaks(place: Path) -> int:
    tried = 0
    for name, (before, act) in ACTS.items():
        folders, new = in_folders(place / name, before), _after(place / f"{name} new", before, act)
        for call in CALLS:
            for number in count(1):
                folder, breaking = next(folders), BreaksOnce(call, number, errno.ENOSPC)
                old = seen(folder)
                told = _done(act, Diary(DiskFolder(folder, breaking)))
                if not breaking.broke:
                    break
                tried += 1
                assert seen(folder) == (old if told else new), (name, call, number)
    return tried


@trial(
    UNDONE,
    "the power goes before each call of the same",
    "diary and list are both as before, or both as after",
    slow=True,
)
def undo_power_cut(place: Path) -> int:
    tried = 0
    for name, (before, act) in ACTS.items():
        folders, new = in_folders(place / name, before), _after(place / f"{name} new", before, act)
        for number in count(1):
            folder = next(folders)
            old, losing, acknowledged = seen(folder), LosesPower(number), False
            diary = Diary(DiskFolder(folder, losing))
            with losing.power(folder):
                acknowledged = _done(act, diary) == ""
            after = seen(folder)
            assert after == new if acknowledged else after in (old, new), (name, number)
            if not losing.went_out:
                break
            tried += 1
    return tried


@trial(
    UNDONE,
    "SIGKILL at a random moment while changes are saved, taken back and brought again",
    "the last changes can be taken back and brought again, at the end all of them; nothing is found changed since",
    slow=True,
)
def killed_in_between(place: Path) -> int:
    report = killing_undo.kill_often(place / "diary", 60, seed=6)
    assert report.wrong == []
    assert report.in_the_middle > 10, "the kills hardly ever hit a write"
    return report.kills
