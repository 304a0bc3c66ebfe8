"""Flare-ups and holds: what a person says about them becomes facts; what holds today is read from the facts."""

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from painplan.errors import WrongInput
from painplan.pacing import episodes, flare_day_numbers, hold_on
from painplan.records import CheckIn, FlarePlan, Hold, HoldReason
from painplan.store import ME, Change, book_change
from painplan.words import plain

LONGEST_TEXT = 2_000
LONGEST_HOLD_DAYS = 365
PARTS = FlarePlan.TABLE.words
"""The parts of a flare plan, in the order they are asked."""


class FlareView(msgspec.Struct, frozen=True, kw_only=True):
    """A flare-up as it stands on a day."""

    day: int
    """Number of the day within the flare-up, from 1; 0 outside."""
    plan: FlarePlan
    """What the person wrote for such days."""

    @property
    def written(self) -> tuple[tuple[str, str], ...]:
        """The parts of the plan that have words, in order."""
        return tuple((part, text) for part in PARTS if (text := getattr(self.plan, part)))


def flare_day_on(checkins: Mapping[date, CheckIn], day: date) -> int:
    """Number of the day within a flare-up, from 1; 0 outside."""
    flares = episodes({said: entry.flare for said, entry in checkins.items()}, day)
    return flare_day_numbers(flares).get(day, 0)


def flare_plan_change(parts: Mapping[str, str]) -> Change:
    """Some parts of the flare plan as typed; empty text takes a part out.

    Raises:
        WrongInput: There is no such part, or the text is too long.
    """
    for part, text in parts.items():
        if part not in PARTS:
            raise WrongInput(f"A flare plan has no part “{plain(part)[:40]}”. Its parts: {', '.join(PARTS)}.")
        if len(text) > LONGEST_TEXT:
            raise WrongInput(f"This has {len(text):,} characters; up to {LONGEST_TEXT:,} fit. Please shorten it.")
    return Change(table="flare_plan", key=ME, fields={part: text.strip() or None for part, text in parts.items()})


def hold_change(reason: HoldReason, today: date, last: date | None) -> Change:
    """A hold from today on.

    Args:
        reason: Why steps wait.
        today: Its first day.
        last: Its last day; None: until it is ended.

    Raises:
        WrongInput: The last day is over, or more than a year away.
    """
    if last is not None and not today <= last <= today + timedelta(days=LONGEST_HOLD_DAYS):
        raise WrongInput(f"{last.isoformat()} cannot be the last day of a hold: choose today or a day within a year.")
    return book_change("holds", today.isoformat(), Hold(reason=reason, first=today, last=last))


def end_hold_change(holds: tuple[Hold, ...], today: date) -> Change:
    """The hold of today ends: yesterday was its last day, or it never was when it began today.

    Raises:
        WrongInput: There is none.
    """
    hold = hold_on(holds, today)
    if hold is None:
        raise WrongInput("Nothing is on hold today. Begin a hold with: painplan hold start --help")
    if hold.first == today:
        return Change(table="holds", key=today.isoformat(), fields={"reason": None, "first": None, "last": None})
    return Change(table="holds", key=hold.first.isoformat(), fields={"last": today - timedelta(days=1)})
