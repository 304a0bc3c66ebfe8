"""When effort makes a person crash: steps off by their own word, on again only by a specialist's."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.coach.safety import Safety
from painplan.screens.base import Room
from painplan.widgets.question import Asked, QuestionCard
from painplan.words import asset, one_line


class CrashesScreen(Room):
    """The question about a lasting worsening, or what holds while the answer is yes."""

    NAME = "When effort makes you crash"
    HELP = """
## When effort makes you crash

For some people effort brings a worsening that starts hours or days later and lasts. Then building up in fixed steps
is not the way, and PainPlan proposes none. They come back only when you note that a specialist agreed.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"choose({n})", show=False) for n in range(1, 5)),
    ]

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
        """Take the answer."""
        values: list[str] = asset("goal")["pem"]["values"]
        if self._off:
            return
        off = self.result_of(lambda: Safety(self.coach).say_lasting_worsening(values[number - 1]))
        if off is not None:
            half = not off and values[number - 1] == "sometimes"
            self.leave_saying(
                asset("pacing")["worsening"]["two_days"] if half else asset("safety")["pem"]["on" if off else "stays"]
            )

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """A specialist agreed."""
        if self.attempt(lambda: Safety(self.coach).agree_to_steps(event.text)):
            self.leave_saying(asset("safety")["pem"]["agreed"].format(role=one_line(event.text, 40)))

    def on_question_card_back(self) -> None:
        """Leave everything as it is."""
        self.action_leave()
