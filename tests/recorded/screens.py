"""The text of every screen that the list of actions opens, as a person sees it in a small terminal."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from textual.pilot import Pilot

from tests.recorded import ties
from tests.recorded.diary import LOOKED_AT, RecordedDiary
from tests.recorded.world import WORLD, real_seconds

SIZE = (80, 24)
DISCREET = "discreet"
SAME, AT_MOST = 4, 400
"""How often a screen is looked at: until it was the same for so many looks; what still changes then is an error."""
LATE, MORE_TIME = 40, 0.02
"""After so many looks there are seconds between them: something is waited for that is not drawn."""
_WAITS = (
    "_layout_required",
    "_scroll_required",
    "_repaint_required",
    "_recompose_required",
    "_dirty_widgets",
    "_callbacks",
)
"""What Textual notes on a screen while there is something left to draw."""


class Restless(Exception):
    """A screen that does not come to rest."""


class Broken(Exception):
    """A screen that could not be drawn."""


def screens(
    diary: RecordedDiary, day: date, *, discreet: bool, only: Sequence[str] | None = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Open every screen once; afterwards the diary is as it was.

    Args:
        diary: The diary.
        day: The day that is pretended.
        discreet: Whether words of the person are hidden.
        only: The actions to open; all of them if not said.

    Raises:
        Restless: A screen goes on changing although nobody does anything.
    """
    arguments = ["--data-dir", "diary", "--today", day.isoformat()]
    arguments += ["--passphrase-stdin"] if diary.passphrase else []
    piped = f"{diary.passphrase}\n" if diary.passphrase else ""
    moment = datetime.combine(day, LOOKED_AT)
    before = diary.place.contents()
    with WORLD.at(moment, f"{diary.name} {moment} screens"), ties.opened(arguments, piped=piped) as app:
        found = _run(app, discreet=discreet, only=ties.screens() if only is None else only)
    diary.put_back_all(before)
    for name, text in found:
        yield name, {"screen": text}


def _run(app: Any, *, discreet: bool, only: Sequence[str]) -> list[tuple[str, str]]:
    loop = asyncio.new_event_loop()
    loop.time = real_seconds  # type: ignore[method-assign]  # the world stands still, the loop does not
    try:
        return loop.run_until_complete(_walk(app, discreet, only))
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


async def _walk(app: Any, discreet: bool, only: Sequence[str]) -> list[tuple[str, str]]:
    found = []
    async with app.run_test(size=SIZE) as pilot:
        if discreet:
            await _rest(app, pilot)
            await app.run_action(DISCREET)
        found.append(("first", await _rest(app, pilot)))
        for name in only:
            await app.run_action(name)
            found.append((name, await _rest(app, pilot)))
            if app._exception is not None:
                raise Broken(f"The screen “{name}” broke: {app._exception!r}")
    return found


async def _rest(app: Any, pilot: Pilot[Any]) -> str:
    """The text of the screen once it stays the same."""
    seen, same = "", 0
    for look in range(AT_MOST):
        await pilot.pause(0 if look < LATE else MORE_TIME)
        text = ties.text_of(app)
        same = same + 1 if text == seen and _drawn(app) else 0
        seen = text
        if same >= SAME:
            return seen
    raise Restless(f"The screen goes on changing:\n{seen}")


def _drawn(app: Any) -> bool:
    """Whether nothing is left to do for the screen that is open."""
    waits = any(getattr(app.screen, name, False) for name in _WAITS)
    return not waits and all(worker.is_finished for worker in app.workers)
