"""Bringing in forty Fitbit files with the command a person would use, twice."""

import json
import subprocess
import sys
from itertools import count
from pathlib import Path
from time import perf_counter

from benchmarks.diaries import TODAY
from benchmarks.machine import environment
from benchmarks.tables import goal, ms, table, title
from benchmarks.timing import in_turn, spread

FILES = Path(__file__).parents[1] / "tests" / "data" / "knee-diary" / "fitbit"
RUNS, MOST_SECONDS = 5, 2.0


def _import(diary: Path, scratch: Path) -> tuple[float, dict[str, object]]:
    where = ["--data-dir", str(diary), "--today", TODAY.isoformat(), "--json"]
    started = perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "painplan", "import", "fitbit", str(FILES), *where],
        env=environment(scratch),
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = perf_counter() - started
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    return seconds, json.loads(done.stdout)


def _content(diary: Path) -> dict[str, bytes]:
    return {str(path.relative_to(diary)): path.read_bytes() for path in sorted(diary.rglob("*")) if path.is_file()}


def measure(scratch: Path) -> None:
    found = sorted(FILES.glob("*.csv")) if FILES.is_dir() else []
    title(f"Importing {len(found) or 'the'} Fitbit files, {RUNS} runs each in turn")
    if not found:
        print("could not be measured: the files of tests/data/knee-diary/fitbit are not here")
        return
    numbers = count()
    first = scratch / "first"
    try:
        _, said = _import(first, scratch)
        before = _content(first)
        _, again = _import(first, scratch)
        unchanged = _content(first) == before
        seconds = in_turn(
            {
                "into a new diary": lambda: _import(scratch / f"new-{next(numbers)}", scratch)[0],
                "the same files again": lambda: _import(first, scratch)[0],
            },
            RUNS,
        )
    except (RuntimeError, ValueError) as error:
        print(f"could not be measured: {error}")
        return
    table(["", "median", "fastest", "slowest"], [[name, *map(ms, spread(each))] for name, each in seconds.items()])
    shown = ("files", "days", "added", "changed", "unchanged")
    for name, answer in (("first time", said), ("second time", again)):
        print(f"{name}: {', '.join(f'{answer.get(key)} {key}' for key in shown)}")
    slowest = spread(seconds["into a new diary"])[0]
    goal(f"under {MOST_SECONDS:g} s", f"{slowest:.2f} s", met=slowest < MOST_SECONDS)
    measured = "every byte the same" if unchanged else "files differ"
    goal("importing again changes nothing", measured, met=unchanged)
