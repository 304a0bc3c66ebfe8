"""No clock and no worker touches a screen whose parts are not in place yet, or are taken away already."""

import ast
import asyncio
from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from pathlib import Path

import pytest

import painplan.app
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.screens import today
from painplan.screens.actions import ACTIONS
from painplan.screens.base import Room
from painplan.store.diary import Diary
from painplan.today.coach import Coach
from painplan.widgets.drawn import beside, is_drawn
from tests.support import at_the_screen, coach_on

pytestmark = pytest.mark.every_picture
ROOT = Path(painplan.app.__file__).parent
PUTS_OFF = {"set_interval", "set_timer", "call_after_refresh", "run_worker", "call_from_thread"}
PUTS_OFF |= {"call_later", "call_next"}
"""What puts something off; screens and widgets do it with `painplan.widgets.drawn`."""
DAY = date(2026, 3, 4)
LOOKS = 8
"""So many looks in a row find something new."""


def put_off_otherwise(source: str) -> Iterator[int]:
    """The lines of a module that put something off without looking whether the screen is there then."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in PUTS_OFF:
            yield node.lineno
        if isinstance(node, ast.ImportFrom) and any(name.name == "work" for name in node.names):
            yield node.lineno


@pytest.mark.parametrize("package", ["screens", "widgets", "charts"])
def test_screens_and_widgets_put_nothing_off_otherwise(package: str) -> None:
    found = {
        f"{path.name}:{line}"
        for path in (ROOT / package).rglob("*.py")
        if path.name not in ("drawn.py", "keys_in_turn.py")  # the latter puts off keys, whatever screen there is
        for line in put_off_otherwise(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_the_program_itself_puts_off_only_its_own_looks() -> None:
    """Its clocks belong to no screen; what they do with one they do with `drawn_room`."""
    source = (ROOT / "app.py").read_text(encoding="utf-8")
    lines = [source.splitlines()[line - 1].strip() for line in put_off_otherwise(source)]
    assert sorted(lines) == [
        "self.call_later(self._begin_anew)",
        "self.set_interval(FILES_SECONDS, self._look_at_the_files)",
        "self.set_interval(IDLE_SECONDS, self._look_whether_idle)",
        "self.set_interval(NEW_DAY_SECONDS, self._look_at_the_clock)",
    ]
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    looks = [function for function in functions if "_look_" in function.name]
    assert len(looks) == 3
    for look in looks:
        used = {node.attr for node in ast.walk(look) if isinstance(node, ast.Attribute)}
        assert "drawn_room" in used
        assert not used & {"room", "screen"}


def test_the_scan_sees_what_it_should() -> None:
    assert list(put_off_otherwise("from textual import work\nself.set_timer(1, x)\nself.query_one(X)")) == [1, 2]


def with_a_plan(folder: Path) -> Coach:
    coach = coach_on(DAY, folder)
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach.add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", trials=trials))
    return coach


async def test_clocks_that_never_rest_break_no_screen_that_opens_or_closes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files change at every look, days begin all the time, pictures are due at once; each screen opens and closes.

    After some looks all is quiet until the next key: where a look takes longer than the time to the next one there
    would never be a moment for anything else.
    """
    changes = count()
    left = 0

    def next_change() -> int:
        nonlocal left
        left -= 1
        return next(changes) if left > 0 else 0

    for name in ("FILES_SECONDS", "IDLE_SECONDS", "NEW_DAY_SECONDS"):
        monkeypatch.setattr(painplan.app, name, 0.002)
    monkeypatch.setattr(today, "PICTURE_SECONDS", 0.002)
    monkeypatch.setattr(Diary, "stamp", lambda _: next_change())
    refreshed: list[bool] = []
    refresh = Room.refresh_facts

    def watched(room: Room) -> None:
        refreshed.append(is_drawn(room) or room._opening)
        refresh(room)

    monkeypatch.setattr(Room, "refresh_facts", watched)
    coach = with_a_plan(tmp_path)

    def clock() -> float:
        """A new day at every second look."""
        return datetime(2026, 3, 4 + next_change() % 2, 12).timestamp()

    async with at_the_screen(coach, (120, 40), clock, follow_clock=True) as person:
        for action in ACTIONS:
            if action.name in ("leave_program", "lock"):
                continue
            left = LOOKS
            await person.app.run_action(action.name)
            for key in ("escape", "1"):
                left = LOOKS
                await person.press(key)
        assert person.app._exception is None
    assert len(refreshed) > 3 * len(ACTIONS)
    assert all(refreshed), "drawn again only while it is there"


async def test_what_a_worker_still_had_to_do_is_not_done_when_the_screen_was_left(tmp_path: Path) -> None:
    done: list[str] = []
    async with at_the_screen(with_a_plan(tmp_path)) as person:
        await person.press("w")
        room = person.app.screen
        assert isinstance(room, Room)

        async def work() -> None:
            done.append("begun")
            person.app.pop_screen()
            while room.query("#why-title"):
                await asyncio.sleep(0)
            room.query_one("#why-title")
            done.append("ended")

        beside(room, work)
        while not done or any(worker.node is room for worker in person.app.workers):
            await person.wait(0.01)
        await person.press("escape")
        assert done == ["begun"]
        beside(room, work)
        await person.wait(0.05)
        assert done == ["begun"]
        assert person.app._exception is None
