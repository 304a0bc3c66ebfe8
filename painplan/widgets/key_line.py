"""The line of keys at the bottom: what has no room is left out whole, never cut in the middle of a word."""

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey  # a key of the line; textual gives it no public name

ALWAYS = frozenset({"escape", "enter", "question_mark", "exclamation_mark", "q"})
"""The way back, the way on, help, help now and the way out stay on the line; `?` names the keys that went."""
_AROUND = 3
"""Columns around a key and its word."""


class KeyLine(Footer):
    """The keys of the screen, as many as the width holds.

    On a terminal of 80 columns every screen has room for all of its keys (a test looks at each); below that a screen's
    own keys give way, the last one first.
    """

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        """The keys that have room."""
        yield from _that_fit(list(super().compose()), self.app.size.width)

    async def on_resize(self, event: events.Resize) -> None:
        """More room, or less."""
        if event.size.width != getattr(self, "_width", event.size.width):
            await self.recompose()
        self._width = event.size.width


def _that_fit(keys: list[Widget], width: int) -> list[Widget]:
    shown = list(keys)
    for key in reversed(keys):
        if sum(_columns(one) for one in shown) <= width:
            break
        if isinstance(key, FooterKey) and key.key not in ALWAYS:
            shown.remove(key)
    return shown


def _columns(key: Widget) -> int:
    """Columns of a key with its word."""
    return len(key.key_display) + len(key.description) + _AROUND if isinstance(key, FooterKey) else 0
