"""A score from elsewhere: what it is called, its range, its value, its day (clinical.md B2)."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult

from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.parse import parse_day, parse_number
from painplan.measures.service import Assessments
from painplan.screens.base import Room
from painplan.widgets.question import Asked, QuestionCard

ORDER = ("title", "low", "high", "value", "better", "day")


class ElsewhereScreen(Room):
    """Six short questions."""

    NAME = "A score from elsewhere"
    HELP = """
## A score from elsewhere

For a questionnaire that a clinic asked and that has no place here. Only the total is kept, with its range and its day;
it is compared with your own earlier totals of the same name. **Backspace** in an empty field goes back.
"""
    OWN_WORDS: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, str] = {}

    def compose_content(self) -> ComposeResult:
        """One question."""
        yield QuestionCard()

    def on_mount(self) -> None:
        """Ask the first."""
        self._draw()

    @property
    def _open(self) -> str:
        return next(name for name in ORDER if name not in self._said)

    def _draw(self, given: str = "") -> None:
        words = asset("measures")["elsewhere"][self._open]
        self.query_one(QuestionCard).show(Asked(words["ask"], words["hint"], typed=True, given=given))

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take the answer when it fits; after the last one keep all of it."""
        name, text = self._open, event.text.strip()
        if not self.attempt(lambda: self._check(name, text)):
            return
        self._said[name] = text
        if len(self._said) < len(ORDER):
            self._draw()
        elif self.attempt(self._save):
            self.leave_saying(asset("measures")["elsewhere"]["saved"])
        else:
            del self._said[name]

    def on_question_card_go_back(self) -> None:
        """The question before, with what was typed; from the first one back to the list."""
        if not self._said:
            self.action_leave()
            return
        _, text = self._said.popitem()
        self._draw(text)

    def _check(self, name: str, text: str) -> None:
        checks: dict[str, Callable[[], object]] = {
            "low": lambda: parse_number(text),
            "high": lambda: parse_number(text),
            "value": lambda: self._value(text),
            "better": lambda: _direction(text),
            "day": lambda: parse_day(text, self.coach.today) if text else None,
        }
        if name == "title" and not text:
            raise WrongInput("It needs a name, so that later totals can be compared with it.")
        if name in checks:
            checks[name]()

    def _value(self, text: str) -> None:
        low, high = parse_number(self._said["low"]), parse_number(self._said["high"])
        if not low <= parse_number(text) <= high:
            raise WrongInput(f"{text} does not fit: the score goes from {low:g} to {high:g}.")

    def _save(self) -> None:
        said = self._said
        day = parse_day(said["day"], self.coach.today) if said["day"] else None
        span = parse_number(said["low"]), parse_number(said["high"])
        value, better = parse_number(said["value"]), _direction(said["better"])
        Assessments(self.coach).save_elsewhere(said["title"], value, span, day, higher_is_better=better)


def _direction(text: str) -> bool | None:
    answers = {"": None, "higher": True, "h": True, "more": True, "lower": False, "l": False, "less": False}
    if text.casefold() not in answers:
        raise WrongInput("Say “higher” or “lower”, or leave it empty when you do not know.")
    return answers[text.casefold()]
