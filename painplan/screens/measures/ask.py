"""The questions of one instrument, in the words they were published with, one at a time."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.kit.escape import one_line
from painplan.measures.questionnaire import AskedNow, Asking
from painplan.measures.service import Assessments
from painplan.screens.base import Room
from painplan.today.coach import Coach
from painplan.widgets.frame import TitleBar
from painplan.widgets.question import Asked, QuestionCard

_KEYS = "0123456789x"


class AskScreen(Room):
    """One question at a time; every answer is saved as it is given."""

    NAME = "Questions"
    HELP = """
## Questions

The words are those of the published questionnaire, letter by letter; its notice stands below. The key before an answer
takes it and goes on, **Enter** skips, **Backspace** goes back. Every answer is saved at once; **Esc** leaves, and what
is missing stays missing. **u** afterwards takes all of it back.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"answer('{key}')", show=False) for key in _KEYS),
        Binding("enter,minus", "skip", "skip", key_display="Enter"),
        Binding("backspace", "back", "back", key_display="Bksp"),
        Binding("escape", "leave", "leave", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    AskScreen #stem { height: auto; max-width: 76; margin-bottom: 1; color: $text-muted; }
    AskScreen #ask { max-width: 76; }
    AskScreen #notice { height: auto; max-width: 76; margin-top: 1; color: $text-muted; }
    """

    def __init__(self, coach: Coach, name: str) -> None:
        super().__init__()
        self._asking = Asking(coach, name)
        self._told = False
        """Whether the page of support came already, at once with an answer."""

    def compose_content(self) -> ComposeResult:
        """What comes before the questions, the question, the notice."""
        yield Static(id="stem")
        yield QuestionCard()
        yield Static(id="notice")

    def refresh_facts(self) -> None:
        """Show the open question."""
        super().refresh_facts()
        self._draw()

    def _draw(self) -> None:
        now, instrument = self._asking.now(), self._asking.instrument
        if now is None:
            self._finish()
            return
        title = one_line(instrument.title, 30)
        self.query_one(TitleBar).say(left=f"PainPlan · {title} · {now.place + 1} of {now.of}")
        self.query_one("#stem", Static).update(Content(one_line(instrument.stem)))
        self.query_one("#stem").display = bool(instrument.stem)
        self.query_one("#notice", Static).update(Content(one_line(instrument.notice)))
        self.query_one(QuestionCard).show(_shown(now))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A field that takes words takes the digits, too."""
        return action != "answer" or bool(self._choices())

    def _choices(self) -> dict[str, str]:
        now = self._asking.now()
        return {choice.key: choice.typed for choice in now.choices} if now else {}

    def action_answer(self, key: str) -> None:
        """Take the answer that a key gives."""
        typed = self._choices().get(key)
        if typed is not None:
            self._say(typed)

    def action_skip(self) -> None:
        """Leave it open."""
        self._say("")

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take what was typed."""
        self._say(event.text)

    def _say(self, typed: str) -> None:
        before = self._asking.now()
        if not self.attempt(lambda: self._asking.say(typed)):
            # What cannot be kept now is kept with the next answer; after the last one nothing would come.
            if self._asking.now() is None:
                self._asking.back()
            if self._asking.now() != before:
                self._draw()
            return
        self._draw()
        if not self._told and self._asking.answer_calls():
            self._told = True
            self.painplan.action_help_now()

    def action_back(self) -> None:
        """A question back; from the first one back to where it was opened."""
        if self._asking.back():
            self._draw()
        else:
            self.action_leave()

    def on_question_card_go_back(self) -> None:
        """The same from a field."""
        self.action_back()

    def _finish(self) -> None:
        """Show the result instead of the questions; the page of support first, where it is needed."""
        from painplan.screens.measures.results import ResultsScreen

        taken, name = self._asking.taken(), self._asking.instrument.name
        if taken is None:
            self.leave_saying("Nothing was answered, so nothing was saved.")
            return
        support = Assessments(self.coach).support_needed(taken)
        self.app.switch_screen(ResultsScreen(name, greeting="Saved. u takes it back."))
        if support and not self._told:
            self._told = True
            self.painplan.action_help_now()


def _shown(now: AskedNow) -> Asked:
    options = tuple((choice.key, choice.words) for choice in now.choices)
    given = next((choice.words for choice in now.choices if choice.typed == now.given), "")
    if not options:
        return Asked(now.text, now.hint, typed=True, given=now.given)
    low, high = now.ends or ("", "")
    return Asked(now.text, now.hint, options, low or (" " if now.ends else ""), high, given=given)
