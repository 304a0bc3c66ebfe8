"""Where a person writes several lines. What is pasted loses everything that could steer the terminal."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from painplan.kit.escape import plain
from painplan.widgets.fields import Writing


class NoteLines(Writing, TextArea):
    """A field of several lines."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "app.leave_program", show=False)]

    def on_paste(self, event: events.Paste) -> None:
        """Let only text through; the field itself then inserts it."""
        event.text = plain(event.text)
