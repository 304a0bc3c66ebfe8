"""The questions about what is on hold: why and until when, which one is over, since when the person is well."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, get_args

from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.in_order import InOrder
from painplan.kit.spoken_days import parse_coming_day, parse_past_day
from painplan.pacing.holds import ILLNESS, HoldReason, holds_on
from painplan.plans.effort import EffortCourse
from painplan.plans.flares import end_hold_change, hold_change, hold_to_end, key_of_hold
from painplan.plans.holds_words import hold_words, is_late, over_words
from painplan.plans.records import Hold

if TYPE_CHECKING:
    from painplan.today.coach import Coach

REASONS: tuple[HoldReason, ...] = get_args(HoldReason)
MORE = "more"
"""Something else comes first beside what is on hold."""


def _reason(value: str) -> HoldReason:
    return next(reason for reason in REASONS if reason == value)


class BeginHoldFlow(InOrder):
    """Steps begin to wait."""

    TOPIC, TABLE = "flare", "hold_ask"

    def __init__(self, coach: "Coach") -> None:
        super().__init__(coach.today)
        self._coach = coach
        self._holds = {key_of_hold(hold): hold for hold in holds_on(coach.book.holds, coach.today)}
        self.about = " ".join(self._holds)

    @property
    def names(self) -> Sequence[str]:
        """Why, and until when."""
        return ("reason", "until")

    def options(self, name: str) -> Mapping[str, str]:
        """The reasons."""
        words = asset("flare")["holds"]["reasons"]
        return {reason: words[reason] for reason in REASONS} if name == "reason" else {}

    def shown_before(self, name: str) -> Mapping[str, object]:
        """Whether something is on hold already."""
        return {"ask": asset("flare")["holds"]["ask_more" if self._holds else "ask"]} if name == "reason" else {}

    def check(self, name: str, text: str) -> None:
        """Whether it is on hold already, or until a day that is too far."""
        if name == "reason":
            hold_change(self._coach.facts, _reason(text), self._today, None)
        elif name == "until" and text:
            hold_change(self._coach.facts, _reason(self._said["reason"]), self._today, self._last(text))

    def _last(self, text: str) -> date | None:
        return parse_coming_day(text, self._today) if text else None

    def keep(self) -> str:
        """Keep it; says what waits."""
        words, said = asset("flare")["holds"], self.said
        reason = _reason(said["reason"])
        last, begun = self._last(said["until"]), "begun_ill" if reason == ILLNESS else "begun"
        self._coach.hold(reason, last)
        return str(words[f"{begun}_until"].format(day=day_in_words(last, self._today)) if last else words[begun])


class HoldFlow(BeginHoldFlow):
    """What is on hold is over; where nothing is, or something else comes first as well, that begins."""

    @property
    def names(self) -> Sequence[str]:
        """Which of them, and of an illness since when the person is well."""
        if not self._holds:
            return super().names
        if self._said.get("which") == MORE:
            return ("which", *super().names)
        over = self._over
        return ("which", "well_since") if over is not None and over.reason == ILLNESS else ("which",)

    @property
    def _over(self) -> Hold | None:
        return self._holds.get(self._said.get("which", ""))

    def options(self, name: str) -> Mapping[str, str]:
        """What is on hold, and something else."""
        if name != "which":
            return super().options(name)
        words = asset("flare")["holds"]
        alone = len(self._holds) == 1
        over = {key: words["over_key"] if alone else self._line(hold) for key, hold in self._holds.items()}
        return {**over, MORE: words["also"]}

    def shown_before(self, name: str) -> Mapping[str, object]:
        """What is on hold, where it is one thing."""
        if name != "which":
            return super().shown_before(name)
        words, (hold, *more) = asset("flare")["holds"], self._holds.values()
        if more:
            return {"ask": words["which_over"], "hint": ""}
        late = hold.until if is_late(hold, self._today) else None
        hint = words["after_until"].format(day=day_in_words(late, self._today)) if late else ""
        return {"ask": self._line(hold), "hint": hint}

    def _line(self, hold: Hold) -> str:
        return hold_words(
            hold, self._today, self._coach.book.plans, branch=EffortCourse(self._coach.book.profile).now.branch
        )

    def check(self, name: str, text: str) -> None:
        """Whether it is a day of the illness."""
        if name == "well_since" and self._over is not None:
            end_hold_change(self._coach.as_saved(self._over), self._today, self._since(text))
        else:
            super().check(name, text)

    def _since(self, text: str) -> date:
        return parse_past_day(text, self._today) if text else self._today

    def keep(self) -> str:
        """Keep the hold, or its end; says what it does to the amounts."""
        over = self._over
        if over is None:
            return super().keep()
        since = self._since(self.said["well_since"]) if over.reason == ILLNESS else None
        self._coach.end_hold(well_since=since, hold=over)
        return over_words(over, since, self._today)


class EndHoldFlow(HoldFlow):
    """One of the reasons is over.

    Args:
        coach: The diary.
        reason: Of the hold that is meant, where that was said.

    Raises:
        WrongInput: Nothing is on hold, or not that.
    """

    def __init__(self, coach: "Coach", reason: str | None = None) -> None:
        super().__init__(coach)
        if reason is not None or len(self._holds) < 2:
            meant = hold_to_end(coach.book.holds, coach.today, reason)
            self._holds = {key_of_hold(meant): meant}

    @property
    def names(self) -> Sequence[str]:
        """Which it is, is asked of several."""
        return super().names if len(self._holds) > 1 else [name for name in super().names if name != "which"]

    @property
    def _over(self) -> Hold | None:
        return next(iter(self._holds.values())) if len(self._holds) == 1 else super()._over

    def options(self, name: str) -> Mapping[str, str]:
        """Holds that can end; nothing more can be chosen in the same go."""
        return {value: words for value, words in super().options(name).items() if value != MORE}
