"""One decision sheet, a question at a time; at its end the whole sheet."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.base import Room
from painplan.team.decision_records import Decision
from painplan.team.decision_steps import DecisionStep, decision_steps, next_decision_step
from painplan.team.decisions import Decisions, sheet_lines, sheets
from painplan.widgets.frame import TitleBar
from painplan.widgets.question import Asked, QuestionCard

_SCALE = "0123456789x"
_MOST = {"stars": 5, "likely": 3}


class DecisionScreen(Room):
    """Questions until all is asked; every answer is kept as it is given.

    Args:
        decision: Its id; none: one of one's own, whose words are asked first.
    """

    OWN_WORDS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"choose('{key}')", show=False) for key in _SCALE),
        Binding("enter", "go_on", "go_on", key_display="Enter"),
        Binding("minus", "leave_out", "skip", key_display="-"),
        Binding("backspace", "back", show=False),
        Binding("v", "view", "sheet"),
        Binding("a", "choice", "choice"),
        Binding("p", "paper", "to_print"),
        Binding("escape", "leave", "leave", key_display="Esc"),
    ]
    DEFAULT_CSS = "DecisionScreen #sheet { height: auto; max-width: 76; }"

    def __init__(self, decision: str | None) -> None:
        super().__init__()
        self._decision = decision
        self._passed: list[str] = []
        """Questions that were answered or left out here, in order: the way back."""
        self._again = ""
        """A question that is asked again."""
        self._viewing = False
        self._naming_file = False

    def compose_content(self) -> ComposeResult:
        """The question, and the sheet or its facts."""
        yield QuestionCard()
        yield Static(id="sheet")

    def on_mount(self) -> None:
        """Begin, or show the sheet of a decision that was thought through."""
        now = self._now
        self._viewing = now is not None and bool(now.choice)
        self._draw()

    @property
    def _now(self) -> Decision | None:
        return None if self._decision is None else Decisions(self.coach).named(self._decision)

    @property
    def _step(self) -> DecisionStep | None:
        """The open question; none when all is asked."""
        ask = asset("decide")
        now = self._now
        if now is None:
            return DecisionStep(id="text", kind="text", ask=ask["ask"]["text"], hint=ask["hints"]["text"])
        if self._again:
            return next((step for step in decision_steps(now) if step.id == self._again), None)
        return next_decision_step(now, self._passed)

    def _draw(self) -> None:
        now, step, card, words = self._now, self._step, self.query_one(QuestionCard), asset("decide")
        name = one_line(now.text) if now else self.NAME
        self.query_one(TitleBar).say(left=f"PainPlan · {name}")
        sheet = self.query_one("#sheet", Static)
        if self._naming_file:
            card.show(Asked(words["to_paper"], words["to_paper_hint"], typed=True))
        elif now is not None and (self._viewing or step is None):
            card.show(
                Asked(
                    "Your sheet", say("team.decision.enter_goes_questions") if step and self._viewing else words["end"]
                )
            )
            sheet.update(Content("\n".join(sheet_lines(now))))
        elif step is not None:
            card.show(_asked(step, now))
            prepared = sheets().get(now.sheet) if now else None
            sheet.update(Content("\n".join(prepared.facts) if prepared and not self._passed else ""))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A field that takes words takes letters and digits, too."""
        if action in ("view", "choice", "paper"):
            return self._decision is not None
        return action != "leave_out" or not self._naming_file

    # --- answering ---

    def action_choose(self, key: str) -> None:
        """Take the answer of a key."""
        step, now = self._step, self._now
        if step is None or now is None or self._viewing or step.kind == "text":
            return
        room, value = Decisions(self.coach), 10 if key == "x" else int(key)
        fits = {"choice": 1 <= value <= len(now.options), "yes_no": value in (1, 2), "scale": True}
        if not fits.get(step.kind, value <= _MOST.get(step.kind, 10)):
            return
        match step.kind:
            case "choice":
                done = self.attempt(lambda: room.choose(now.id, str(value)))
            case "scale":
                done = self.attempt(lambda: room.say_sure(now.id, value))
            case "yes_no":
                item = step.id.removeprefix("check.")
                done = self.attempt(lambda: room.say_check(now.id, item, value == 1))
            case _:
                done = self.attempt(lambda: _rate(room, now, step, value))
        if done:
            self._pass(step)

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Keep what was typed; without words go on."""
        step, now, text = self._step, self._now, event.text.strip()
        if self._naming_file:
            self._write(text)
            return
        if step is None:
            return
        room = Decisions(self.coach)
        if now is None:
            made = self.result_of(lambda: room.begin(text))
            if made is not None:
                self._decision = made.id
                self._draw()
            return
        if step.id in ("who", "need") or step.id.startswith("unknown."):
            if self.attempt(lambda: _note(room, now, step, text)):
                self._pass(step)
        elif not text:
            self._pass(step)
        elif self.attempt(lambda: _add(room, now, step, text)):
            self._draw()

    # --- moving ---

    def action_go_on(self) -> None:
        """Back to the questions; on behind one that has its answer; at the end go back."""
        step = self._step
        if step is None:
            self.action_leave()
        elif self._viewing:
            self._viewing = False
            self._draw()
        else:
            self._pass(step)

    def action_leave_out(self) -> None:
        """Leave a question out."""
        step = self._step
        if step is not None and self._decision is not None and not self._viewing:
            self._pass(step)

    def action_back(self) -> None:
        """Ask the question before again."""
        if self._naming_file:
            self._naming_file = False
            self._draw()
            return
        if self._viewing or not self._passed:
            self.action_leave()
            return
        self._again = self._passed.pop()
        self._draw()

    def on_question_card_go_back(self) -> None:
        """The same from a field."""
        self.action_back()

    def action_view(self) -> None:
        """The sheet as it stands, or back to the questions."""
        self._viewing = not self._viewing
        self._draw()

    def action_paper(self) -> None:
        """Ask for a file to write the sheet to."""
        self._naming_file = True
        self._draw()

    def _write(self, named: str) -> None:
        decision = self._decision
        if not named or decision is None:
            self._naming_file = False
            self._draw()
            return
        path = self.result_of(lambda: Decisions(self.coach).write_sheet(decision, named))
        if path is not None:
            self._naming_file = False
            self._draw()
            self.say(asset("decide")["written"].format(path=one_line(path)))

    def action_choice(self) -> None:
        """Straight to the choice."""
        self._viewing, self._again = False, "choice"
        self._draw()

    def _pass(self, step: DecisionStep) -> None:
        self._again = ""
        self._passed.append(step.id)
        self._draw()


def _rate(room: Decisions, now: Decision, step: DecisionStep, value: int) -> None:
    option = next(one for one in now.options if one.name == step.option)
    points = option.burdens if step.against else option.benefits
    point = next(one for one in points if one.text == step.point)
    stars, likely = (value, point.likely) if step.kind == "stars" else (point.stars, value)
    room.add_point(now.id, step.option, step.point, against=step.against, stars=stars, likely=likely)


def _note(room: Decisions, now: Decision, step: DecisionStep, text: str) -> None:
    if step.id in ("who", "need"):
        room.note(now.id, **{step.id: text})
    else:
        room.note_unknown(now.id, step.option, text)


def _add(room: Decisions, now: Decision, step: DecisionStep, text: str) -> None:
    if step.id == "option":
        room.add_option(now.id, text)
    else:
        room.add_point(now.id, step.option, text, against=step.against)


def _asked(step: DecisionStep, now: Decision | None) -> Asked:
    if step.kind == "text":
        return Asked(step.ask, step.hint, typed=True, given=step.given)
    if step.kind == "yes_no":
        return Asked(step.ask, step.hint, (("1", "yes"), ("2", "no")), given=step.given)
    if step.kind == "choice":
        options = tuple((str(n), one_line(option.name, 66)) for n, option in enumerate(now.options if now else (), 1))
        return Asked(step.ask, step.hint, options, given=one_line(step.given, 66))
    most = _MOST.get(step.kind, 10)
    options = tuple((key, "10" if key == "x" else key) for key in _SCALE[: most + 1])
    low, high = {"stars": (say("team.decision.not_all"), "very much"), "likely": ("hardly", "surely")}.get(
        step.kind, (say("team.decision.not_all"), "completely")
    )
    return Asked(step.ask, step.hint, options, low, high, given=step.given)
