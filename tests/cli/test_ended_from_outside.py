"""Ended by a signal, by a terminal that went away, or by a crash: terminal, typed words and exit status are right."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from painplan.coach import NewPlan
from painplan.records import Trial
from tests.conftest import on
from tests.support import coach_on
from tests.terminal import Terminal, world_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
WORD = "Rosenbusch"
DAY = ("--today", on(0).isoformat())
ENDING = [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT]
EACH = pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)


def with_a_plan(folder: Path) -> dict[str, str]:
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(on(0), folder / "diary").add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", trials=trials))
    return world_of(folder)


def in_clear(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and WORD.encode() in path.read_bytes()]


def half_typed(terminal: Terminal) -> None:
    """Words stand in a field and were not given."""
    terminal.wait_for("minutes today")
    terminal.type("\x10")  # all actions
    terminal.wait_for("Search")
    terminal.type("Page for your team")
    terminal.wait_for("Page for your team")
    terminal.type("\r")
    terminal.wait_for("Whom is the page for?")
    terminal.type(WORD)
    terminal.wait_for(WORD[-1])


def shown_again(world: dict[str, str]) -> Iterator[Terminal]:
    """The next start, at the same question."""
    with Terminal(world, *DAY) as terminal:
        terminal.wait_for("Words typed half")
        yield terminal


@EACH
def test_a_signal_leaves_the_terminal_whole_and_the_words_for_the_next_start(tmp_path: Path, number: int) -> None:
    world = with_a_plan(tmp_path)
    with Terminal(world, *DAY) as terminal:
        half_typed(terminal)
        terminal.send(number)
        assert terminal.end() == 128 + number
        assert terminal.left() == []
        assert "Traceback" not in terminal.seen
        assert "Words typed half are kept" in " ".join(terminal.seen.split())
    assert len(in_clear(tmp_path)) == 1
    with Terminal(world, *DAY) as terminal:
        terminal.wait_for("Words typed half")
        again_at_the_question(terminal)
    assert in_clear(tmp_path) == []


def again_at_the_question(terminal: Terminal) -> None:
    terminal.type("\x10")
    terminal.wait_for("Search")
    terminal.type("Page for your team")
    terminal.wait_for("Page for your team")
    terminal.type("\r")
    terminal.wait_for(WORD)
