"""Where a person types. What is pasted loses everything that could steer the terminal before it is shown."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from painplan.kit.escape import one_line


class Writing:
    """What all fields are in which letters are text, and no keys."""


class Line(Writing, Input):
    """A field of one line; pasted lines are joined instead of cut off."""

    class Back(Message):
        """Backspace where there is nothing left to take away: the person wants to go back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "app.leave_program", show=False)]

    def action_delete_left(self) -> None:
        """Take a letter away, or go back when there is none."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Back())

    def on_paste(self, event: events.Paste) -> None:
        """Let only text through, and never a line end, which would give the answer; the field itself inserts it."""
        event.text = one_line(event.text)
