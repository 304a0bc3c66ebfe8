"""How long until the first screen is painted, beside a Textual program that shows one label."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.diaries import TODAY, make_diary
from benchmarks.tables import goal, ms, table, title
from benchmarks.terminal import NeverPainted, Terminal
from benchmarks.timing import in_turn, spread

YEARS, RUNS, MOST = 4, 9, 1.5
WHOLE = "PainPlan, all of Today"
LABEL = "Just one label"
ONE_LABEL = f"""
from textual.app import App, ComposeResult
from textual.widgets import Label


class OneLabel(App[None]):
    def compose(self) -> ComposeResult:
        yield Label("{LABEL}")


OneLabel().run()
"""
TITLE = "PainPlan · Today"
FIRST_SCREEN = (TITLE, "Walking", "If it flares")
"""Title, plan and last line of the Today screen: all of it is there, not only the frame."""


def painplan(diary: Path) -> list[str]:
    return [sys.executable, "-m", "painplan", "--data-dir", str(diary), "--today", TODAY.isoformat()]


def _painted(arguments: Sequence[str], scratch: Path, *texts: str) -> Callable[[], float]:
    def run() -> float:
        with Terminal(arguments, scratch) as terminal:
            return terminal.wait_for(*texts)

    return run


def measure(scratch: Path) -> None:
    title(f"First painted screen, diary of {YEARS} years, 80x24, {RUNS} runs each in turn")
    make_diary(scratch / "diary", YEARS)
    one_label = scratch / "one_label.py"
    one_label.write_text(ONE_LABEL)
    cases = {
        "one label": _painted([sys.executable, str(one_label)], scratch, LABEL),
        "PainPlan, its first line": _painted(painplan(scratch / "diary"), scratch, TITLE),
        WHOLE: _painted(painplan(scratch / "diary"), scratch, *FIRST_SCREEN),
    }
    try:
        found = in_turn(cases, RUNS)
    except NeverPainted as error:
        print(f"could not be measured: {error}")
        return
    label = spread(found["one label"])[0]
    rows = [[name, *map(ms, spread(seconds)), f"{spread(seconds)[0] / label:.2f}"] for name, seconds in found.items()]
    table(["program", "median", "fastest", "slowest", "times"], rows)
    ratio = spread(found[WHOLE])[0] / label
    goal(f"at most {MOST} times", f"{ratio:.2f}", met=ratio <= MOST)
