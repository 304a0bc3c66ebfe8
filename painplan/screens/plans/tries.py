"""Noting a try: how much it was, and how it ended (clinical.md A12 TRY); what comes before tries is asked first."""

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.errors import PainPlanError
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_amount
from painplan.plans.records import Plan
from painplan.plans.service import HadToStop
from painplan.plans.tries_words import tried_words
from painplan.safety.allowed import check_allowed
from painplan.safety.not_asked import never_asked
from painplan.safety.tries import after_having_to_stop
from painplan.screens.base import Room
from painplan.widgets.question import Asked, QuestionCard

if TYPE_CHECKING:
    from painplan.screens.base import Room as AnyRoom

Part = Literal["amount", "ended", "counts"]


def begin_try(room: "AnyRoom") -> None:
    """Ask for today's try of the plan that needs one; before that, what was never asked."""
    plan, words = next(iter(room.coach.waiting_for_tries()), None), asset("pacing")["tries"]
    if plan is None:
        room.say(words["none_waits"])
    elif room.attempt(lambda: check_allowed(room.coach, "try")) and not ask_before_tries(room):
        room.app.push_screen(TryScreen(plan))


def ask_before_tries(room: "AnyRoom") -> bool:
    """Open what was never asked and comes before tries (A12 PRE); whether there is such a thing."""
    from painplan.screens.safety.ask_first import AskFirstScreen
    from painplan.screens.safety.signs import SignsScreen

    book = room.coach.facts
    if never_asked(book):
        room.app.push_screen(AskFirstScreen())
    elif book.profile.signs_full_on is None:
        room.app.push_screen(SignsScreen())
    else:
        return False
    room.say(asset("pacing")["tries"]["unasked"])
    return True


class TryScreen(Room):
    """One try of one plan."""

    NAME = "A try"
    HELP = """
## A try

Do it the way you usually do, and stop when your symptoms begin to rise, before you have to stop. Nobody asks for your
most. Three tries on three different days make a starting point. Where you had to stop, it is kept as that, and you
choose: half of it counts, or another day is tried. **u** takes it back.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"choose({number})", show=False) for number in (1, 2)),
        Binding("backspace", "back", "back", key_display="Bksp"),
        Binding("escape", "leave", "leave", key_display="Esc"),
    ]
    DEFAULT_CSS = "TryScreen #stop { height: auto; max-width: 76; margin-top: 1; }"

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self._part: Part = "amount"
        self._reached = 0.0

    def compose_content(self) -> ComposeResult:
        """The question, and the signs to stop at."""
        yield QuestionCard()
        yield Static(Content(asset("safety")["stop"]["short"]), id="stop")

    def on_mount(self) -> None:
        """Ask how much it was."""
        self._draw()

    def _draw(self) -> None:
        words, unit, card = asset("pacing")["tries"], self._plan.unit, self.query_one(QuestionCard)
        if self._part == "amount":
            ask = words["ask"].format(activity=one_line(self._plan.activity, 40))
            card.show(Asked(ask, f"{words['how']} {words['in_unit'].format(unit=unit)}", typed=True))
            return
        card.show(ended_question() if self._part == "ended" else counts_question(self._reached, unit))
        self.set_focus(None)

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take the amount, then ask how it ended."""
        if self._part != "amount":
            return
        try:
            self._reached = parse_amount(event.text, self._plan.unit)
        except PainPlanError as error:
            self.turn_down(error)
            return
        self._to("ended")

    def _to(self, part: Part) -> None:
        self._part = part
        self._draw()

    def action_choose(self, number: int) -> None:
        """Take the answer of a key."""
        if self._part == "ended":
            if number == HAD_TO:
                self._to("counts")
            else:
                self._keep(None)
        elif self._part == "counts":
            self._keep("half" if number == HALF else "again")

    def _keep(self, had_to_stop: HadToStop | None) -> None:
        plan, words, today = self._plan, asset("pacing")["tries"], self.coach.today
        kept = self.result_of(lambda: self.coach.add_trial(plan.id, self._reached, today, had_to_stop))
        if kept is None:
            return
        if had_to_stop == "again":
            self.leave_saying(words["kept"].format(amount=amount(self._reached, plan.unit)))
        else:
            told = tried_words(self.coach.why(plan.id), self._reached)
            self.leave_saying(f"{told} {words['taken_back']}")

    def on_question_card_go_back(self) -> None:
        """Leave, from an empty field."""
        self.action_leave()

    def action_back(self) -> None:
        """One question back."""
        if self._part == "amount":
            self.action_leave()
        else:
            self._to("ended" if self._part == "counts" else "amount")


HAD_TO, HALF = 2, 1
"""The keys of "I had to stop" and of "half of it"."""


def ended_question() -> Asked:
    """How a try ended."""
    words = asset("pacing")["tries"]
    return Asked(words["ended"], "", (("1", words["ended_rising"]), ("2", words["ended_had_to"])))


def counts_question(reached: float, unit: str) -> Asked:
    """What counts of a try at which one had to stop."""
    words = asset("pacing")["tries"]
    half = words["half"].format(half=amount(after_having_to_stop(reached), unit))
    return Asked(words["half_ask"], "", (("1", half), ("2", words["another"])))
