"""A screen opens with its look: it is not looked up for all of its parts a second and a third time.

Textual looks up the styles of each part when the part is mounted, of all parts again when the screen opens, and once
more where the width gives the screen a class. Nothing changed in between, and that is a third of what opening costs.
"""

from typing import TypeVar

from textual import events
from textual.screen import Screen

Answer = TypeVar("Answer")
WIDE = "-wide"
WIDE_COLUMNS = 110
"""From so many columns on a screen has room for two things beside each other."""


class StyledOnce(Screen[Answer]):
    """What all screens share, whether they lie over another or not."""

    _resumed = False

    def know_the_width(self) -> None:
        """Have the class of the terminal's width before there are parts; none of its styles is the screen's own."""
        self.update_classes({WIDE: self.app.size.width >= WIDE_COLUMNS}, update=False)

    async def on_event(self, event: events.Event) -> None:
        """The parts have their styles when the screen opens for the first time."""
        if isinstance(event, events.ScreenResume) and not self._resumed:
            self._resumed = True
            event.refresh_styles = False
        await super().on_event(event)
