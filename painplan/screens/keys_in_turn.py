"""Keys act one after the other, each on what the one before it left: nothing depends on how fast they come.

Textual hands a key to the part that has the focus when the key arrives, and learns what it does when it has gone
through the queues of all parts above. Keys that come quicker than that (quick fingers, a slow machine, a text that a
terminal types) would act on a screen that the first of them has just left. So a key waits here until the one before
has done its work.
"""

from asyncio import sleep
from collections import deque
from typing import TYPE_CHECKING, Any

from textual import events
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.app import App

LONGEST_SECONDS = 1.0
"""A part that takes longer over a key than this does not keep the next one waiting."""
Typed = events.Key | events.Paste


class KeysInTurn:
    """Which key has its turn, and which ones wait."""

    def __init__(self, app: "App[Any]") -> None:
        self._app = app
        self._now: Typed | None = None
        self._begun_on: tuple[object, object] = (None, None)
        self._waiting: deque[Typed] = deque()

    def waits(self, event: events.Event) -> bool:
        """Whether this is a key that has to wait; it is given to the program again when its turn has come."""
        if not isinstance(event, Typed) or event.is_forwarded or event is self._now:
            return False
        if self._now is not None:
            self._waiting.append(event)
            before = self._now
            self._app.set_timer(LONGEST_SECONDS, lambda: self._app.call_later(self._end, before))
            return True
        self._begin(event)
        return False

    def _begin(self, event: Typed) -> None:
        """Let a key go its way, and follow it: through the part that has the focus and all that are above it."""
        self._now, self._begun_on = event, (self._app.screen, self._app.focused)
        first = self._app.focused or self._app.screen
        self._app.call_later(self._follow, event, [first, *first.ancestors])

    def _follow(self, event: Typed, way: list[MessagePump]) -> None:
        for number, part in enumerate(way):
            if part is not self._app and part.call_later(self._follow, event, way[number + 1 :]):
                return
        self._app.call_later(self._arrived, event)

    async def _arrived(self, event: Typed) -> None:
        """Wait for what follows from the key, until no part has anything to do any more."""
        screen = self._app.screen
        if event is not self._now:
            return
        if any(part.message_queue_size for part in screen.walk_children(with_self=True)):
            await sleep(0)
            self._app.call_later(self._arrived, event)
        elif self._begun_on == (screen, self._app.focused):
            self._app.call_later(self._end, event)
        else:  # another screen or another part: the next key is for what it shows
            screen.call_after_refresh(self._app.call_later, self._end, event)

    async def _end(self, event: Typed) -> None:
        if event is self._now:
            self._now = None
            if self._waiting:
                following = self._waiting.popleft()
                self._begin(following)
                await self._app.on_event(following)
