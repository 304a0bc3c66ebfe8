"""A world that stands still, so that the same program gives the same bytes: moments, ids, widths, waiting.

Imported before the program, since default arguments take hold of `time.monotonic` and `time.sleep`.
"""

import hashlib
import os
import random
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pyrage
import time_machine

WHERE = "RECORDED_IN"
"""The variable that names another place; for tests of the record itself."""
ROOT = Path(os.environ.get(WHERE, "/tmp/painplan-recorded"))
"""One fixed place for the folders of the diaries: paths stand in what is recorded."""
SURROUNDINGS = {
    "TZ": "UTC",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "COLUMNS": "80",
    "LINES": "24",
    "TERM": "xterm-256color",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "TEXTUAL_ANIMATIONS": "none",
    "HOME": str(ROOT / "home"),
    "XDG_DATA_HOME": str(ROOT / "home" / "data"),
    "XDG_CONFIG_HOME": str(ROOT / "home" / "config"),
}
"""The environment of everything that is recorded; a process begins with it."""
PATIENCE = 1_500.0
"""Seconds that somebody waits in front of one command."""
_REST = (WHERE, "PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "VIRTUAL_ENV", "SYSTEMROOT")
_really_monotonic = time.monotonic


def surroundings(before: Mapping[str, str]) -> dict[str, str]:
    """The environment for a process that records: nothing of the person's own but where Python lies."""
    return {**{name: before[name] for name in _REST if name in before}, **SURROUNDINGS}


class _OneKey:
    """Every new key of this process is the same: sealing one with a passphrase takes seconds."""

    def __init__(self) -> None:
        self.from_str = pyrage.x25519.Identity.from_str
        self._secret = str(pyrage.x25519.Identity.generate())

    def generate(self) -> Any:
        """The key."""
        return self.from_str(self._secret)


class World:
    """Clock and chance of this process."""

    def __init__(self) -> None:
        self._traveller: Any = None
        self._travel: Any = None
        self._waited = 0.0
        self._drawn = 0
        self._lot = b""

    def begin(self) -> None:
        """Take hold of the clock and of chance, once and for good."""
        time.tzset()
        time.monotonic = self._monotonic
        time.sleep = self._sleep  # type: ignore[assignment]
        os.urandom = self._urandom
        random._urandom = self._urandom  # type: ignore[attr-defined]  # what `secrets` draws from
        os.fsync = lambda _: None  # type: ignore[assignment]  # nobody pulls the plug; a quiet disk is not waited for
        hashlib.scrypt = cache(hashlib.scrypt)  # type: ignore[assignment]  # the same passphrase, hundreds of times
        pyrage.x25519.Identity = _OneKey()
        pyrage.passphrase.encrypt = cache(pyrage.passphrase.encrypt)
        pyrage.passphrase.decrypt = cache(pyrage.passphrase.decrypt)
        self._travel = time_machine.travel(datetime(2000, 1, 1, tzinfo=UTC), tick=False)
        self._traveller = self._travel.start()

    @contextmanager
    def at(self, moment: datetime, lot: str) -> Iterator[None]:
        """It is this moment; chance is drawn from this lot."""
        self._traveller.move_to(moment.replace(tzinfo=UTC), tick=False)
        self._waited, self._drawn, self._lot = 0.0, 0, lot.encode()
        yield

    def _monotonic(self) -> float:
        return 1_000.0 + self._waited

    def _sleep(self, seconds: float) -> None:
        self._waited += max(seconds, 0.001)
        if self._waited > PATIENCE:
            raise KeyboardInterrupt  # what has no end is ended with Ctrl+C

    def _urandom(self, count: int) -> bytes:
        drawn = b""
        while len(drawn) < count:
            self._drawn += 1
            drawn += hashlib.sha256(b"%d %s" % (self._drawn, self._lot)).digest()
        return drawn[:count]


WORLD = World()


def real_seconds() -> float:
    """Seconds that really pass: what an event loop needs."""
    return _really_monotonic()
