"""The face of a timer: the time, a bar of how far it is, and a line of words; shared by all timers."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from painplan.widgets.stopwatch import clock_words

BAR_WIDTH = 40


class ClockFace(Vertical):
    """Draws what it is told; counts nothing."""

    DEFAULT_CSS = """
    ClockFace { height: auto; }
    """

    def compose(self) -> ComposeResult:
        """Time, bar, words."""
        yield Static(id="clock")
        yield Static(id="bar")
        yield Static(id="clock-words", classes="gap")

    def show(self, seconds: float, until: float | None, words: str, state: str = "") -> None:
        """Draw a moment.

        Args:
            seconds: What has passed.
            until: Seconds at which the bar is full; none: no bar.
            words: The line below.
            state: Words beside the time: ``paused``.
        """
        beside = f"   {state}" if state else ""
        self.query_one("#clock", Static).update(Content(f"\n{clock_words(seconds)}{beside}"))
        self.query_one("#clock-words", Static).update(Content(words))
        bar = self.query_one("#bar", Static)
        if until is None:
            bar.update(Content(""))
            return
        full = min(BAR_WIDTH, int(BAR_WIDTH * seconds / until)) if until else BAR_WIDTH
        bar.update(Content.assemble(("━" * full, "$accent"), ("─" * (BAR_WIDTH - full), "$foreground-muted")))
