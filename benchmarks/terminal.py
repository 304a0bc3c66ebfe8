"""A pretended terminal of 80x24 in which a program with screens is started, watched and ended."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from types import TracebackType

from benchmarks.machine import environment

COLUMNS, LINES = 80, 24
PATIENCE_SECONDS = 20.0
_ESCAPES = re.compile(r"\x1b(\[[0-9;:?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|P[^\x1b]*\x1b\\|.)")


class NeverPainted(Exception):
    """The awaited text did not come; says what stood there instead."""


class Terminal:
    """A program in a terminal; leaving the ``with`` block ends it."""

    def __init__(self, arguments: Sequence[str], scratch: Path) -> None:
        self._screen, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self._started = perf_counter()
        self.process = subprocess.Popen(
            arguments,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env=environment(scratch),
            start_new_session=True,
        )
        os.close(inside)
        self._painted = b""

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._screen)

    def wait_for(self, *texts: str) -> float:
        """Seconds from the start of the program until all texts have been painted.

        Raises:
            NeverPainted: The program ended or was silent for too long.
        """
        while not all(text in self._text() for text in texts):
            if not self._read(PATIENCE_SECONDS):
                raise NeverPainted(f"waited for {', '.join(texts)}; saw: {self._text()[-400:]!r}")
        return perf_counter() - self._started

    def settle(self, seconds: float) -> None:
        """Let it paint on until nothing has come for this long."""
        while self._read(seconds):
            pass

    def press(self, key: str) -> None:
        os.write(self._screen, key.encode())
        self._painted = b""

    def memory(self) -> float | None:
        """Resident memory in MB; none where the system has no /proc."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return None
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else None

    def _read(self, seconds: float) -> bool:
        if not select.select([self._screen], [], [], seconds)[0]:
            return False
        try:
            painted = os.read(self._screen, 65_536)
        except OSError:  # Linux says that the other side is closed with an error
            return False
        self._painted += painted
        return bool(painted)

    def _text(self) -> str:
        return _ESCAPES.sub("", self._painted.decode(errors="replace"))
