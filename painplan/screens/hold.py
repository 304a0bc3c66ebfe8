"""Putting steps on hold for a reason other than a flare-up, and ending that."""

from typing import ClassVar, get_args

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from painplan.errors import PainPlanError
from painplan.records import HoldReason
from painplan.screens.base import Room
from painplan.widgets.question import Asked, QuestionCard
from painplan.words import asset, hold_words, parse_coming_day

REASONS: tuple[HoldReason, ...] = get_args(HoldReason)


class HoldScreen(Room):
    """Why, and until when."""

    NAME = "On hold"
    HELP = """
## On hold

While something else comes first, steps wait. After an illness or a holiday a plan begins again with 80 % of its
amount; with a new medicine, a week of bad nights, or while you wait for advice, the amount stays
as it is. **u** takes it back.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"choose({n})", show=False) for n in range(1, len(REASONS) + 1)),
        Binding("e", "over", "it is over"),
        Binding("o", "nothing", show=False),
    ]

    _reason: HoldReason | None = None

    def compose_content(self) -> ComposeResult:
        """One question."""
        yield QuestionCard()

    def on_mount(self) -> None:
        """Ask why, or say what is on hold."""
        hold = self.coach.today_view().hold
        names = asset("flare")["holds"]["reasons"]
        options = tuple((str(n), names[reason]) for n, reason in enumerate(REASONS, 1))
        asked = Asked("What comes first at the moment?", "Esc goes back; nothing is changed then.", options)
        self.query_one(QuestionCard).show(Asked(hold_words(hold), options=(("e", "it is over"),)) if hold else asked)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        return action != "over" or self.coach.today_view().hold is not None

    def action_choose(self, number: int) -> None:
        """Take the reason, then ask until when."""
        if self._reason is None and self.coach.today_view().hold is None:
            self._reason = REASONS[number - 1]
            hint = "A day such as 1 March, or “in 1 week”. Enter without words: until you end it."
            self.query_one(QuestionCard).show(Asked("Until when, as far as you know?", hint, typed=True))

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Keep it and go back."""
        reason = self._reason
        if reason is None:
            return
        try:
            last = parse_coming_day(event.text, self.coach.today) if event.text.strip() else None
        except PainPlanError as error:
            self.turn_down(error)
            return
        if self.attempt(lambda: self.coach.hold(reason, last)):
            self.leave_saying("Noted: steps wait. u takes it back.")

    def on_question_card_back(self) -> None:
        """Ask for the reason again."""
        self._reason = None
        self.on_mount()

    def action_over(self) -> None:
        """Steps wait no longer."""
        if self.attempt(self.coach.end_hold):
            self.leave_saying("Noted: steps can go on. u takes it back.")

    def action_nothing(self) -> None:
        """The screen is open already."""
