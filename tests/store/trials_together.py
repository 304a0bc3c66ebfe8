"""Promise 2: two programs, two machines, at once."""

import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from filelock import FileLock

from painplan.errors import CannotDo
from painplan.store import disk
from painplan.store.belonging import LOCK_NAME
from painplan.store.diary import Diary, checkin_change
from painplan.store.disk import DiskFolder
from painplan.store.whole.merging import merge
from painplan.store.whole.verify import verify
from tests.store.trials import trial
from tests.store.trials_damage import CONFLICTS

TOGETHER = "Programs and machines that write at once lose nothing"
DAY = date(2026, 1, 5)
AT, LATER = datetime(2026, 1, 6, 9), datetime(2026, 1, 7, 9)
MONTH = "diary/2026-01.json"
ANSWERS = ("interference", "pain", "energy", "sleep", "mood", "stress", "steps", "sleep_hours")
ENTRIES = 100

WRITER = """
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from painplan.store.diary import Diary, checkin_change, session_change
from painplan.store.disk import DiskFolder
folder, answer, entries = sys.argv[1:]
diary = Diary(DiskFolder(Path(folder)))
for number in range(int(entries)):
    day = date(2026, 1, 5) + timedelta(days=number)
    diary.save([checkin_change(day, **{answer: 5}), session_change(answer, day, done=number)], datetime(2026, 1, 6, 9))
"""


@trial(
    TOGETHER,
    "eight programs save 100 entries each, all to the same days",
    "800 entries, none lost, none twice",
    slow=True,
)
def eight_writers(place: Path) -> int:
    command = [sys.executable, "-c", WRITER, str(place)]
    writers = [
        subprocess.Popen([*command, answer, f"{ENTRIES}"], stderr=subprocess.PIPE, text=True) for answer in ANSWERS
    ]
    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [("", 0)] * len(ANSWERS)
    facts = Diary(DiskFolder(place)).days()
    days = {DAY + timedelta(days=number) for number in range(ENTRIES)}
    assert facts.checkins.keys() == days
    assert all(getattr(entry, answer) == 5 for entry in facts.checkins.values() for answer in ANSWERS)
    assert all(len(entry.history) == len(ANSWERS) - 1 for entry in facts.checkins.values())
    assert facts.sessions.keys() == {(answer, day) for answer in ANSWERS for day in days}
    assert verify(DiskFolder(place)).ok
    return len(ANSWERS) * ENTRIES


HOLDER = """
import sys, time
from pathlib import Path
from painplan.store.disk import DiskFolder
with DiskFolder(Path(sys.argv[1])).lock():
    print("locked", flush=True)
    time.sleep(600)
"""


@trial(TOGETHER, "a program dies while it holds the lock", "the next one saves without waiting")
def lock_of_the_dead(place: Path) -> int:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(place)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "locked\n"
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    Diary(DiskFolder(place)).save([checkin_change(DAY, pain=4)], AT)
    assert Diary(DiskFolder(place)).days().checkins[DAY].pain == 4
    return 1


@trial(
    TOGETHER,
    "another program holds the lock and does not let go",
    "a sentence after ten seconds; nothing changes",
    slow=True,
)
def lock_held(place: Path) -> int:
    Diary(DiskFolder(place)).save([checkin_change(DAY, pain=4)], AT)
    began = monotonic()
    with FileLock(place / LOCK_NAME), pytest.raises(CannotDo, match="Another PainPlan has been writing"):
        Diary(DiskFolder(place)).save([checkin_change(DAY, pain=5)], AT)
    assert monotonic() - began >= disk.LOCK_SECONDS
    assert Diary(DiskFolder(place)).days().checkins[DAY].pain == 4
    return 1


@trial(TOGETHER, "two machines change the same days; a sync program leaves a copy", "merge takes all of both sides")
def merged(place: Path) -> int:
    for number, conflict in enumerate(CONFLICTS):
        here, there = place / f"{number} here", place / f"{number} there"
        Diary(DiskFolder(here)).save([checkin_change(DAY, pain=4)], AT)
        shutil.copytree(here, there)
        Diary(DiskFolder(here)).save(
            [checkin_change(DAY, pain=5, energy=1), checkin_change(date(2026, 1, 9), mood=3)], AT
        )
        Diary(DiskFolder(there)).save([checkin_change(DAY, pain=6, note="there")], LATER)
        Diary(DiskFolder(there)).save([checkin_change(date(2026, 1, 10), mood=4)], LATER)
        name, folder = f"diary/{conflict}", DiskFolder(here)
        (here / name).write_bytes((there / MONTH).read_bytes())
        done = merge(folder, (here / name).read_bytes(), name, LATER)
        assert (done.file, done.added, done.changed, done.unchanged) == (MONTH, 1, 1, 0)
        found = Diary(folder).days().checkins
        assert (found[DAY].pain, found[DAY].energy, found[DAY].note) == (6, 1, "there")
        assert 5 in [earlier.values.get("pain") for earlier in found[DAY].history]
        assert 4 in [earlier.values.get("pain") for earlier in found[DAY].history]
        assert sorted(day.day for day in found) == [5, 9, 10]
        assert verify(folder).ok, "the copy is out of the way"
        again = merge(folder, (there / MONTH).read_bytes(), "2026-01.json", LATER)
        assert (again.added, again.changed) == (0, 0)
    return len(CONFLICTS)


@trial(
    TOGETHER,
    "a copy to merge that is damaged, foreign or of a newer PainPlan",
    "what is whole is taken, or it is refused; nothing is lost",
)
def merged_damaged(place: Path) -> int:
    diary, folder = Diary(DiskFolder(place)), DiskFolder(place)
    diary.save([checkin_change(DAY, pain=4)], AT)
    before = (place / MONTH).read_bytes()
    newer = json.dumps({"painplan": {"format": 99, "file": MONTH}, "checkins": {}}).encode()
    refused = {"2026-01.json": b"", "2026-02.json": b"not json", "holiday.jpg": before[:0], "2026-03.json": newer}
    for called, content in refused.items():
        with pytest.raises(CannotDo, match=called):
            merge(folder, content, called, LATER)
    assert (place / MONTH).read_bytes() == before
    half = before.replace(b"01-05", b"01-06").rstrip(b"\n}") + b"}"
    assert merge(folder, half, "2026-01.json", LATER).added == 1
    assert sorted(day.day for day in diary.days().checkins) == [5, 6]
    return len(refused) + 1
