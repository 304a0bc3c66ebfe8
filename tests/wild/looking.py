"""What a wild diary looks like from outside: every reading command as a process of its own, and every main screen."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from painplan.screens.actions import ACTIONS
from tests.recorded import reading, ties
from tests.recorded.calls import Call
from tests.recorded.place import Place
from tests.recorded.streams import Answer
from tests.recorded.writing import scripted
from tests.wild.opening import Ran, steers, wrong_with
from tests.wild.values import TODAY

MOST_SECONDS = 120
"""A command that takes longer does not end by itself, however busy the machine is."""
MAIN_SCREENS = tuple(action.name for action in ACTIONS if action.opens and action.key)
INTERRUPTED = 130
SIZE = (80, 24)


class Looked:
    """A diary that is only looked at; what reads the ways of commands asks it what it holds.

    Args:
        root: The folder in which the diary lies as ``diary``.
    """

    def __init__(self, root: Path) -> None:
        self.root, self.place = root, Place(root / "diary")

    def call(self, call: Call, day: Any, *, json: bool = False) -> Answer:
        """One command in a process of its own, without a terminal."""
        before = ["--data-dir", str(self.root / "diary"), "--today", day.isoformat(), *(["--json"] if json else [])]
        return process([*before, *call.words], self.root)

    def exported(self, day: Any) -> dict[str, Any]:
        """Everything the diary holds."""
        answer = self.call(Call(("export", "json", "-")), day)
        return msgspec.json.decode(answer.out) if answer.code == 0 else {}


def process(arguments: list[str], where: Path) -> Answer:
    """One command in a process that is forked from this one: nothing that it does stays.

    Args:
        arguments: As the shell would give them.
        where: Where its answer is left for a moment.
    """
    told = where / "answer.json"
    child = os.fork()
    if child == 0:
        _child(arguments, told)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        return Answer(code, "", f"the process ended with {code}")
    found = msgspec.json.decode(told.read_bytes(), type=Answer)
    told.unlink()
    return found


def _child(arguments: list[str], told: Path) -> NoReturn:
    """Never returns: neither into the tests nor into what waits for their end."""
    try:
        signal.alarm(MOST_SECONDS)
        time.sleep = _interrupted  # type: ignore[assignment]  # it never comes back, whatever it is given
        answer = ties.call(arguments)
        told.write_bytes(msgspec.json.encode([answer.code, _text(answer.out), _text(answer.err)]))
        os._exit(0)
    finally:
        os._exit(70)


def _text(said: str) -> str:
    return said.encode("utf-8", "backslashreplace").decode()


def _interrupted(_: float) -> NoReturn:
    """Whoever waits for a clock is interrupted by the person."""
    raise KeyboardInterrupt


def faults_of_processes(root: Path, *, all_ways: bool) -> Iterator[str]:
    """What is wrong with what the commands say of a diary that need nothing to be given; what one changes is put back.

    Args:
        root: The folder in which it lies.
        all_ways: Those that only read with every option; else each command once.
    """
    diary = Looked(root)
    diary.place.changes()
    values = reading.Values(diary, TODAY, 0)  # type: ignore[arg-type]  # all that it asks of a diary is there
    by_script = scripted()
    for path, command in ties.commands().items():
        if path[0] in reading.WAYS["calculators"] or reading.missing(path, command):
            continue
        ways = reading.calls(path, command, values)
        for call in ways if all_ways and path not in by_script else ways[:1]:
            answer = diary.call(call, TODAY)
            code = 0 if answer.code == INTERRUPTED else answer.code
            if fault := wrong_with(Ran(" ".join(call.words), code, answer.out, answer.err)):
                yield f"process {call} {fault}"
            diary.place.put_back(diary.place.changes())


def faults_of_screens(root: Path) -> list[str]:
    """What is wrong with the main screens of a diary; with the reader mode on there would be lines in their place."""
    Looked(root).call(Call(("set", "reader", "off")), TODAY)
    with ties.opened(["--data-dir", str(root / "diary"), "--today", TODAY.isoformat()]) as app:
        return asyncio.run(_screens(app))


async def _screens(app: Any) -> list[str]:
    found = []
    try:
        async with app.run_test(size=SIZE) as pilot:
            for name in ("today", *MAIN_SCREENS):
                await app.run_action(name)
                await pilot.pause()
                if app._exception is not None:
                    break
                if fault := steers(ties.text_of(app)):
                    found.append(f"screen {name} {fault}")
    except Exception as error:  # whatever breaks it is what is looked for
        found.append(f"screen {name} broke: {error!r}")
    return found
