"""Any conversation on a screen: one question at a time, digits answer, the way back to any earlier answer.

What is asked, what fits and what is kept says the flow (`painplan.kit.flow`); a screen says what comes at the end.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.errors import PainPlanError
from painplan.kit.assets import asset
from painplan.kit.flow import EndsHere, Flow
from painplan.kit.in_order import InOrder, PartByPart
from painplan.kit.step import NOTHING, Step, chosen, together
from painplan.screens.base import Room
from painplan.widgets.drawn import is_drawn, once_drawn
from painplan.widgets.fields import Line
from painplan.widgets.frame import TitleBar
from painplan.widgets.gates import table
from painplan.widgets.key_line import key_label
from painplan.widgets.lines import Lines
from painplan.widgets.question import Asked, QuestionCard

ROWS_ABOVE = 5
KEYS = "0123456789x"
_TYPED = frozenset({"text", "amount", "amounts", "day"})
_TEN = "10"
LEFT_OUT = "\0"
"""What waits for a question that was left out; nobody types it."""
_MARKED, _NOT_MARKED = "✓ ", "  "


class FlowScreen(Room):
    """A conversation; what comes at its end is up to each."""

    OWN_WORDS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"choose('{key}')", show=False) for key in KEYS),
        Binding("enter", "take", "go_on", key_display="Enter"),
        Binding("backspace", "back", "back", key_display="Bksp"),
        Binding("f2", "earlier", "earlier_one", key_display="F2"),
        Binding("minus", "skip", show=False),
        Binding("escape", "leave", "later", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    FlowScreen #above { height: auto; max-width: 76; margin-bottom: 1; color: $text-muted; }
    FlowScreen QuestionCard #ask { max-width: 76; }
    FlowScreen #answers { max-width: 76; }
    FlowScreen Lines { display: none; }
    FlowScreen.-earlier Lines { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._again: str | None = None
        """An earlier question that is asked again."""
        self._marked: tuple[str, ...] | None = None
        """What is marked of several that can be chosen; nothing of them, where that was said; none: nothing was."""

    # --- what each screen says ---

    def flow(self) -> Flow:
        """The conversation; made by each."""
        raise NotImplementedError

    def answered(self, name: str, kept: str) -> None:
        """An answer was kept."""

    def above(self) -> Content:
        """What stands above a question; empty where nothing does."""
        step = self.step
        return Content(step.above if step else "")

    def below(self, rows: int) -> Content:
        """What stands below a question: the answers so far, the last of them where there is little room."""
        said = self._flow.said
        given = [one for one in self._flow.given() if not one.is_read]
        told = [(one.label, self._flow.words(one, said[one.id]), "") for one in given]
        return table(told[-rows:] if rows > 0 else [], self.columns)

    def comes_first(self, name: str, text: str) -> bool:
        """Open what has to be asked before an answer can be taken; whether there is such a thing."""
        return False

    def kept(self, words: str) -> None:
        """All of it was kept, and this is what came of it."""
        self.leave_saying(words)

    def draw_end(self) -> None:
        """Show what comes when all is said, or that there is nothing to ask."""
        if isinstance(self._flow, InOrder):
            self.query_one(QuestionCard).show(Asked(self._flow.nothing, asset("flow")["goes_back"]))

    def finish(self) -> None:
        """Enter at the end."""
        self.action_leave()

    def enter_at_end(self) -> str:
        """What the bottom line calls that; empty: going on."""
        return str(asset("flow")["back"])

    # --- drawing ---

    def compose_content(self) -> ComposeResult:
        """What was said, the question or what comes at the end, the answers to go back to."""
        yield Static(id="above")
        yield QuestionCard()
        yield Lines()
        yield Static(id="answers")
        yield Static(id="readback")

    def on_mount(self) -> None:
        """Begin, or go on where it was left."""
        self.begin()

    def begin(self) -> None:
        """Ask the first question that is not answered yet."""
        self._flow, self._again = self.flow(), None
        # Words that stand already are marked, to be written anew; elsewhere Backspace takes one letter away.
        self.query_one(Line).select_on_focus = isinstance(self._flow, PartByPart)
        goes_on = asset("flow")["goes_on"] if self._goes_on() else ""
        if told := self._flow.problem or goes_on:
            once_drawn(self, self.say, told)
        self.draw()

    def refresh_facts(self) -> None:
        """What a question names may be called otherwise now; a question that is the same stays as it is."""
        super().refresh_facts()
        if self.has_class("-earlier"):
            self._list_earlier()
            return
        step = self.step
        if step is None or self._asked(step) != self.query_one(QuestionCard).asked:
            self.draw()
        else:
            self._draw_around(step)

    # --- what is answered and not kept yet waits as half-typed words do, also after the program was closed ---

    def _waiting(self, kind: str, name: str) -> str:
        """Where an answer, or marks, of a question wait among half-typed words."""
        return f"{kind} {self._about} {name}"

    @property
    def _about(self) -> str:
        return self._flow.about if isinstance(self._flow, InOrder) else ""

    @property
    def _waits(self) -> bool:
        return isinstance(self._flow, InOrder) and self._flow.WAITS and not self._flow.KEEPS_EACH

    def _goes_on(self) -> bool:
        """Give the answers again that wait here; whether there were any."""
        if not self._waits:
            return False
        while (step := self._flow.next) is not None and (text := self.drafts.get(self._waiting("said", step.id))):
            try:
                self._flow.answer(step.id, text.removeprefix(LEFT_OUT))
            except PainPlanError:  # it does not fit any more: the question is asked again
                break
        given = self._flow.given()
        if all(one.is_read for one in given):  # nothing was said: what there is to read is read again
            self._flow = self.flow()
            return False
        if self._flow.next is None:
            self._again = given[-1].id
        return True

    @property
    def step(self) -> Step | None:
        """The question that is open; none at the end."""
        return self._flow.step(self._again) if self._again else self._flow.next

    def draw(self) -> None:
        """Show the question, or the end."""
        self.remove_class("-earlier")
        step = self.step
        readback, answers = self.query_one("#readback", Static), self.query_one("#answers", Static)
        answers.display, readback.display = step is not None, step is None
        if step is None:
            self.query_one("#above").display = False
            self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME}")
            self.draw_end()
            self.refresh_bindings()
            return
        where = self._flow.where(step)
        self.query_one(TitleBar).say(left=" · ".join(part for part in ("PainPlan", self.NAME, where) if part))
        self._draw_around(step)
        if step.kind == "list":
            marked = self.drafts.get(self._waiting("marked", step.id), step.given)
            self._marked = chosen(marked) if marked else None
        self.query_one(QuestionCard).show(self._asked(step))
        self.refresh_bindings()

    def _draw_around(self, step: Step) -> None:
        above, told = self.query_one("#above", Static), self.above()
        above.update(told)
        above.display = bool(told)
        rows, answers = min(ROWS_ABOVE, ROWS_ABOVE + 6 - len(step.options)), self.query_one("#answers", Static)
        answers.display = rows > 0
        answers.update(self.below(rows))

    def _asked(self, step: Step) -> Asked:
        typed = _is_typed(step)
        options = tuple((key, words) for key, words, _ in step.options)
        said = step.given or step.before
        shown = step.given if typed or not said else self._flow.words(step, said)
        if step.kind == "scale":
            options = tuple((key, _TEN if key == "x" else key) for key in KEYS)
        if step.kind == "list" and typed:
            keys = {option.value: option.key for option in step.options}
            shown = " ".join(keys.get(value, value) for value in chosen(step.given)) or step.given
        elif step.kind == "choice" and typed:
            shown = next((option.key for option in step.options if option.value == step.given), "")
        elif step.kind == "list":
            options, shown = self._list(step), ""
        return Asked(step.ask, step.hint, options, step.low, step.high, typed, shown, step.is_read, self._about)

    def _list(self, step: Step) -> tuple[tuple[str, str], ...]:
        """Several can be chosen: what is marked carries a sign."""
        lines = [(key, words, value in (self._marked or ())) for key, words, value in step.options]
        lines.append((NOTHING, asset("flow")["none_of_these"], self._marked == ()))
        return tuple((key, f"{_MARKED if marked else _NOT_MARKED}{words}") for key, words, marked in lines)

    def words_of_key(self, binding: Binding) -> str:
        """Where nothing is saved before the end, Escape is no way to go on later; Enter may leave a question out."""
        told = super().words_of_key(binding)
        if not is_drawn(self) or told != key_label(binding.description):
            return told
        if binding.action == "take":
            return "" if self._has_to_be_chosen else self._enter_does() or told
        return str(asset("flow")["back"]) if binding.action == "leave" and not self._flow.KEEPS_EACH else told

    @property
    def _has_to_be_chosen(self) -> bool:
        """Whether Enter has nothing to go on with: the question has an answer that nobody chose yet."""
        step = self.step
        if step is None or _is_typed(step) or (step.kind == "list" and self._marked is not None):
            return False
        return not (step.given or step.optional)

    def _enter_does(self) -> str:
        """What Enter does, where it is not to go on with what is chosen."""
        step = self.step
        if step is None:
            return self.enter_at_end()
        chosen_already = step.given or (step.kind == "list" and self._marked is not None)
        if chosen_already or _is_typed(step):
            return ""
        skips = step.optional and not step.is_read
        return step.enter or (str(asset("flow")["skip"]) if skips else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ways back are shown where there is something to go back to."""
        if action in ("back", "earlier") and is_drawn(self):
            return bool(self._flow.given())
        return True

    # --- answering ---

    def action_choose(self, key: str) -> None:
        """Take the answer of a key, or mark one of several."""
        step = self.step
        if step is None or _is_typed(step):
            return
        if step.kind == "list":
            self._mark(step, key)
        else:
            self._take(step, _TEN if key == "x" and step.kind == "scale" else key)

    def _mark(self, step: Step, key: str) -> None:
        value = next((option.value for option in step.options if option.key == key), None)
        marked = self._marked or ()
        if key == NOTHING:
            self._marked = ()
        elif value in marked:
            self._marked = tuple(one for one in marked if one != value) or None
        elif value is not None:
            self._marked = (*marked, value)
        self.drafts[self._waiting("marked", step.id)] = (
            "" if self._marked is None else together(self._marked) or NOTHING
        )
        self.say("")
        self.query_one(QuestionCard).show(self._asked(step))

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
        elif step.kind == "list" and self._marked is not None:
            self._take(step, together(self._marked) or NOTHING)
        elif _is_typed(step) or self._has_to_be_chosen:
            self.say(asset("flow")["choose"])
        else:
            self._take(step, step.given if step.kind != "list" else "")

    def action_skip(self) -> None:
        """Leave a question out."""
        step = self.step
        if step is not None and not _is_typed(step):
            self._take(step, "")

    def _take(self, step: Step, text: str) -> None:
        before = self._flow.said
        if self.comes_first(step.id, text):
            return
        if not self.attempt(lambda: self._flow.answer(step.id, text)):
            if self.is_open and self._flow.said != before:  # it is kept with the next answer
                self._again = None
                self.draw()
            return
        self._again = None
        self.drafts.pop(self._waiting("marked", step.id), None)
        if self._waits:
            self.drafts[self._waiting("said", step.id)] = text or LEFT_OUT
        if not isinstance(self._flow, InOrder) or self.step is not None:
            self.draw()
            self.answered(step.id, self._flow.said.get(step.id, ""))
            return
        said = self._flow.said
        kept = self.result_of(self._flow.keep)
        if kept is None:
            self._again = step.id  # what was said is still there, and the sentence says what is wrong with it
            return
        for name in said:
            self.drafts.pop(self._waiting("said", name), None)
        self.kept(kept)

    def turn_down(self, error: PainPlanError) -> None:
        """Tell why it was not possible; where nothing more is asked after it, a step back."""
        if isinstance(error, EndsHere):
            self.leave_saying(str(error))
        else:
            super().turn_down(error)

    # --- moving ---

    def go_to(self, flow: Flow, name: str = "") -> None:
        """Go on with another conversation, or with one of its questions."""
        self._flow, self._again = flow, name or None
        self.draw()

    def on_question_card_go_back(self) -> None:
        """Go back from a field."""
        self.action_back()

    def action_back(self) -> None:
        """Go back one question; its answer is offered again."""
        if self.has_class("-earlier"):
            self.draw()
            return
        if self._before:
            self._again = self._before[-1]
            self.say("")
            self.draw()

    @property
    def _before(self) -> list[str]:
        """The questions before the open one."""
        given = [one.id for one in self._flow.given()]
        return given[: given.index(self._again)] if self._again in given else given

    def action_earlier(self) -> None:
        """Choose an earlier answer to change."""
        given = self._flow.given()
        if not given:
            return
        self.say("")
        words = asset("flow")
        self.query_one(QuestionCard).show(Asked(words["which"], words["which_hint"]))
        self.add_class("-earlier")
        self.query_one("#answers").display = self.query_one("#readback").display = False  # the list shows them all
        self._list_earlier()
        self.query_one(Lines).highlighted = len(given) - 1
        self.query_one(Lines).focus()

    def _list_earlier(self) -> None:
        said, given = self._flow.said, self._flow.given()
        texts = ((one.id, f"{one.label:<26} {self._flow.words(one, said[one.id])}"[:72]) for one in given)
        self.query_one(Lines).fill((Option(Content(text), id=name) for name, text in texts))

    def action_leave(self) -> None:
        """From the list of answers back to the question, from there one step back.

        Where nothing is saved before the end that is the question before, so that no key loses what was answered.
        """
        if self.has_class("-earlier"):
            self.draw()
        elif not self._flow.KEEPS_EACH and self._before:
            self.action_back()
        else:
            super().action_leave()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask that question again."""
        event.stop()
        self._again = event.option.id
        self.set_focus(None)
        self.draw()


def _is_typed(step: Step) -> bool:
    """Whether the answer is typed; those of a list too long for one key each are typed as their numbers."""
    return step.kind in _TYPED or any(len(option.key) > 1 for option in step.options)
