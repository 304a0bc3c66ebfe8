"""Real processes that save entries and are killed; run as a program of its own, so that it may fork.

``python -m tests.store.killing FOLDER TIMES SEED`` prints what was found as JSON.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import msgspec

from painplan.plans.records import Goal
from painplan.store.belonging import JOURNAL, LOCK_NAME, STATE, TEMPORARY
from painplan.store.diary import Change, Diary, book_change, checkin_change, session_change
from painplan.store.disk import DiskFolder

FIRST = date(2020, 1, 1)
LONGEST_LIFE = 0.03
"""Seconds a writer lives at most after its first acknowledgement; a save takes a few milliseconds."""


class Report(msgspec.Struct):
    """What many kills left."""

    kills: int = 0
    saves: int = 0
    """Acknowledged."""
    in_the_middle: int = 0
    """Kills that left a temporary file or an unfinished change: they hit a write."""
    lost: list[str] = []
    """Acknowledged, and not there."""
    halves: list[str] = []
    """Saves of which only a part is there."""
    left_over: list[str] = []
    """Temporary files after one more save."""


def changes_of(number: int) -> list[Change]:
    """What one save holds: every third goes to three files at once."""
    day = FIRST + timedelta(days=number % 700)
    changes = [checkin_change(day, steps=number, note=f"number {number}"), session_change("walking", day, done=number)]
    if number % 3 == 0:
        changes.append(checkin_change(day + timedelta(days=800), steps=number))
        changes.append(book_change("goals", f"{number}", Goal(id=f"{number}", text="Out", created=day)))
    return changes


def parts_found(diary: Diary, number: int) -> list[bool]:
    """Which parts of a save are in the diary."""
    day = FIRST + timedelta(days=number % 700)
    facts = diary.days(day, day)
    entry, session = facts.checkins.get(day), facts.sessions.get(("walking", day))
    parts = [entry is not None and entry.steps == number, session is not None and session.done == number]
    if number % 3 == 0:
        later = diary.days(day + timedelta(days=800), day + timedelta(days=800)).checkins.values()
        parts += [[entry.steps for entry in later] == [number], diary.book().goal(f"{number}") is not None]
    return parts


def write_on(place: Path, first: int, pipe: int) -> None:
    """Save entries for ever, and say so after each."""
    diary = Diary(DiskFolder(place))
    for number in range(first, sys.maxsize):
        diary.save(changes_of(number), datetime.combine(FIRST + timedelta(days=number // 40), datetime.min.time()))
        os.write(pipe, f"{number}\n".encode())


def kill_one(place: Path, first: int, chance: Random) -> int:
    """Start a writer, kill it, and tell the number of its first entry that was not acknowledged."""
    heard = killed_child(lambda telling: write_on(place, first, telling), chance)
    return int(heard.split(b"\n")[-2]) + 1


def killed_child(write: Callable[[int], object], chance: Random) -> bytes:
    """Start a process that writes and tells of it through a pipe, kill it, and give what it told."""
    listening, telling = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(listening)
        write(telling)
    os.close(telling)
    heard = os.read(listening, 65_536)  # it has begun
    time.sleep(chance.uniform(0, LONGEST_LIFE))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(listening, 65_536):
        heard += more
    os.close(listening)
    return heard


def kill_all(place: Path, times: int, chance: Random) -> Report:
    """Kill many writers, one after the other, and look after each."""
    from painplan.store import tables  # noqa: F401  (imported once, before the forks)

    report, following = Report(), 1
    for _ in range(times):
        began, following = following, kill_one(place, following, chance)
        report.kills += 1
        report.saves += following - began
        report.in_the_middle += any(path.name.endswith(TEMPORARY) or path.name == JOURNAL for path in place.rglob(".*"))
        left = Diary(DiskFolder(place))
        report.lost += [f"{number}" for number in range(began, following) if not all(parts_found(left, number))]
        report.halves += [f"{following}"] if len(set(parts_found(left, following))) > 1 else []
    Diary(DiskFolder(place)).save([checkin_change(FIRST, steps=0)], datetime(2020, 1, 1))
    report.left_over = [path.name for path in place.rglob(".*") if path.name not in (LOCK_NAME, STATE)]
    return report


def kill_often(place: Path, times: int, *, seed: int) -> Report:
    """The same in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.killing", str(place), str(times), str(seed)],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr.decode()
    return msgspec.json.decode(done.stdout, type=Report)


def main(arguments: Sequence[str]) -> None:
    """Kill and print."""
    place, times, seed = arguments
    sys.stdout.buffer.write(msgspec.json.encode(kill_all(Path(place), int(times), Random(int(seed)))))


if __name__ == "__main__":
    main(sys.argv[1:])
