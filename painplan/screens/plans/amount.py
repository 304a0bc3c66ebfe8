"""Asks for one amount."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from painplan.errors import PainPlanError
from painplan.kit.parse import parse_amount
from painplan.kit.words import say
from painplan.screens.base import drafts_of
from painplan.screens.small import SmallScreen
from painplan.widgets.fields import Line


class AmountScreen(SmallScreen[float | None]):
    """How much was it? Answers with the amount in the unit, or nothing.

    Args:
        question: What is asked.
        unit: What the amount counts.
        zero: Whether nothing at all is an answer.
        given: What stands in the field at first.
        so_far: The amount that is noted already, in words: what is typed stands instead of it.
    """

    BINDINGS = [Binding("escape", "dismiss(None)", "back", key_display="Esc")]

    def __init__(self, question: str, unit: str, *, zero: bool = True, given: str = "", so_far: str = "") -> None:
        super().__init__()
        self._question, self._unit, self._zero, self._given = question, unit, zero, given
        self._so_far = so_far

    def compose(self) -> ComposeResult:
        """One question, one field."""
        with Vertical(classes="box"):
            yield Static(Content(self._question))
            if self._so_far:
                yield Static(Content(say("plans.amount.so_far", done=self._so_far)), classes="so-far")
            given = drafts_of(self).pop(self._question, self._given)
            yield Line(given, placeholder=f"{self._unit}, for example 8 or 12.5")
            nothing = say("plans.amount.means_not_day") if self._zero else ""
            yield Static(Content(say("plans.amount.enter_notes_esc_goes", nothing=nothing)), classes="hint")

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
            self.dismiss(parse_amount(event.value, self._unit, zero=self._zero))
        except PainPlanError as error:
            self.say(str(error))
