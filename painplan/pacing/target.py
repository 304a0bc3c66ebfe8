"""One day's amount, its ceiling and its smaller version (PP-1 and FL-1, clinical.md A12 and A13)."""

from typing import Literal

import msgspec

from painplan.pacing.amounts import floor_unit
from painplan.pacing.envelope import Limit
from painplan.pacing.flare import FIRST_SHARE, LONG_AFTER, flare_amount
from painplan.pacing.reasons import Reason, locked
from painplan.pacing.room import fitted

State = Literal["steady", "flare", "easing_back", "held", "locked", "maintenance", "envelope"]

CEILING_SHARE = 1.2
"""A good day goes up to this share of the amount; the rest is kept for tomorrow (A12 ``GOOD DAY``)."""


class DayState(msgspec.Struct, frozen=True, kw_only=True):
    """What holds on the day, apart from the amount."""

    flare_day: int = 0
    """Number of the day within a flare-up, from 1; 0 outside."""
    settling: bool = False
    """In a flare-up: mornings are back to within one point of the usual."""
    after_flare: bool = False
    hold: bool = False
    red_flag: bool = False
    locks: tuple[str, ...] = ()
    """Names of what is open, where they are known."""
    pem: bool = False
    at_most_usual: bool = False
    """A question that comes before steps is open: at or below what is usual, also on a good day (C5)."""
    limit: Limit | None = None
    """Yesterday went beyond the energy there was: the most that today asks for (A7)."""
    room: float | None = None
    """What is left of the minutes that the person gives to all plans of a day; none: no such limit."""
    maintenance: bool = False


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Amounts for one day, in the plan's unit."""

    target: float
    ceiling: float
    smaller: float
    state: State
    reasons: tuple[Reason, ...] = ()


def target(quota: float, unit_min: float, on: DayState) -> Target:
    """Today's amount from the quota and what holds today.

    Nothing missed on another day is ever added: the amount depends on the quota and the day alone.

    Args:
        quota: The amount in force this week, in the plan's unit.
        unit_min: Smallest sensible step, in the same unit.
        on: What holds on the day.
    """
    amount = flare_amount(quota, unit_min, on.flare_day, settling=on.settling) if on.flare_day else quota
    if on.limit is not None:
        amount = min(amount, on.limit.amount)
    wanted = amount
    if on.room is not None:
        amount = fitted(amount, unit_min, on.room)
    return Target(
        target=amount,
        ceiling=_ceiling(amount, unit_min, on),
        smaller=min(amount, max(unit_min, floor_unit(FIRST_SHARE * quota, unit_min))),
        state=_state(on),
        reasons=_reasons(quota, amount, wanted, on),
    )


def _ceiling(amount: float, unit_min: float, on: DayState) -> float:
    """How far a good day goes; within the energy envelope, or while a question that comes first is open, no further.

    Source: clinical.md A12, A14.1, C5.
    """
    if on.pem or on.at_most_usual:
        return amount
    most = max(amount, floor_unit(CEILING_SHARE * amount, unit_min))
    return most if on.room is None else max(amount, fitted(most, unit_min, on.room))


def _state(on: DayState) -> State:
    """The one state to name; what keeps a person from harm comes first."""
    states: tuple[tuple[bool, State], ...] = (
        (on.pem, "envelope"),
        (on.red_flag, "locked"),
        (on.flare_day > 0, "flare"),
        (on.hold, "held"),
        (on.after_flare, "easing_back"),
        (on.maintenance, "maintenance"),
    )
    return next((name for holds, name in states if holds), "steady")


def _reasons(quota: float, amount: float, wanted: float, on: DayState) -> tuple[Reason, ...]:
    found: list[Reason] = []
    if amount < wanted:
        found.append(Reason("shared_limit", {"amount": amount, "wanted": wanted}))
    if on.limit is not None:
        energy = on.limit.energy
        numbers = {"available": energy.available, "spent": energy.spent, "amount": on.limit.amount, "quota": quota}
        found.append(Reason("envelope", {**numbers, "quotient": energy.whole_quotient, "days": on.limit.days}))
    if on.flare_day:
        code: Literal["flare_long", "flare_day"] = "flare_long" if on.flare_day > LONG_AFTER else "flare_day"
        found.append(Reason(code, {"day": on.flare_day, "quota": quota, "amount": amount}))
    elif on.after_flare:
        found.append(Reason("easing_back"))
    if on.maintenance:
        found.append(Reason("maintenance"))
    if on.hold:
        found.append(Reason("on_hold"))
    if on.red_flag:
        found.append(locked(on.locks))
    if on.pem:
        found.append(Reason("pem"))
    return tuple(found)
