"""Where a person types. What is pasted loses everything that could steer the terminal before it is shown."""

from textual import events
from textual.widgets import Input

from painplan.words import one_line


class Line(Input):
    """A field of one line; pasted lines are joined instead of cut off."""

    def on_paste(self, event: events.Paste) -> None:
        """Let only text through; the field itself then inserts it."""
        event.text = one_line(event.text)
