"""Writing one's own plan for flare-ups, part by part, on a calm day."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.plans.flares import PARTS as FLARE_PARTS
from painplan.screens.base import Room
from painplan.widgets.frame import TitleBar
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard


class FlarePlanScreen(Room):
    """One part after the other; each is kept as it is given."""

    NAME = "My plan for a flare-up"
    HELP = """
## My plan for a flare-up

Five short answers in your own words, for a day on which thinking is hard. **Enter** keeps one and goes on, empty is
fine; **Backspace** in an empty field goes back; **Esc** leaves, and what was given is kept.
"""
    OWN_WORDS = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "later", key_display="Esc")]

    _at = 0

    def compose_content(self) -> ComposeResult:
        """The question, and what was written so far."""
        yield QuestionCard()
        yield Static(id="answers")

    def on_mount(self) -> None:
        """Begin with the first part."""
        self._draw()

    def _draw(self) -> None:
        words, plan = asset("flare")["parts"], self.coach.flare().plan
        part = FLARE_PARTS[self._at]
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME} · {self._at + 1} of {len(FLARE_PARTS)}")
        given = getattr(plan, part)
        self.query_one(QuestionCard).show(Asked(words[part]["ask"], words[part]["hint"], typed=True, given=given))
        others = [(words[name]["label"], one_line(getattr(plan, name)) or "–", "") for name in FLARE_PARTS]
        self.query_one("#answers", Static).update(table(others))

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Keep it and go on; after the last part, go back."""
        part = FLARE_PARTS[self._at]
        if not self.attempt(lambda: self.coach.write_flare_plan({part: event.text})):
            return
        if self._at + 1 < len(FLARE_PARTS):
            self._at += 1
            self._draw()
            return
        self.leave_saying(asset("flare")["kept"])

    def on_question_card_go_back(self) -> None:
        """Go back a part."""
        if self._at:
            self._at -= 1
            self._draw()
        else:
            self.action_leave()
