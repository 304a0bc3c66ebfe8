"""Last night in three answers, and what the nights come to."""

from datetime import time

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from painplan.errors import PainPlanError
from painplan.learning.nights_words import night_lines, parse_clock, parse_minutes
from painplan.learning.toolkit import Toolkit
from painplan.screens.base import Room
from painplan.widgets.question import Asked, QuestionCard

_ASKS = (
    ("When was the light out?", "Such as 22:30."),
    ("When did you get up?", "Such as 7:00."),
    ("How long were you awake in bed, all together?", "In minutes, roughly; Enter without words: not at all."),
)


class NightScreen(Room):
    """Three questions, then the figures; no mark for a night."""

    NAME = "Last night"
    HELP = """
## Last night

Three rough answers. What comes out are figures, never a mark: time in bed, asleep, and the share. **Backspace** in an
empty line goes back; **Esc** leaves.
"""
    DEFAULT_CSS = "NightScreen #figures { height: auto; margin-top: 1; max-width: 76; }"

    def __init__(self) -> None:
        super().__init__()
        self._said: list[time] = []

    def compose_content(self) -> ComposeResult:
        """One question, and the figures."""
        yield QuestionCard()
        yield Static(id="figures")

    def on_mount(self) -> None:
        """Ask the first one."""
        self._draw()

    def _draw(self) -> None:
        text, hint = _ASKS[len(self._said)]
        self.query_one(QuestionCard).show(Asked(text, hint, typed=True))
        self.query_one("#figures", Static).update(Content("\n".join(night_lines(Toolkit(self.coach).nights()))))

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take an answer; keep the night with the last."""
        try:
            if len(self._said) < len(_ASKS) - 1:
                self._said.append(parse_clock(event.text))
                self.say("")
                self._draw()
                return
            awake = parse_minutes(event.text)
            Toolkit(self.coach).keep_night(self.coach.today, self._said[0], self._said[1], awake)
        except PainPlanError as error:
            self.turn_down(error)
            return
        lines = list(night_lines(Toolkit(self.coach).nights()))
        self.leave_saying(f"Kept. {lines[0] if lines else ''} u takes it back.")

    def on_question_card_go_back(self) -> None:
        """One question back."""
        if self._said:
            self._said.pop()
            self._draw()
        else:
            self.action_leave()
