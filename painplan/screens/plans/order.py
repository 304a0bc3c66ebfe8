"""Which plan comes first, and the minutes that all plans of a day share."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.errors import PainPlanError, WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_amount
from painplan.kit.words import say
from painplan.plans.day_limit import Order
from painplan.safety.allowed import allowed
from painplan.screens.base import Room
from painplan.widgets.question import Asked, QuestionCard

KEYS = 9


class OrderScreen(Room):
    """The plans in the person's order; a number puts one first, then the minutes of a day can be typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"first({number})", show=False) for number in range(1, KEYS + 1)),
        Binding("m", "minutes", "minutes_of_a_day"),
    ]

    _typing = False

    def compose_content(self) -> ComposeResult:
        """One question, and what holds now."""
        yield QuestionCard()
        yield Static(id="limit", classes="gap")

    def on_mount(self) -> None:
        """Ask which comes first."""
        self._draw()

    def refresh_facts(self) -> None:
        """Show the plans under the names they have now."""
        super().refresh_facts()
        if not self._typing:
            self._draw()

    def _draw(self) -> None:
        words, order = asset("pacing")["order_of_plans"], Order(self.coach)
        options = tuple((str(n), one_line(plan.activity, 40)) for n, plan in enumerate(order.plans()[:KEYS], 1))
        what = words["what" if allowed(self.coach, "step") else "what_within"]
        asked = Asked(words["ask"], what, options) if options else Asked(self.coach.none_yet(words["none"]))
        self.query_one(QuestionCard).show(asked)
        now = words["limit_now"].format(minutes=order.minutes) if order.minutes else words["no_limit"]
        self.query_one("#limit", Static).update(Content(now))

    def action_first(self, number: int) -> None:
        """Put a plan first; the others keep their order."""
        plans = Order(self.coach).plans()
        if self._typing or number > len(plans):
            return
        plan = plans[number - 1]
        words = asset("pacing")["order_of_plans"]["first"].format(activity=one_line(plan.activity, 40))
        if self.attempt(lambda: Order(self.coach).put(plan.id, 1), words):
            self._draw()

    def action_minutes(self) -> None:
        """Ask for the minutes of a day."""
        self._typing = True
        words = asset("pacing")["order_of_plans"]
        self.query_one(QuestionCard).show(Asked(words["limit_ask"], words["limit_hint"], typed=True))

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Keep the minutes."""
        typed = event.text.strip().lower()
        try:
            minutes = None if typed in ("", "none") else parse_amount(typed, "minutes")
            if minutes is not None and minutes != int(minutes):
                raise WrongInput(say("plans.order.does_not_fit_minutes", typed=one_line(typed, 20)))
        except PainPlanError as error:
            self.turn_down(error)
            return
        kept = asset("pacing")["order_of_plans"]["kept"] if typed else ""
        if typed and not self.attempt(lambda: Order(self.coach).limit(None if minutes is None else int(minutes))):
            return
        self._typing = False
        self._draw()
        self.say(kept)

    def on_question_card_go_back(self) -> None:
        """Leave the minutes as they are."""
        self._typing = False
        self._draw()

    def action_leave(self) -> None:
        """First out of the field, then one step back."""
        if self._typing:
            self.on_question_card_go_back()
        else:
            super().action_leave()
