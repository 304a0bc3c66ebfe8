"""Wild diaries by their seeds: what was tried, and what went wrong with which."""

import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

from tests.wild.diaries import wild_diary
from tests.wild.looking import faults_of_processes, faults_of_screens
from tests.wild.opening import THROUGH, faults


def tried(seed: int) -> list[str]:
    """What is wrong with a diary that is let in, opened, reviewed, reported and exported in this process."""
    wild = wild_diary(seed)
    with tempfile.TemporaryDirectory() as folder:
        return [f"{seed} ({wild.door}): {fault}" for fault in _guarded(faults(wild, Path(folder) / "diary"))]


def looked_at(seed: int, *, all_ways: bool) -> list[str]:
    """What is wrong with a diary of which every command is called as a process, and every main screen opened."""
    wild = wild_diary(seed)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        THROUGH[wild.door](wild, root / "diary")
        found = [*_guarded(faults_of_processes(root, all_ways=all_ways)), *faults_of_screens(root)]
    return [f"{seed} ({wild.door}): {fault}" for fault in found]


def _guarded(faults_of_one: Iterator[str]) -> Iterator[str]:
    try:
        yield from faults_of_one
    except Exception:  # whatever breaks is what is looked for
        yield f"broke: {traceback.format_exc(limit=-4)}"
