"""Asks for one amount."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from painplan.errors import PainPlanError
from painplan.records import Plan
from painplan.words import one_line, parse_amount


class AmountScreen(ModalScreen[float | None]):
    """How much was it? Answers with the amount in the plan's unit, or nothing."""

    BINDINGS = [Binding("escape", "dismiss(None)", "back", key_display="Esc")]

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan

    def compose(self) -> ComposeResult:
        """One question, one field."""
        with Vertical(id="ask"):
            yield Static(Content(f"{one_line(self._plan.activity, 40)}: how much was it today?"))
            yield Input(placeholder=f"{self._plan.unit}, for example 8 or 12.5", id="amount-typed")
            yield Static(Content("Enter notes it · 0 means not today · Esc goes back"), id="ask-hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it, or say what would fit."""
        if not event.value.strip():
            self.dismiss(None)
            return
        try:
            self.dismiss(parse_amount(event.value, self._plan.unit, zero=True))
        except PainPlanError as error:
            self.query_one("#ask-hint", Static).update(Content(str(error)))
