"""Memory of the open program: after the first screen, and after the trends with their picture."""

from pathlib import Path

from benchmarks.diaries import make_diary
from benchmarks.start import FIRST_SCREEN, YEARS, painplan
from benchmarks.tables import goal, table, title
from benchmarks.terminal import NeverPainted, Terminal

MOST_MB = 120.0
QUIET_SECONDS = 1.0
"""Painting is over when nothing has come for this long."""
TRENDS_KEY, TRENDS = "2", "PainPlan · Trends"


def measure(scratch: Path) -> None:
    title(f"Memory of the open program, diary of {YEARS} years")
    make_diary(scratch / "diary", YEARS)
    try:
        with Terminal(painplan(scratch / "diary"), scratch) as terminal:
            terminal.wait_for(*FIRST_SCREEN)
            terminal.settle(QUIET_SECONDS)
            today = terminal.memory()
            terminal.press(TRENDS_KEY)
            terminal.wait_for(TRENDS)
            terminal.settle(QUIET_SECONDS)
            trends = terminal.memory()
    except NeverPainted as error:
        print(f"could not be measured: {error}")
        return
    if today is None or trends is None:
        print("could not be measured: this system has no /proc to read it from")
        return
    table(["screen", "memory"], [["Today", f"{today:.0f} MB"], ["then Trends", f"{trends:.0f} MB"]])
    goal(f"under {MOST_MB:g} MB", f"{max(today, trends):.0f} MB", met=max(today, trends) < MOST_MB)
