"""A screen opens with its look: it is not looked up for all of its parts a second and a third time.

Textual looks up the styles of each part when the part is mounted, of all parts again when the screen opens, and once
more where the width gives the screen a class. Nothing changed in between, and that is a third of what opening costs.
"""

from typing import TypeVar

from textual import events
from textual.screen import Screen

Answer = TypeVar("Answer")
WIDE = "-wide"
WIDE_COLUMNS = 120
"""From so many columns on a screen has room for two things beside each other."""
WIDEST, WIDEST_COLUMNS = "-widest", 160
"""From so many on what stands beside has as much room again, and the page stands in the middle."""


class StyledOnce(Screen[Answer]):
    """What all screens share, whether they lie over another or not."""

    _resumed = False

    def know_the_width(self) -> None:
        """Have the class of the terminal's width before there are parts; none of its styles is the screen's own."""
        width = self.app.size.width
        self.update_classes({WIDE: width >= WIDE_COLUMNS, WIDEST: width >= WIDEST_COLUMNS}, update=False)

    @property
    def has_its_parts(self) -> bool:
        """Whether what it is made of could be put there, and it is not on its way out.

        A screen has no parts where its facts became others while it was put together, and may have some of them only
        where it is taken away at that time: Textual puts nothing more into what is going, and goes on as if it had.
        """
        going = self._pruning or self._closing or self.app._exit
        return bool(self.children) and not going and self in self.app.screen_stack

    async def on_event(self, event: events.Event) -> None:
        """Nothing begins on a screen without its parts; they have their styles when it opens for the first time."""
        if isinstance(event, events.Mount | events.ScreenResume | events.InputEvent) and not self.has_its_parts:
            return
        if isinstance(event, events.ScreenResume) and not self._resumed:
            self._resumed = True
            event.refresh_styles = False
        await super().on_event(event)
