"""When effort makes a person crash: steps off by their own word, on again only by a specialist's."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.safety.service import Safety
from painplan.screens.base import Room
from painplan.widgets.question import Asked, QuestionCard

TOLD_OPTIONS = 2


class CrashesScreen(Room):
    """The question about a lasting worsening, or what holds while the answer is yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"choose({n})", show=False) for n in range(1, 5)),
    ]

    _answered = ""
    """The answer to the first question, once it is given."""

    def compose_content(self) -> ComposeResult:
        """One question, and the guideline's words where steps are off."""
        yield Static(id="guideline")
        yield QuestionCard()

    def on_mount(self) -> None:
        """Ask."""
        words, question = asset("safety")["pem"], asset("goal")["pem"]
        off = self._off
        self.query_one("#guideline", Static).update(Content(f"{words['text']}\n\n{words['off']}\n" if off else ""))
        if off:
            asked = Asked(words["ask_who"], words["who_hint"], typed=True)
        else:
            options = tuple((str(n), label) for n, label in enumerate(question["labels"], 1))
            asked = Asked(question["ask"], question["hint"], options)
        self.query_one(QuestionCard).show(asked)

    @property
    def _off(self) -> bool:
        return self.coach.book.profile.post_exertional_malaise

    def action_choose(self, number: int) -> None:
        """Take the answer; where steps stay on, ask what a professional said."""
        if self._off:
            return
        if self._answered:
            self._take_told(number)
            return
        values: list[str] = asset("goal")["pem"]["values"]
        answer = values[number - 1]
        off = self.result_of(lambda: Safety(self.coach).say_lasting_worsening(answer))
        if off is None:
            return
        self._answered = answer
        if off:
            self.leave_saying(asset("safety")["pem"]["on"])
            return
        words = asset("pacing")["worsening"]
        options = (("1", words["told_yes"]), ("2", words["told_no"]))
        self.query_one(QuestionCard).show(Asked(words["told_ask"], words["told_hint"], options))

    def _take_told(self, number: int) -> None:
        """A yes turns steps off too."""
        if number > TOLD_OPTIONS:
            return
        off = self.result_of(lambda: Safety(self.coach).say_told_of_crashes(number == 1))
        if off is not None:
            half = self._answered == "sometimes"
            words = asset("safety")["pem"]
            stays = asset("pacing")["worsening"]["two_days"] if half else words["stays"]
            self.leave_saying(words["on"] if off else stays)

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """A specialist agreed."""
        told = self.result_of(lambda: Safety(self.coach).agree_to_steps(event.text))
        if told is not None:
            self.leave_saying(told)

    def on_question_card_go_back(self) -> None:
        """Leave everything as it is."""
        self.action_leave()
