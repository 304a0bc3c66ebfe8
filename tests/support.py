"""Driving the real program in tests: keys in, the screen as text out."""

import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import date, datetime
from datetime import time as hour
from pathlib import Path
from typing import Literal

from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from painplan.app import PainPlanApp
from painplan.store.diary import Diary
from painplan.store.disk import DiskFolder
from painplan.today.coach import Coach
from tests.placeholders import unfilled
from tests.settling import settled

SMALL, LARGE = (80, 24), (120, 40)
Size = tuple[int, int]
KEYS: dict[str, str] = {" ": "space", ".": "full_stop", ",": "comma", "'": "apostrophe", "-": "minus"}
Special = Literal["enter", "escape", "backspace"]


def coach_on(day: date, folder: Path) -> Coach:
    """The coach of a diary on disk, at eight in the evening."""
    return Coach(Diary(DiskFolder(folder)), day, now=lambda: datetime.combine(day, hour(20)))


BEFORE_TEST = {"steady": "yes", "told": "no", "fall": "no", "faints": "no", "pregnant": "no"}
"""What is asked before a home test, answered so that nothing speaks against it."""
SAFE_TO_TEST = tuple(word for key, said in BEFORE_TEST.items() for word in ("--answer", f"{key}={said}"))
"""The same behind a command."""


class Person:
    """Somebody at the keyboard."""

    def __init__(self, app: PainPlanApp, pilot: Pilot[None]) -> None:
        self.app, self._pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys by name, and wait until the screen has answered."""
        if keys:
            await self.app._press_keys(keys)
        await settled()

    async def type(self, text: str, *then: Special) -> None:
        """Type a text as fast as a keyboard can: the program takes keys in turn, nobody waits between two letters."""
        for letter in text:
            self.app.post_message(events.Key(KEYS.get(letter, letter), letter))
        await self.press(*then)

    async def paste(self, text: str) -> None:
        """Paste a text where the cursor is."""
        self.app.post_message(events.Paste(text))
        await settled()

    async def click(self, on: Widget, column: int) -> None:
        """Click on a widget, so many columns from its left edge."""
        await self._pilot.click(on, offset=(column, 0))
        await self._pilot.pause()

    async def wait(self, seconds: float) -> None:
        """Let time pass."""
        await self._pilot.pause(seconds)

    async def resize(self, size: Size) -> None:
        """Change the size of the terminal."""
        await self._pilot.resize_terminal(*size)
        await settled()

    async def go(self, way: Iterable[str]) -> None:
        """Do one thing after the other: an action, where it is named with ``@``, or else a key."""
        for key in way:
            if key.startswith("@"):
                await self.app.run_action(key[1:])
                await self.press()
            else:
                await self.press(key)

    async def through_rooms(self, rooms: Iterable[str]) -> AsyncIterator[str]:
        """Open one screen after the other by the name of its action; each is closed before the next one opens.

        One program for all of them: to start one for each costs more than the screens.
        """
        first = self.app.screen
        for name in rooms:
            await self.app.run_action(name)
            await self.press()
            yield name
            while self.app.screen is not first:
                self.app.pop_screen()
                await self.press()

    def sees(self) -> str:
        """Everything on the screen, as lines of text."""
        screen = self.app.screen
        lines = screen._compositor.render_strips()
        seen = "\n".join("".join(segment.text for segment in line).rstrip() for line in lines)
        assert not unfilled(seen), "a gap in the words was shown as it stands"
        return seen


@asynccontextmanager
async def at_the_screen(
    coach: Coach, size: Size = SMALL, clock: Callable[[], float] = time.time, *, follow_clock: bool = False
) -> AsyncIterator[Person]:
    """The program open on a diary."""
    app = PainPlanApp(coach, clock=clock, follow_clock=follow_clock)
    async with app.run_test(size=size) as pilot:
        await settled()
        yield Person(app, pilot)
