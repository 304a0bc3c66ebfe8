"""Putting steps on hold for a reason other than a flare-up, and ending that; of several each has its own end."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, get_args

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from painplan.errors import PainPlanError
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.parse import parse_coming_day, parse_past_day
from painplan.pacing.holds import AWAY, ILLNESS, RESTART_SHARE, WELL_DAYS, HoldReason
from painplan.plans.holds_words import hold_words
from painplan.plans.records import Hold
from painplan.screens.base import Room
from painplan.today.coach import Coach
from painplan.widgets.question import Asked, QuestionCard

REASONS: tuple[HoldReason, ...] = get_args(HoldReason)
_KEYS = "123456789"


class HoldScreen(Room):
    """Why, and until when; which one is over, and after an illness since when the person is well."""

    NAME = "On hold"
    HELP = """
## On hold

While something else comes first, steps wait. While you are ill nothing is asked for; when you say since when you are
well, it is half of the amount until 48 hours have gone by, then 80 % of it. After a holiday a plan begins again with
80 % at once; with a new medicine, a week of bad nights, or while you wait for advice, the amount stays as it is.
Several things can be on hold; each has its own end. **u** takes it back.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"choose({key})", show=False) for key in _KEYS),
        Binding("e", "over", "it is over"),
        Binding("a", "another", "something else"),
        Binding("o", "nothing", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._reason: HoldReason | None = None
        """What comes first, once it is chosen: until when is asked then."""
        self._another = False
        """Something else comes first beside what is on hold."""
        self._ending: Hold | None = None
        """The illness that is over: since when is asked."""

    def compose_content(self) -> ComposeResult:
        """One question."""
        yield QuestionCard()

    def on_mount(self) -> None:
        """Ask why, or say what is on hold."""
        words = asset("flare")["holds"]
        holds = self._holds
        if holds and not self._another:
            self._show_holds(holds)
        else:
            options = tuple((str(n), words["reasons"][reason]) for n, reason in enumerate(REASONS, 1))
            ask = words["ask_more"] if holds else words["ask"]
            self.query_one(QuestionCard).show(Asked(ask, "Esc goes back; nothing is changed then.", options))
        self.refresh_bindings()

    @property
    def _holds(self) -> Sequence[Hold]:
        return self.coach.today_view().holds

    def _show_holds(self, holds: Sequence[Hold]) -> None:
        words = asset("flare")["holds"]
        also = ("a", words["also"])
        if len(holds) == 1:
            until = holds[0].until
            hint = ""
            if until is not None and until < self.coach.today:
                hint = words["after_until"].format(day=day_in_words(until))
            asked = Asked(hold_words(holds[0]), hint, (("e", words["over_key"]), also))
        else:
            rows = tuple((key, hold_words(hold)) for key, hold in zip(_KEYS, holds, strict=False))
            asked = Asked(words["which_over"], options=(*rows, also))
        self.query_one(QuestionCard).show(asked)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if action in ("over", "another"):
            asking = self._reason is not None or self._another or self._ending is not None
            return not asking and (len(self._holds) == 1 if action == "over" else bool(self._holds))
        return True

    def action_choose(self, number: int) -> None:
        """Take the reason, then ask until when; or end one of several holds."""
        if self._reason is not None or self._ending is not None:
            return
        if self._holds and not self._another:
            if len(self._holds) > 1 and number <= len(self._holds):
                self._end(self._holds[number - 1])
            return
        if number <= len(REASONS):
            words = asset("flare")["holds"]
            self._reason = REASONS[number - 1]
            self.query_one(QuestionCard).show(Asked(words["until_ask"], words["until_hint"], typed=True))

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Keep the hold, or the day since which the person is well, and go back."""
        text, today = event.text.strip(), self.coach.today
        try:
            if self._ending is not None:
                since = parse_past_day(text, today) if text else today
                self._ended(self._ending, since)
            elif self._reason is not None:
                self._begun(self._reason, parse_coming_day(text, today) if text else None)
        except PainPlanError as error:
            self.turn_down(error)

    def _begun(self, reason: HoldReason, last: date | None) -> None:
        words = asset("flare")["holds"]
        if self.attempt(lambda: self.coach.hold(reason, last)):
            self.leave_saying(words["begun_ill"] if reason == ILLNESS else words["begun"])

    def on_question_card_go_back(self) -> None:
        """Ask for the reason again."""
        self._reason = self._ending = None
        self.on_mount()

    def action_over(self) -> None:
        """What is on hold is over."""
        if self._holds:
            self._end(self._holds[0])

    def action_another(self) -> None:
        """Something else comes first as well."""
        self._another = True
        self.on_mount()

    def _end(self, hold: Hold) -> None:
        if hold.reason != ILLNESS:
            self._ended(hold, None)
            return
        words, self._ending = asset("flare")["holds"], hold
        self.query_one(QuestionCard).show(Asked(words["well_ask"], words["well_hint"], typed=True))
        self.refresh_bindings()

    def _ended(self, hold: Hold, well_since: date | None) -> None:
        if self.attempt(lambda: self.coach.end_hold(hold.reason, well_since)):
            self.leave_saying(over_words(hold, well_since, self.coach))

    def action_nothing(self) -> None:
        """The screen is open already."""


def over_words(hold: Hold, well_since: date | None, coach: Coach) -> str:
    """What the end of a hold does to the amounts."""
    words = asset("flare")["holds"]
    if hold.reason not in AWAY:
        return str(words["over"])
    again = f"{RESTART_SHARE * 100:.0f}"
    if well_since is None:
        return str(words["over_holiday"]).format(again=again)
    left = WELL_DAYS - (coach.today - well_since).days
    return str(words["over_well" if left > 0 else "over_well_now"]).format(again=again)
