"""What the screens of conversations share: one question at a time, every answer kept, the way back to any of them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.kit.step import Step
from painplan.kit.talk import Talk
from painplan.screens.base import Room
from painplan.widgets.fields import Line
from painplan.widgets.frame import TitleBar
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard

ROWS_ABOVE = 5
KEYS = "0123456789x"
_TYPED = frozenset({"text", "amount", "amounts", "day", "list"})
_TEN = "10"


class TalkScreen(Room):
    """A conversation; what comes at its end is up to each."""

    OWN_WORDS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"choose('{key}')", show=False) for key in KEYS),
        Binding("enter", "take", "go on", key_display="Enter"),
        Binding("backspace", "back", "back", key_display="Bksp"),
        Binding("f2", "earlier", "earlier one", key_display="F2"),
        Binding("minus", "skip", show=False),
        Binding("escape", "leave", "later", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    TalkScreen OptionList { height: auto; border: none; padding: 0; background: $background; display: none; }
    TalkScreen.-earlier OptionList { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._again: str | None = None
        """An earlier question that is asked again."""

    def talk(self) -> Talk:
        """The conversation; made by each."""
        raise NotImplementedError

    def answered(self, name: str, kept: str) -> None:
        """An answer was kept."""

    def draw_end(self) -> None:
        """Show what comes when all is said."""

    def finish(self) -> None:
        """Enter at the end."""

    def compose_content(self) -> ComposeResult:
        """What was said, the question or what comes at the end, the answers to go back to."""
        yield QuestionCard()
        yield OptionList(compact=True)
        yield Static(id="answers")
        yield Static(id="readback")

    def on_mount(self) -> None:
        """Begin, or go on where it was left."""
        self._talk = self.talk()
        self.query_one(Line).select_on_focus = False  # Backspace takes a letter away, wherever one came from
        if self._talk.problem:
            self.say(self._talk.problem)
        self.draw()

    @property
    def step(self) -> Step | None:
        """The question that is open; none at the end."""
        return self._talk.step(self._again) if self._again else self._talk.next

    def draw(self) -> None:
        """Show the question, or the end."""
        self.remove_class("-earlier")
        step, said = self.step, self._talk.said
        readback, answers = self.query_one("#readback", Static), self.query_one("#answers", Static)
        answers.display, readback.display = step is not None, step is None
        if step is None:
            self.draw_end()
            return
        at, of, minutes = self._talk.progress
        left = f"about {minutes} min left"
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME} · {min(at, of)} of about {of}, {left}")
        rows = [(one.label, self._talk.words(one, said[one.id]), "") for one in self._talk.given()]
        room = min(ROWS_ABOVE, ROWS_ABOVE + 6 - len(step.options))
        answers.display = room > 0
        answers.update(table(rows[-room:] if room > 0 else []))
        self.query_one(QuestionCard).show(self._asked(step))

    def _asked(self, step: Step) -> Asked:
        typed = step.kind in _TYPED
        options = tuple((key, words) for key, words, _ in step.options)
        if step.kind == "scale":
            options = tuple((key, _TEN if key == "x" else key) for key in KEYS)
        shown = step.given if typed or not step.given else self._talk.words(step, step.given)
        if step.kind == "list":
            by_value = {option.value: option.key for option in step.options}
            shown = " ".join(by_value.get(value, value) for value in step.given.split(";") if value)
        return Asked(step.ask, step.hint, options, step.low, step.high, typed, shown)

    # --- answering ---

    def action_choose(self, key: str) -> None:
        """Take the answer of a key."""
        step = self.step
        if step is not None and step.kind not in _TYPED:
            self._take(step, _TEN if key == "x" and step.kind == "scale" else key)

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take what was typed."""
        step = self.step
        if step is not None:
            self._take(step, event.text)

    def action_take(self) -> None:
        """Go on; at the end, do what it offers."""
        step = self.step
        if step is None:
            self.finish()
        elif step.kind not in _TYPED and (step.given or step.optional):
            self._take(step, step.given)
        else:
            self.say("Choose with one of the keys in front of the answers.")

    def action_skip(self) -> None:
        """Leave a question out."""
        step = self.step
        if step is not None and step.kind not in _TYPED:
            self._take(step, "")

    def _take(self, step: Step, text: str) -> None:
        if self.attempt(lambda: self._talk.answer(step.id, text)):
            self._again = None
            self.draw()
            self.answered(step.id, self._talk.said.get(step.id, ""))

    # --- moving ---

    def on_question_card_go_back(self) -> None:
        """Go back from a field."""
        self.action_back()

    def action_back(self) -> None:
        """Go back one question; its answer is offered again."""
        if self.has_class("-earlier"):
            self.draw()
            return
        given = [one.id for one in self._talk.given()]
        before = given[: given.index(self._again)] if self._again in given else given
        if before:
            self._again = before[-1]
            self.say("")
            self.draw()

    def action_earlier(self) -> None:
        """Choose an earlier answer to change."""
        given = self._talk.given()
        if not given:
            return
        self.say("")
        said, card, answers = self._talk.said, self.query_one(QuestionCard), self.query_one(OptionList)
        card.show(
            Asked("Which answer would you like to change?", "Up and down, then Enter. Backspace goes on as it is.")
        )
        answers.clear_options()
        answers.add_options(
            Option(Content(f"{one.label:<28} {self._talk.words(one, said[one.id])}"[:74]), id=one.id) for one in given
        )
        self.add_class("-earlier")
        self.query_one("#answers").display = self.query_one("#readback").display = False  # the list shows them all
        answers.highlighted = len(given) - 1
        answers.focus()

    def action_leave(self) -> None:
        """From the list of answers back to the question, from there one step back."""
        if self.has_class("-earlier"):
            self.draw()
        else:
            super().action_leave()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask that question again."""
        event.stop()
        self._again = event.option.id
        self.set_focus(None)
        self.draw()
