"""Real processes that save, take back and bring again, and are killed; run as a program of its own, so it may fork.

``python -m tests.store.killing_undo FOLDER TIMES SEED`` prints what was found as JSON.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import msgspec

from painplan.plans.records import Goal
from painplan.store.belonging import JOURNAL, TEMPORARY
from painplan.store.diary import Diary, book_change, checkin_change, session_change
from painplan.store.disk import DiskFolder
from painplan.store.taking_back import bring_again, take_back
from painplan.store.undo_log import UndoNote, undo_list
from tests.store.killing import killed_child

FIRST = date(2020, 1, 1)
AT = datetime(2020, 1, 1, 20)
AT_MOST = 3
"""So many changes are gone through after each kill; after the last one all of them."""


class UndoReport(msgspec.Struct):
    """What many kills left."""

    kills: int = 0
    in_the_middle: int = 0
    """Kills that left a temporary file or an unfinished change: they hit a write."""
    wrong: list[str] = []
    """Where the list of changes and the diary disagreed."""


def write_on(place: Path, pipe: int, chance: Random) -> None:
    """Change, take back and bring again for ever, and say so after each."""
    diary = Diary(DiskFolder(place))
    for number in range(sys.maxsize):
        what, day = chance.random(), FIRST + timedelta(days=chance.randrange(60))
        if what < 0.6:
            changes = [checkin_change(day, steps=number), session_change("walking", day, done=number)]
            if what < 0.2:
                changes.append(book_change("goals", f"{number}", Goal(id=f"{number}", text="Out", created=day)))
            diary.save(changes, AT, UndoNote(at=AT))
        elif what < 0.85:
            take_back(diary, AT)
        else:
            bring_again(diary, AT)
        os.write(pipe, f"{number}\n".encode())


def kill_all(place: Path, times: int, chance: Random) -> UndoReport:
    """Kill many writers, one after the other; after each of them go through the list."""
    from painplan.store import tables  # noqa: F401  (imported once, before the forks)

    report = UndoReport()
    for number in range(times):
        seed = chance.randrange(10**9)
        killed_child(lambda pipe, seed=seed: write_on(place, pipe, Random(seed)), chance)  # type: ignore[misc]
        report.kills += 1
        report.in_the_middle += any(path.name.endswith(TEMPORARY) or path.name == JOURNAL for path in place.rglob(".*"))
        report.wrong += gone_through(Diary(DiskFolder(place)), AT_MOST if number + 1 < times else sys.maxsize)
    return report


def gone_through(diary: Diary, most: int) -> list[str]:
    """Bring again and take back, in turn; where the list did not fit the diary."""
    wrong, listed = [], undo_list(diary.folder)
    again = min(most, len(listed.redo))
    back = min(most, len(listed.undo) + again)
    for act, times in ((bring_again, again), (take_back, back), (bring_again, back - again)):
        for number in range(times):
            done = act(diary, AT)
            wrong += [f"{act.__name__} {number}"] if done is None or done.left else []
    return wrong


def kill_often(place: Path, times: int, *, seed: int) -> UndoReport:
    """The same in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.killing_undo", str(place), str(times), str(seed)],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr.decode()
    return msgspec.json.decode(done.stdout, type=UndoReport)


def main(arguments: Sequence[str]) -> None:
    """Kill and print."""
    place, times, seed = arguments
    sys.stdout.buffer.write(msgspec.json.encode(kill_all(Path(place), int(times), Random(int(seed)))))


if __name__ == "__main__":
    main(sys.argv[1:])
