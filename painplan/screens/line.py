"""Asks for one line."""

from collections.abc import Callable
from typing import TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from painplan.errors import PainPlanError
from painplan.screens.base import drafts_of
from painplan.screens.small import SmallScreen
from painplan.widgets.fields import Line

Read = TypeVar("Read")


class LineScreen(SmallScreen[Read | None]):
    """One question, one field in which Enter answers; answers with what was read in it, or nothing.

    Args:
        question: What is asked.
        read: Reads what was typed; raises a sentence where it does not fit, and the text stays on the screen.
        hint: What the keys do.
        example: Stands in the empty field.
        given: What stands in the field at first.
        so_far: What is noted already.
    """

    BINDINGS = [Binding("escape", "dismiss(None)", "back", key_display="Esc")]

    def __init__(
        self,
        question: str,
        read: Callable[[str], Read],
        *,
        hint: str,
        example: str = "",
        given: str = "",
        so_far: str = "",
    ) -> None:
        super().__init__()
        self._question, self._read, self._hint, self._example = question, read, hint, example
        self._given, self._so_far = given, so_far

    def compose(self) -> ComposeResult:
        """One question, one field."""
        with Vertical(classes="box"):
            yield Static(Content(self._question))
            if self._so_far:
                yield Static(Content(self._so_far), classes="so-far")
            yield Line(drafts_of(self).pop(self._question, self._given), placeholder=self._example)
            yield Static(Content(self._hint), classes="hint")

    def half_typed(self) -> dict[str, str]:
        """What was typed and not given, by the question."""
        typed = self.query_one(Line).value
        return {self._question: typed} if typed.strip() and typed != self._given else {}

    def on_line_back(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)

    def on_input_submitted(self, event: Line.Submitted) -> None:
        """Take it, or say what would fit."""
        event.stop()
        if not event.value.strip():
            self.dismiss(None)
            return
        try:
            self.dismiss(self._read(event.value))
        except PainPlanError as error:
            self.say(str(error))
