"""Changing the words of a goal, part by part; each is kept as it is given, and what stood there stays, too."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from painplan.goals.service import CHANGEABLE, Goals
from painplan.kit.assets import asset
from painplan.screens.base import Room
from painplan.widgets.frame import TitleBar
from painplan.widgets.question import Asked, QuestionCard


class GoalChangeScreen(Room):
    """One part after the other, with what stands there.

    Args:
        goal: Its id.
    """

    NAME = "Changing a goal"
    OWN_WORDS = True
    HELP = """
## Changing a goal

The words of your goal, one part at a time, as they stand. **Enter** keeps what is in the field and goes on;
**Backspace** in an empty field goes back; **Esc** leaves, and what was kept stays. **u** takes the last change back.
"""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "done", key_display="Esc")]

    def __init__(self, goal: str) -> None:
        super().__init__()
        self._goal, self._at = goal, 0

    def compose_content(self) -> ComposeResult:
        """The question."""
        yield QuestionCard()

    def on_mount(self) -> None:
        """Begin with the goal itself."""
        self._draw()

    def _draw(self) -> None:
        part, words = CHANGEABLE[self._at], asset("goals")["change"]
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME} · {self._at + 1} of {len(CHANGEABLE)}")
        given = Goals(self.coach).part(self._goal, part)
        self.query_one(QuestionCard).show(Asked(words["ask"][part], words["hint"], typed=True, given=given))

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Keep it and go on; after the last part go back."""
        part, goals = CHANGEABLE[self._at], Goals(self.coach)
        if not self.attempt(lambda: goals.change(self._goal, {part: event.text})):
            return
        if self._at + 1 < len(CHANGEABLE):
            self._at += 1
            self._draw()
        else:
            self.leave_saying(asset("goals")["change"]["kept"])

    def on_question_card_go_back(self) -> None:
        """Go back a part."""
        if self._at:
            self._at -= 1
            self._draw()
        else:
            self.action_leave()
