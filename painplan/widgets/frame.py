"""What every screen has around its content: one line on top, one line that answers, a notice when there is no room."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

SMALLEST_WIDTH, SMALLEST_HEIGHT = 60, 18
"""Smaller terminals cannot show a question and its answers together."""


class TitleBar(Horizontal):
    """The name of the room on the left, the day on the right."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__()
        self._left, self._right = left, right

    def compose(self) -> ComposeResult:
        """Two texts on one line."""
        yield Static(Content(self._left), id="title-left")
        yield Static(Content(self._right), id="title-right")

    def say(self, left: str | None = None, right: str | None = None) -> None:
        """Change either side."""
        if left is not None:
            self.query_one("#title-left", Static).update(Content(left))
        if right is not None:
            self.query_one("#title-right", Static).update(Content(right))


class Said(Static):
    """What the program last said to the person; stays until the next action."""

    def __init__(self, text: str = "") -> None:
        super().__init__(Content(text), id="said", classes="-speaking" if text else None)

    def say(self, text: str) -> None:
        """Show a sentence; empty text hides the line."""
        self.update(Content(text))
        self.set_class(bool(text), "-speaking")


class TooSmall(Static):
    """Shown instead of the content while the terminal is too small."""

    def on_mount(self) -> None:
        """One short text that fits even a very small terminal."""
        self.update(Content(f"PainPlan needs {SMALLEST_WIDTH} x {SMALLEST_HEIGHT}. Please make the window larger."))
