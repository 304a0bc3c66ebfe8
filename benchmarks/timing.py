"""Runs alternatives in turn, so that whatever else the machine does hits all of them alike."""

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.machine import environment


def in_turn(cases: Mapping[str, Callable[[], float]], runs: int) -> dict[str, list[float]]:
    """Seconds of each run of each case; a first round of all is not counted."""
    found: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(runs + 1):
        for name, case in cases.items():
            seconds = case()
            if number:
                found[name].append(seconds)
    return found


def process(arguments: Sequence[str], scratch: Path) -> Callable[[], float]:
    """A program to be timed from its start to its end."""

    def run() -> float:
        started = perf_counter()
        subprocess.run(arguments, env=environment(scratch), stdout=subprocess.DEVNULL, check=True)
        return perf_counter() - started

    return run


def p95(seconds: Sequence[float]) -> float:
    return sorted(seconds)[min(len(seconds) - 1, round(0.95 * len(seconds)))]


def spread(seconds: Sequence[float]) -> tuple[float, float, float]:
    """Median, fastest and slowest."""
    return median(seconds), min(seconds), max(seconds)
