"""Makes the record of what the program does: ``python -m tests.recorded.make [--into DIR] [PART…]``.

A diary is a part, and so are the figures; each is made in a process of its own, two at a time.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock

from tests.recorded.kept import ENDING, KEPT
from tests.recorded.world import ROOT, surroundings

AT_ONCE = 2
REPOSITORY = Path(__file__).parents[2]


class NotMade(Exception):
    """A part could not be made; the text says why."""


def make(folder: Path, only: Sequence[str] = ()) -> None:
    """Make the parts of the record in a folder.

    Raises:
        NotMade: One of them cannot be made, or a command of the program was not called in all of them.
    """
    from tests.recorded.covered import never_called
    from tests.recorded.recording import part_names

    names = part_names()
    if unknown := [name for name in only if name not in names]:
        raise NotMade(f"There is no part {', '.join(unknown)}. The parts: {', '.join(names)}.")
    with FileLock(f"{ROOT}.lock"):  # the folders of the diaries are always the same ones
        try:
            _run([name for name in names if not only or name in only], folder)
        finally:
            shutil.rmtree(ROOT, ignore_errors=True)
    if not only and (missing := never_called(folder)):
        raise NotMade(
            f"These commands answered in no diary: {', '.join(missing)}. "
            "Say how they are called in tests/recorded/ways.toml or tests/recorded/script.txt."
        )


def _run(waiting: list[str], folder: Path) -> None:
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                part = waiting.pop(0)
                running[part] = subprocess.Popen(
                    [sys.executable, "-m", "tests.recorded.part", part, str(folder)],
                    cwd=REPOSITORY,
                    env=surroundings(os.environ),
                )
            for part, process in list(running.items()):
                if process.poll() is not None:
                    del running[part]
                    if process.returncode:
                        raise NotMade(f"The part {part} was not made (see above).")
            time.sleep(0.05)
    finally:
        for process in running.values():
            process.terminate()


def main() -> None:
    """Make it, and say how long it took."""
    parser = argparse.ArgumentParser(prog="python -m tests.recorded.make")
    parser.add_argument("--into", type=Path, default=KEPT, help="Where the record is kept (else with the tests).")
    parser.add_argument("parts", nargs="*", metavar="PART", help="Only these diaries or figures.")
    given = parser.parse_args()
    began = time.monotonic()
    try:
        make(given.into.absolute(), given.parts)
    except NotMade as error:
        sys.exit(str(error))
    size = sum(file.stat().st_size for file in given.into.glob(f"*{ENDING}"))
    sys.stdout.write(f"Recorded in {time.monotonic() - began:.0f} s: {size / 1e6:.1f} MB in {given.into}.\n")


if __name__ == "__main__":
    main()
