"""How long ``painplan today`` takes with a diary of twenty years, beside a bare Python interpreter."""

import sys
from pathlib import Path

from benchmarks.diaries import TODAY, make_diary
from benchmarks.machine import console_script
from benchmarks.tables import goal, ms, table, title
from benchmarks.timing import in_turn, process, spread

YEARS, RUNS, MOST = 20, 21, 6.0


def measure(scratch: Path) -> None:
    title(f"painplan today, diary of {YEARS} years, {RUNS} runs each in turn")
    make_diary(scratch / "diary", YEARS)
    common = ["--data-dir", str(scratch / "diary"), "--today", TODAY.isoformat(), "today"]
    cases = {
        "python -c pass": process([sys.executable, "-c", "pass"], scratch),
        "python, its libraries": process([sys.executable, "-c", "import click, msgspec, pathlib, tomllib"], scratch),
        "python -m painplan today": process([sys.executable, "-m", "painplan", *common], scratch),
    }
    if console_script().exists():
        cases["painplan today"] = process([str(console_script()), *common], scratch)
    found = in_turn(cases, RUNS)
    bare = spread(found["python -c pass"])[0]
    rows = [[name, *map(ms, spread(seconds)), f"{spread(seconds)[0] / bare:.2f}"] for name, seconds in found.items()]
    table(["program", "median", "fastest", "slowest", "times"], rows)
    last = spread(list(found.values())[-1])[0] / bare
    goal(f"at most {MOST:g} times the bare interpreter", f"{last:.2f}", met=last <= MOST)
