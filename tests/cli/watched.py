"""Runs commands or screens with an audit hook and prints what they touched; a program of its own, for hooks stay.

``python -m tests.cli.watched commands|screens FOLDER`` prints JSON: what was run, and what was not allowed.
"""

import asyncio
import json
import os
import socket
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

DAY = "2026-01-05"
TRIES = ("--trial", "8", "--trial", "12", "--trial", "10")
WANTED = ("--goal", "Out", "--activity", "Walking", "--unit", "minutes")
GIVEN: dict[str, tuple[tuple[str, ...], ...]] = {
    "plan": (("add", *WANTED, *TRIES), ("list",), ("show", "walking")),
    "checkin": (("--set", "pain=4", "--set", "done.walking=8"),),
    "trend": ((), ("pain", "--json")),
    "history": ((DAY,), ("walking",)),
    "pace": (TRIES[1::2],),
    "compare": (("--a", "1,2,3", "--b", "4,5,6"),),
    "score": (("peg", "7", "8", "6"), ("--list",)),
    "flare": (("start",), ("end",)),
    "demo": (("--list",),),
    "serve": (("walking", "--diary"),),  # refused: it lasts, and a port is what it is for (tests/browser)
    "replay": (("days.csv", "--quota", "10", "--step", "1"),),
    "import": (
        ("csv", "days.csv", "--date", "date", "--map", "done=steps"),
        ("painplan", "out.json"),
        ("painplan", "tables"),
    ),
    "export": (("json", "out.json"), ("csv", "out.csv"), ("csv", "tables/"), ("json", "--schema")),
    "backup": ((), ("backup.zip",)),
    "restore": (("backup.zip", "--yes"),),
    "merge": (("copy.json",),),
    "erase": (("--word", "erase"),),
}
"""How each command is called; any other is called without anything."""
LAST = ("encrypt", "today", "decrypt", "passphrase", "erase")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
FORBIDDEN = (
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.spawn",
    "pty.spawn",
    "urllib.",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
)
PATHS = {"os.rename": 2, "os.remove": 1, "os.mkdir": 1, "os.rmdir": 1, "os.link": 2, "os.symlink": 2, "shutil.move": 2}
"""Events whose first arguments are paths that change."""


class Watch:
    """What is allowed, and what happened besides."""

    def __init__(self, allowed: Path) -> None:
        self.allowed, self.on = allowed, False
        self.found: list[str] = []

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        self.on = False
        try:
            self._look(event, arguments)
        finally:
            self.on = True

    def _look(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith("socket."):
            # An event loop wakes itself through a pair of local sockets that lead nowhere.
            if not (event == "socket.__new__" and arguments[1] == socket.AF_UNIX):
                self.found.append(f"{event} {arguments[1:]}")
        elif event.startswith(FORBIDDEN):
            self.found.append(f"{event} {arguments[:2]}")
        elif event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            if (arguments[2] or 0) & WRITING:
                self._may(event, arguments[0])
        elif event in PATHS:
            for path in arguments[: PATHS[event]]:
                self._may(event, path)

    def _may(self, event: str, path: Any) -> None:
        where = Path(os.fsdecode(path)).absolute()
        if not where.is_relative_to(self.allowed) and str(where) not in (os.devnull, "/dev/tty", "/dev/ptmx"):
            self.found.append(f"{event} {where}")


def commands(watch: Watch, place: Path) -> list[str]:
    """Every command, twice where it is called in two ways."""
    from painplan.cli.main import _COMMANDS, main

    (place / "days.csv").write_text("date,done\n2026-01-01,10\n", encoding="utf-8")
    ran = []
    names = ["plan", "checkin", *(name for name in _COMMANDS if name not in ("plan", "checkin", *LAST)), *LAST]
    diary = ["--data-dir", str(place / "diary"), "--today", DAY]
    for name in names:
        for more in GIVEN.get(name, ((),)):
            sys.stdin = _Lines("several words\nother words\n")
            secret = ["--passphrase-stdin"] if name in LAST else []
            watch.on = True
            code = main([*diary, *secret, name, *more])
            watch.on = False
            ran.append(f"{name} {code}")
            month = place / "diary" / "diary" / "2026-01.json"
            if month.exists() and not (place / "copy.json").exists():
                (place / "copy.json").write_bytes(month.read_bytes())
    return ran


class _Lines:
    """Standard input without a person."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines(keepends=True)

    def readline(self) -> str:
        return self._lines.pop(0) if self._lines else ""

    def isatty(self) -> bool:
        return False


async def screens(watch: Watch, place: Path) -> list[str]:
    """Every action of the screens, on a diary with a plan."""
    from painplan.plans.records import Trial
    from painplan.plans.service import NewPlan
    from painplan.screens.actions import ACTIONS
    from painplan.store.diary import Diary
    from painplan.store.disk import DiskFolder
    from painplan.today.coach import Coach
    from tests.support import at_the_screen

    coach = Coach(Diary(DiskFolder(place / "diary")), date(2026, 1, 5), now=lambda: datetime(2026, 1, 5, 20))
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    ran = []
    watch.on = True
    coach.add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", trials=trials))
    async with at_the_screen(coach) as person:
        for action in ACTIONS:
            if action.name != "leave_program":
                await person.app.run_action(action.name)
                await person.press("escape", "escape")
                ran.append(action.name)
    watch.on = False
    return ran


def main(arguments: Sequence[str]) -> None:
    kind, folder = arguments
    place = Path(folder).absolute()
    os.chdir(place)
    watch, out = Watch(place), os.dup(1)
    os.dup2(2, 1)
    sys.addaudithook(watch.hook)
    ran = commands(watch, place) if kind == "commands" else asyncio.run(screens(watch, place))
    os.write(out, json.dumps({"ran": ran, "found": watch.found}).encode())


if __name__ == "__main__":
    main(sys.argv[1:])
