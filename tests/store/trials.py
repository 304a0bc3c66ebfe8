"""Every fault that the store is tried under: STORE.md's table is made of these, and the tests run each of them.

A trial makes its fault, checks the promise with plain assertions, and answers how many times it was tried.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

Run = Callable[[Path], int]


class Trial(NamedTuple):
    """One line of the table."""

    promise: str
    fault: str
    result: str
    """What stands afterwards; the trial checks it."""
    run: Run
    slow: bool = False
    """Takes seconds; in the slow group of the tests."""


TRIALS: list[Trial] = []


def trial(promise: str, fault: str, result: str, *, slow: bool = False) -> Callable[[Run], Run]:
    """Enter a function in the table."""

    def enter(run: Run) -> Run:
        TRIALS.append(Trial(promise, fault, result, run, slow))
        return run

    return enter
