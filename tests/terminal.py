"""The program as a process at a terminal of its own: what only shows there."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic

PAINPLAN = (sys.executable, "-m", "painplan")
PATIENCE = 120
"""Seconds after which a process that hangs is given up; nothing is measured with it."""
ROOT = Path(__file__).parents[1]
_MODE = re.compile(r"\x1b\[\?([0-9;]+)([hl])")
_CONTROL = re.compile(r"\x1b\[[0-9;?>]*[A-Za-z]")
LEFT_ON = {1049: "the other screen", 1000: "the mouse", 1003: "the mouse", 1015: "the mouse", 1006: "the mouse"}
LEFT_ON |= {2004: "marked pastes", 1004: "told focus"}
LEFT_OFF = {25: "the cursor", 7: "lines that wrap"}


class Terminal:
    """A process with a person at its terminal: 80 columns, 24 lines.

    Args:
        world: The environment of the process.
        arguments: Of the program.
        script: What is run before it, in the same process.
        in_front: Whether it is the program that the terminal's signals are for.
    """

    def __init__(self, world: Mapping[str, str], *arguments: str, script: str = "", in_front: bool = True) -> None:
        self.seen, self._typed = "", 0
        self._ours, self._theirs = pty.openpty()
        termios.tcsetwinsize(self._theirs, (24, 80))
        self.before = termios.tcgetattr(self._theirs)
        # Opened again by a process that leads a session, the terminal becomes its own: Ctrl+C then reaches it.
        # Tests that run in the background of a shell are told to ignore Ctrl+C; a person's terminal is not.
        begin = (
            "import os, runpy, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
            f"os.open({os.ttyname(self._theirs)!r}, os.O_RDWR | {0 if in_front else os.O_NOCTTY}); "
            "sys.argv[0] = 'painplan'\n"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-c", f"{begin}{script}\nrunpy.run_module('painplan', run_name='__main__')", *arguments],
            env=dict(world),
            stdin=self._theirs,
            stdout=self._theirs,
            stderr=self._theirs,
            cwd=ROOT,
            start_new_session=True,
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        os.close(self._theirs)
        self.hang_up()

    def wait_for(self, words: str) -> None:
        """Until these words are on the screen, after what was waited for before."""
        until, start = monotonic() + PATIENCE, len(self.seen)
        while words not in self.seen[start:]:
            assert monotonic() < until, f"“{words}” did not come; seen: {self.seen[start:]!r}"
            assert self._read(), f"“{words}” did not come before the end; seen: {self.seen[start:]!r}"

    def wait_for_letters(self, word: str) -> None:
        """Until a word is on the screen that was typed last, or that stood there already."""
        self.until(lambda: word in _CONTROL.sub("", self.seen[self._typed :]))

    def until(self, there: Callable[[], bool]) -> None:
        """Until something is so."""
        until = monotonic() + PATIENCE
        while not there():
            assert monotonic() < until, f"it did not come; seen: {self.seen[-2_000:]!r}"
            self._read(0.05)

    def type(self, text: str) -> None:
        """Type it."""
        self._typed = len(self.seen)
        os.write(self._ours, text.encode())

    def answer(self, words: str, typed: str) -> None:
        """Wait for a question and answer it."""
        self.wait_for(words)
        self.type(f"{typed}\n")

    def send(self, number: int) -> None:
        """Send a signal to the process."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """The terminal is closed, as when a window is."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def end(self) -> int:
        """Read to the end; the exit code."""
        until = monotonic() + PATIENCE
        while self.process.poll() is None:
            assert monotonic() < until, f"it did not end; seen: {self.seen[-2_000:]!r}"
            self._read(0.1)
        while self._read(0.05):
            pass
        return self.process.returncode

    def left(self) -> list[str]:
        """What the terminal has that it had not before: none when it is whole."""
        last: dict[int, str] = {}
        for modes, turned in _MODE.findall(self.seen):
            last |= dict.fromkeys(map(int, modes.split(";")), turned)
        found = [what for mode, what in LEFT_ON.items() if last.get(mode) == "h"]
        found += [what for mode, what in LEFT_OFF.items() if last.get(mode) == "l"]
        if termios.tcgetattr(self._theirs)[:4] != self.before[:4]:
            found.append("how lines are read")
        return found

    def kill(self) -> None:
        """End it without a chance to tidy up."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def _read(self, seconds: float = PATIENCE) -> bool:
        ready, _, _ = select.select([self._ours], [], [], seconds) if self._ours >= 0 else ([], [], [])
        try:
            part = os.read(self._ours, 65536) if ready else b""
        except OSError:  # the other end is closed
            part = b""
        self.seen += part.decode(errors="replace")
        return bool(part)


def world_of(folder: Path) -> dict[str, str]:
    """Environment of a process that knows only the diary of the test."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "COVERAGE_PROCESS_START")}
    own = {"HOME": str(folder), "LANG": "C.UTF-8", "TERM": "xterm-256color", "PYTHONDONTWRITEBYTECODE": "1"}
    return kept | own | {"PAINPLAN_DATA": str(folder / "diary")}
