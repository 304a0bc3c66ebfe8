"""Times in which steps wait, and how a plan begins again after a time away (clinical.md A12, A14)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from painplan.pacing.amounts import floor_unit, same_amount
from painplan.pacing.envelope import TIRED

if TYPE_CHECKING:
    from painplan.plans.records import Hold  # what a hold looks like; whoever asks has one

HoldReason = Literal["illness", "holiday", "new_medicine", "waiting_for_advice", "bad_sleep"]

RESTART_SHARE = 0.8
"""After a time away a plan begins again at this share of its amount (A14.4, lesson 8) [design default]."""
WELL_SHARE = 0.5
"""Share of the amount on the first days after an illness (A14.4) [design default]."""
WELL_DAYS = 2
"""Days at that share: the day since which the person is well and the day after it, 48 hours (A14.4)."""
LONG_ILLNESS_DAYS = 7
"""An illness of more days than these asks the question about a lasting worsening again (A14.4) [design]."""
FULL_ENERGY = 10
AWAY: frozenset[HoldReason] = frozenset({"illness", "holiday"})
"""Reasons with which the activity itself rests; with the others it goes on and only steps wait."""
ILLNESS: HoldReason = "illness"


class Away(msgspec.Struct, frozen=True, kw_only=True):
    """One time away, of one hold or of several that touch: it brings one new beginning."""

    reason: HoldReason
    """Of the hold whose end brought it."""
    first: date
    new: date
    """Since when 80 % of the amount before is the amount in force: the first day after the first that was over.

    What was in force before does not come back, so the days that an illness asks half for have the new one, too.
    """
    again: date
    """The first day that asks for all of it: after an illness when 48 hours have gone by since the person was well."""
    over: date
    """The first day after all of them, and after the days that an illness asks half for."""


class Holds(tuple["Hold", ...]):
    """All holds of a diary; what is asked about them for every plan and day is found out once.

    The plan book keeps them so. Every course asks on each of its days, so that the time went with plans x days x holds.
    """

    @classmethod
    def of(cls, holds: "Iterable[Hold]") -> "Holds":
        """The same holds, prepared; those that are, as they are."""
        return holds if isinstance(holds, Holds) else cls(holds)

    def on(self, day: date) -> "tuple[Hold, ...]":
        """Those in force on a day, the one that began last first."""
        if day not in self._on:
            now = [hold for hold in self if hold.first <= day and (hold.last is None or day <= hold.last)]
            self._on[day] = tuple(sorted(now, key=lambda hold: hold.first, reverse=True))
        return self._on[day]

    def easing_on(self, day: date) -> "tuple[Hold, ...]":
        """The illnesses of which a day is one of those that ask for half."""
        if day not in self._easing:
            self._easing[day] = tuple(hold for hold in self if _easing(hold, day) is not None)
        return self._easing[day]

    @cached_property
    def times_away(self) -> tuple[Away, ...]:
        """The illnesses and holidays of which one is over, those that touch as one."""
        found: list[list[Hold]] = []
        until = date.min
        for hold in sorted((hold for hold in self if hold.reason in AWAY), key=lambda one: one.first):
            if found and hold.first <= until:
                found[-1].append(hold)
            else:
                found.append([hold])
                until = date.min
            until = max(until, _again(hold))
        return tuple(_one_away(touching) for touching in found if any(hold.last is not None for hold in touching))

    @cached_property
    def _on(self) -> "dict[date, tuple[Hold, ...]]":
        return {}

    @cached_property
    def _easing(self) -> "dict[date, tuple[Hold, ...]]":
        return {}


def holds_on(holds: "Iterable[Hold]", day: date, plan: str | None = None) -> "tuple[Hold, ...]":
    """The holds in force on a day, the one that began last first.

    Args:
        holds: All holds.
        day: The day.
        plan: Id of the plan that is asked about; a hold of another plan alone does not hold it (A12). None: all.
    """
    now = Holds.of(holds).on(day)
    return now if plan is None else tuple(hold for hold in now if hold.only in (None, plan))


def hold_on(holds: "Iterable[Hold]", day: date, plan: str | None = None) -> "Hold | None":
    """The hold to name on a day: an illness, else the one that began last; none: nothing is on hold."""
    now = holds_on(holds, day, plan)
    return next((hold for hold in now if hold.reason == ILLNESS), now[0] if now else None)


def is_ill(holds: "Iterable[Hold]", day: date) -> bool:
    """Whether an illness lasts on a day: nothing is asked for then (A14.4)."""
    return any(hold.reason == ILLNESS for hold in holds_on(holds, day))


def just_well(holds: "Iterable[Hold]", day: date) -> date | None:
    """The day since which the person is well, on the days after an illness that ask for half; none on other days.

    Source: clinical.md A14.4 (half until 48 hours after that, the day and the day after it).
    """
    hold = easing_after(holds, day)
    return None if hold is None else hold.well_since


def easing_after(holds: "Iterable[Hold]", day: date) -> "Hold | None":
    """The illness of which a day is one of those that ask for half; none: it is none."""
    return max(Holds.of(holds).easing_on(day), key=lambda hold: hold.well_since or hold.first, default=None)


def asks_for_worsening(holds: "Iterable[Hold]", energy: Mapping[date, float], today: date) -> date | None:
    """The day since which the question about a lasting worsening waits after an illness; none: it does not.

    It is asked again when somebody was ill for more than seven days, or was tired at its end (A14.4) [design].

    Args:
        holds: All holds.
        energy: Energy by day, 0 exhausted to 10 full.
        today: The day of the question; it waits until it is answered, however long ago the illness ended.
    """
    found = []
    for hold in holds:
        if hold.reason != ILLNESS or hold.last is None or hold.last >= today:
            continue
        ended = hold.last + timedelta(days=1)
        days = ((hold.well_since or ended) - hold.first).days
        tired = any(energy.get(day, FULL_ENERGY) <= TIRED for day in (hold.last, ended))
        if days > LONG_ILLNESS_DAYS or tired:
            found.append(ended)
    return max(found, default=None)


def _easing(hold: "Hold", day: date) -> date | None:
    since = hold.well_since
    if hold.reason != ILLNESS or hold.last is None or since is None or day <= hold.last:
        return None
    return since if day < since + timedelta(days=WELL_DAYS) else None


def times_away(holds: "Iterable[Hold]") -> tuple[Away, ...]:
    """The illnesses and holidays of which one is over, oldest first; those that touch are one (A14 "Several at once").

    The end of the first one brings the smaller amount, and it stays while another one lasts: the lowest amount holds.
    The end of the others brings no smaller one again, and what is asked for until then is the less of both ladders.
    """
    return Holds.of(holds).times_away


def _one_away(touching: "Sequence[Hold]") -> Away:
    began = min((hold for hold in touching), key=lambda hold: (_again(hold), hold.reason != ILLNESS))
    return Away(
        reason=began.reason,
        first=touching[0].first,
        new=min(_after(hold) for hold in touching),
        again=_again(began),
        over=max(_again(hold) for hold in touching),
    )


def begun_again(holds: "Iterable[Hold]", day: date) -> Away | None:
    """The time away that already brought its smaller amount on a day and is not over: another one of it lasts."""
    return next((away for away in times_away(holds) if away.new <= day < away.over), None)


def new_amount_eased_into(aways: "Iterable[Away]", day: date) -> Away | None:
    """The time away whose new amount is in force on a day that does not ask for all of it yet; none: no such day."""
    return next((away for away in aways if away.new <= day < away.again), None)


def amount_shared(quota: float, before: float, unit_min: float) -> float:
    """What a day after an illness asks for half of: the amount before it, as long as nothing less was agreed since.

    Args:
        quota: The amount in force on the day, in the plan's unit.
        before: The one before the time away.
        unit_min: Smallest sensible step, in the same unit.

    Source: clinical.md A14.4 (half of Q, then 80 % of Q, which is the new Q).
    """
    return before if same_amount(restart_amount(before, unit_min), quota) else quota


def holiday_leads_to_less(holds: "Iterable[Hold]", day: date) -> bool:
    """Whether a holiday lasts on a day whose end brings 80 %: no time away that touches it brings that before."""
    known = Holds.of(holds)
    lasts = any(hold.reason in AWAY - {ILLNESS} for hold in holds_on(known, day))
    return lasts and just_well(known, day) is None and begun_again(known, day) is None


def _again(hold: "Hold") -> date:
    """The first day of the new amount: at once, after an illness when 48 hours have gone by since the person was well.

    An illness that was ended before that was asked begins again at once, as it did then. One that lasts: never yet.
    """
    if hold.last is None:
        return date.max
    after = _after(hold)
    if hold.reason != ILLNESS or hold.well_since is None:
        return after
    return max(after, hold.well_since + timedelta(days=WELL_DAYS))


def _after(hold: "Hold") -> date:
    """The first day after a hold, from which on the amount before it does not come back. One that lasts: never yet."""
    return date.max if hold.last is None else hold.last + timedelta(days=1)


def away_since(holds: "Sequence[Hold]", agreed_on: date, day: date) -> tuple[Away, ...]:
    """The times away whose new amount came after an amount was agreed and is in force on ``day``.

    Args:
        holds: All holds.
        agreed_on: Since when the amount is what it is; what began before that day was taken into account then.
        day: The day asked about.
    """
    return tuple(away for away in times_away(holds) if agreed_on < away.new <= day)


def restart_amount(quota: float, unit_min: float) -> float:
    """The amount to begin again with: 80 % of it, at least one smallest unit; once, however long the time away."""
    return min(quota, max(unit_min, floor_unit(RESTART_SHARE * quota, unit_min)))


def well_amount(quota: float, unit_min: float) -> float:
    """Half of the amount, at least one smallest unit: the first two days after an illness (A14.4)."""
    return min(quota, max(unit_min, floor_unit(WELL_SHARE * quota, unit_min)))
