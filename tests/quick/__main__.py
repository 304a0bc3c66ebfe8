"""``make quick``: style, types, arrows, and the tests nearest to what was changed, within a time that is told.

``python -m tests.quick [--seconds N]``. It says what it ran and what it left out; it does not stand for the whole.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from pathlib import Path

from tests.quick.deadline import UNTIL
from tests.quick.nearest import nearest
from tests.quick.touched import Touched, touched

TOP = Path(__file__).parents[2]
CONTRACT = "tests/contract"
NEAR = 2
"""Tests so near come before the contract; those further away after it."""
SECONDS = 90
FOR_THE_LAST = 8
"""Seconds kept for tests that were begun before the time was up, and for telling."""
MOST_FILES = 80
"""Collecting costs time, too."""
CHECKS = (
    (("ruff", "check", "--quiet"),),
    (("ruff", "format", "--check", "--quiet"),),
    (("mypy",), ("lint-imports",)),
)
"""One after the other; those of a line at once."""


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(prog="python -m tests.quick")
    parser.add_argument("--seconds", type=int, default=SECONDS, help="How long it may take in all.")
    began, seconds = time.time(), parser.parse_args().seconds
    end = began + seconds
    failed = [name for at_once in CHECKS for name in _checked(at_once)]
    work = touched(TOP)
    say(f"{len(work.files)} files differ {work.since}.")
    chosen, further = choose(work)
    left = end - time.time()
    say(f"Tests for {max(left, 0):.0f} s: {len(chosen)} files, the nearest to the change first.")
    if chosen and not _tested(chosen, end - FOR_THE_LAST):
        failed.append("tests")
    if further:
        say(f"Left out: {len(further)} test files further away ({', '.join(further[:3])} …).")
    say(f"{'Not right: ' + ', '.join(failed) if failed else 'All right'}, {time.time() - began:.0f} s.")
    sys.exit(1 if failed else 0)


def choose(work: Touched) -> tuple[list[str], list[str]]:
    """The test files to run, in their order, and those that are left out."""
    away = nearest(TOP, work.files)
    contract = sorted(str(path.relative_to(TOP)) for path in (TOP / CONTRACT).glob("test_*.py"))
    near = [path for path, distance in away.items() if distance <= NEAR and path not in contract]
    far = [path for path, distance in away.items() if distance > NEAR and path not in contract]
    ordered = [*near[: MOST_FILES - len(contract)], *contract, *far]
    return ordered[:MOST_FILES], [*near[MOST_FILES - len(contract) :], *ordered[MOST_FILES:]]


def say(text: str) -> None:
    """A line for who waits."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _checked(at_once: tuple[tuple[str, ...], ...]) -> list[str]:
    """Run checks at the same time; gives the names of those that found something."""
    began, tools = time.time(), Path(sys.executable).parent
    running = [
        (
            command[0],
            subprocess.Popen([str(tools / command[0]), *command[1:]], cwd=TOP, stdout=subprocess.PIPE, text=True),
        )
        for command in at_once
    ]
    failed = []
    for name, process in running:
        out, _ = process.communicate()
        if process.returncode:
            failed.append(name)
            say(out.strip())
    say(f"{', '.join(' '.join(command) for command in at_once)}: {time.time() - began:.0f} s")
    return failed


def _tested(files: list[str], until: float) -> bool:
    """Run tests; those that would begin too late are left out and counted."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n",
        "2",
        "-p",
        "tests.quick.deadline",
        "-p",
        "no:cacheprovider",
        *files,
    ]
    ran = subprocess.run(
        command, cwd=TOP, env={**os.environ, UNTIL: str(until)}, stdout=subprocess.PIPE, text=True, check=False
    )
    lines = ran.stdout.strip().splitlines()
    say("\n".join(lines if ran.returncode else lines[-1:]))
    if late := re.search(r"(\d+) skipped", lines[-1] if lines else ""):
        say(f"{late[1]} tests were left out because the time was up, or are left out here always.")
    return ran.returncode in (0, 5)
