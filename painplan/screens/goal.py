"""The goal conversation: one question at a time, every answer kept, a read-back, then a plan."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.coach import Preview
from painplan.coach.conversation import Step, accepted, in_words, new_plan, next_step, steps
from painplan.errors import PainPlanError
from painplan.screens.base import Room
from painplan.widgets.frame import TitleBar
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard
from painplan.words import amount, asset, number, one_line

ROWS_ABOVE = 5
_KEYS = "0123456789x"
_TYPED = frozenset({"text", "amount", "day"})
_TEN = "10"


class GoalScreen(Room):
    """From what matters to a first amount."""

    NAME = "A goal"
    HELP = """
## A goal

From what matters to you, through one daily task you can count, to an amount that fits now. It takes about five
minutes. Every answer is kept as you give it: **Esc** leaves, and the conversation goes on later where it was left.

- **Enter** takes what you typed; keys in front of an answer choose it
- **Backspace** in an empty field, or where there is a choice, goes back one question
- at the end everything is read back; nothing begins before you say so

*A try* is doing the task until pain, tiredness or weakness makes you want to stop, on three different days. The plan
starts below that on purpose, so that it can be done on a bad day too.
"""
    OWN_WORDS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"choose('{key}')", show=False) for key in _KEYS),
        Binding("enter", "take", "go on", key_display="Enter"),
        Binding("backspace", "back", "back", key_display="Bksp"),
        Binding("g", "nothing", show=False),
        Binding("escape", "leave", "later", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._before: dict[str, str] = {}
        """Answers that were gone back over: offered again."""
        self._ready: Preview | None = None

    def compose_content(self) -> ComposeResult:
        """What was said, the question or the read-back."""
        yield QuestionCard()
        yield Static(id="answers")
        yield Static(id="readback")

    def on_mount(self) -> None:
        """Begin, or go on where it was left."""
        self._draw()

    # --- drawing ---

    @property
    def _step(self) -> Step | None:
        return next_step(self.coach.draft)

    def _draw(self) -> None:
        said, step = self.coach.draft, self._step
        asked = steps(said)
        self._ready = None
        readback, answers = self.query_one("#readback", Static), self.query_one("#answers", Static)
        answers.display, readback.display = step is not None, step is None
        if step is None:
            self._read_back(said)
            return
        place = next(n for n, one in enumerate(asked, 1) if one.id == step.id)
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME} · {place} of about {len(asked)}")
        rows = [(one.label, one_line(in_words(one, said[one.id])) or "–", "") for one in asked if one.id in said]
        answers.update(table(rows[-ROWS_ABOVE:]))
        given = self._before.get(step.id, "")
        typed = step.kind in _TYPED
        options = tuple((key, words) for key, words, _ in step.options)
        if step.kind == "scale":
            options = tuple((key, _TEN if key == "x" else key) for key in _KEYS)
        shown = given if typed else in_words(step, given)
        self.query_one(QuestionCard).show(Asked(step.ask, step.hint, options, step.low, step.high, typed, shown))

    def _read_back(self, said: dict[str, str]) -> None:
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME} · read back")
        ready = self.result_of(lambda: self.coach.preview(new_plan(said)))
        self._ready = ready
        card = self.query_one(QuestionCard)
        if ready is None:
            card.show(Asked("Something does not fit together yet.", "Backspace goes back to change it."))
            self.query_one("#readback", Static).update(Content(""))
            return
        card.show(
            Asked("This is your plan. Shall it begin?", "Enter begins it. Backspace goes back to change something.")
        )
        self.query_one("#readback", Static).update(
            Content("\n\n").join([table(_rows(said, ready)), *_before_starting()])
        )

    # --- answering ---

    def action_choose(self, key: str) -> None:
        """Take the answer of a key."""
        step = self._step
        if step is not None and step.kind not in _TYPED:
            self._take(step, _TEN if key == "x" and step.kind == "scale" else key)

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take what was typed."""
        step = self._step
        if step is not None:
            self._take(step, event.text)

    def on_question_card_back(self) -> None:
        """Go back from a field."""
        self.action_back()

    def action_take(self) -> None:
        """Go on; after the read-back, begin."""
        step = self._step
        if step is None:
            self._finish()
        elif step.id in self._before and step.kind not in _TYPED:
            self._take(step, self._before[step.id])
        else:
            self.say("Choose with one of the keys in front of the answers.")

    def _take(self, step: Step, text: str) -> None:
        said = self.coach.draft
        try:
            kept = accepted(step, text, said, self.coach.today)
            self.coach.keep_draft({step.id: kept})
        except PainPlanError as error:
            self.say(str(error))
            return
        self.say("")
        self._before.pop(step.id, None)
        self._draw()

    def _finish(self) -> None:
        if self._ready is None:
            return
        plan = self.result_of(self.coach.finish_draft)
        if plan is not None:
            self.painplan.restart(f"{one_line(plan.activity, 40)} begins today. The first review comes in a week.")

    # --- moving ---

    def action_back(self) -> None:
        """Go back one question; its answer is offered again."""
        said = self.coach.draft
        given = [one.id for one in steps(said) if one.id in said]
        if given and self.attempt(lambda: self.coach.keep_draft({given[-1]: None})):
            self._before[given[-1]] = said[given[-1]]
            self._draw()

    def action_nothing(self) -> None:
        """The conversation is open already."""


def _rows(said: dict[str, str], ready: Preview) -> list[tuple[str, str, str]]:
    plan, start, unit = ready.plan, ready.start, ready.plan.unit
    rows = []
    if said.get("matters"):
        rows.append(("what matters", one_line(said["matters"]), ""))
    rows.append(("goal", one_line(said.get("again") or said["goal"]), ""))
    aim = f"aim {amount(plan.aim, unit)}" if plan.aim else "no aim set"
    rows.append(("daily task", f"{one_line(plan.activity, 24)}, {plan.days_per_week} days a week", aim))
    rows.append(("first amount", f"{amount(start.quota, unit)} a day", _from_where(ready)))
    if not ready.steps:
        return [*rows, ("steps", "off; a specialist team sets the pace", "")]
    weeks = ready.ladder.weeks_to_aim
    rows.append(("one small step", f"{amount(start.step, unit)}, once a week", f"aim in week {weeks}" if weeks else ""))
    return rows


def _from_where(ready: Preview) -> str:
    if ready.start.guarded:
        return "what a bad day allows"
    kind = "your estimates" if ready.start.provisional else "your tries"
    return f"80 % of {number(ready.start.baseline)}, {kind}"


def _before_starting() -> list[Content]:
    safety = asset("safety")
    return [Content(safety["ask_first"]["text"]), Content(safety["stop"]["short"])]
