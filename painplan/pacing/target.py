"""One day's amount, its ceiling and its smaller version (PP-1 and FL-1, clinical.md A12 and A13)."""

import math
from datetime import date
from typing import Literal

import msgspec

from painplan.kit.told import Number
from painplan.pacing.amounts import at_least, floor_unit, rounded, same_amount
from painplan.pacing.envelope import Limit
from painplan.pacing.flare import CALM, FIRST_SHARE, LONG_AFTER, FlareDay
from painplan.pacing.holds import RESTART_SHARE, WELL_SHARE, restart_amount, well_amount
from painplan.pacing.reasons import Reason, locked
from painplan.pacing.shared_limit import fitted
from painplan.pacing.symptom_band import SMALLER_SHARE

State = Literal["steady", "flare", "easing_back", "held", "locked", "maintenance", "envelope"]

CEILING_SHARE = 1.2
"""A good day goes up to this share of the amount; the rest is kept for tomorrow (A12 ``GOOD DAY``)."""


class DayState(msgspec.Struct, frozen=True, kw_only=True):
    """What holds on the day, apart from the amount."""

    flare: FlareDay = CALM
    """What flare-ups make of it (A13)."""
    hold: bool = False
    ill: bool = False
    """An illness lasts: nothing is asked for, and the smaller version is there for who wants it (A14.4)."""
    well_since: date | None = None
    """On the first two days after an illness, which ask for half: since when the person is well (A14.4)."""
    holiday: bool = False
    """A holiday lasts whose end brings 80 % of the amount: whatever else ends before it, that is where it leads."""
    again: float | None = None
    """On such days: the amount that they lead to; none: 80 % of the one in force."""
    no_amount: bool = False
    """Something that is open leaves no amount at all, not even a smaller one (clinical.md C, principle 4)."""
    red_flag: bool = False
    locks: tuple[str, ...] = ()
    """Names of what is open, where they are known."""
    amber: bool = False
    """Symptoms are above their usual, or the morning was not settled: no further than the amount (A10)."""
    pem: bool = False
    at_most_usual: bool = False
    """A question that comes before steps is open: at or below what is usual, also on a good day (C5)."""
    limit: Limit | None = None
    """Yesterday went beyond the energy there was: the most that today asks for (A7)."""
    room: float | None = None
    """What is left of the minutes that the person gives to all plans of a day; none: no such limit."""
    room_again: float | None = None
    """The same for the whole amount that a smaller one leads back to, when the other plans have theirs again."""
    most: float = math.inf
    """What a day can hold of the unit."""
    maintenance: bool = False
    if_flares: FlareDay | None = None
    """What flare-ups would make of the day if one was said on it to begin; none: nobody asks."""


class CalmDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which nothing makes the amount smaller, in the plan's unit."""

    amount: float
    ceiling: float
    smaller: float
    """The smallest version that still is something: what the first day of a flare-up asks for."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Amounts for one day, in the plan's unit."""

    target: float | None
    """None: nothing is asked for; never shown as 0, and nothing noted is measured against it."""
    ceiling: float | None
    """None where nothing is asked for."""
    smaller: float | None
    """The smallest version that still is something; also while ill, for who wants it. None: there is none today."""
    state: State
    reasons: tuple[Reason, ...] = ()
    again: float | None = None
    """The whole amount to come back to, which every sentence of the day names; none where nothing is asked for."""
    if_flares: float | None = None
    """What the day would ask for if a flare-up was said on it to begin; none: nobody asks, or nothing is asked for."""
    after_holiday: bool = False
    """That amount is the one after a holiday that lasts: it stands when that is over, too."""

    @property
    def flares_less(self) -> bool:
        """Whether the day would ask for less if a flare-up was said on it to begin."""
        return self.if_flares is not None and self.target is not None and self.if_flares < self.target


def calm_day(quota: float, unit_min: float, *, further: bool = True, most: float = math.inf) -> CalmDay:
    """The amounts of a day without anything that makes them smaller, as calculators and read-backs show them.

    Args:
        quota: The amount in force, in the plan's unit.
        unit_min: Smallest sensible step, in the same unit.
        further: Whether a good day may go further at all; not where anything makes steps wait (A12 ``GOOD DAY``).
        most: What a day can hold of the unit.
    """
    return CalmDay(
        amount=quota,
        ceiling=max(quota, floor_unit(min(CEILING_SHARE * quota, most), unit_min)) if further else quota,
        smaller=min(quota, max(unit_min, floor_unit(FIRST_SHARE * quota, unit_min))),
    )


def target(quota: float, unit_min: float, on: DayState) -> Target:
    """Today's amount from the quota and what holds today.

    Nothing missed on another day is ever added: the amount depends on the quota and the day alone. Where something
    leaves nothing to ask for, that is the lowest amount and it holds (clinical.md A13, A14 "Several at once").

    Args:
        quota: The amount in force this week, in the plan's unit.
        unit_min: Smallest sensible step, in the same unit.
        on: What holds on the day.
    """
    smallest = calm_day(quota, unit_min).smaller
    if on.no_amount or on.ill:
        return Target(
            target=None,
            ceiling=None,
            smaller=None if on.no_amount else smallest,
            state=_state(on),
            reasons=(*_reasons(quota, None, None, unit_min, on), Reason("nothing_asked")),
        )
    wanted = _wanted(quota, unit_min, on, on.flare)
    amount = _within_room(wanted, unit_min, on)
    flares = None if on.if_flares is None else _within_room(_wanted(quota, unit_min, on, on.if_flares), unit_min, on)
    return Target(
        target=amount,
        ceiling=_ceiling(amount, unit_min, on),
        smaller=min(amount, smallest),
        state=_state(on),
        reasons=_reasons(quota, amount, wanted, unit_min, on),
        again=_again(quota, unit_min, on),
        if_flares=flares,
        after_holiday=on.holiday,
    )


def _wanted(quota: float, unit_min: float, on: DayState, flare: FlareDay) -> float:
    """What a day asks for with what flare-ups make of it, however much of it fits into the day: the lowest holds."""
    amount = _share_of(quota, unit_min, flare.share)
    if on.well_since is not None:
        amount = min(amount, well_amount(quota, unit_min))
    return amount if on.limit is None else min(amount, on.limit.amount)


def _within_room(amount: float, unit_min: float, on: DayState) -> float:
    return amount if on.room is None else fitted(amount, unit_min, on.room)


def _again(quota: float, unit_min: float, on: DayState) -> float:
    """The whole amount to come back to, as it fits into the day: 80 % of it after an illness or a holiday (A14.4)."""
    whole = quota
    if on.well_since is not None or on.holiday:
        whole = restart_amount(quota, unit_min) if on.again is None else on.again
    return whole if on.room_again is None else fitted(whole, unit_min, on.room_again)


def _share_of(quota: float, unit_min: float, share: float) -> float:
    """The smallest useful version of the amount: in whole units, and at least one (A13)."""
    return quota if share == 1 else min(quota, max(unit_min, floor_unit(share * quota, unit_min)))


def _ceiling(amount: float, unit_min: float, on: DayState) -> float:
    """How far a good day goes; no further than the amount where anything makes steps wait.

    Source: clinical.md A12 ``GOOD DAY`` (an open sign, a hold, a flare-up and the week after it, the branch), A10 (an
    amber day asks for the smaller version, never for more), C5.
    """
    waits = on.pem or on.at_most_usual or on.red_flag or on.hold or on.well_since is not None or on.amber
    if waits or on.flare.lasts or on.flare.easing:
        return amount
    most = calm_day(amount, unit_min, most=on.most).ceiling
    return most if on.room is None else max(amount, fitted(most, unit_min, on.room))


def _state(on: DayState) -> State:
    """The one state to name; what keeps a person from harm comes first (the order of the command line's contract)."""
    states: tuple[tuple[bool, State], ...] = (
        (on.red_flag or on.no_amount, "locked"),
        (on.hold or on.ill, "held"),
        (on.flare.lasts, "flare"),
        (on.flare.easing or on.well_since is not None, "easing_back"),
        (on.pem, "envelope"),
        (on.maintenance, "maintenance"),
    )
    return next((name for holds, name in states if holds), "steady")


def _flare_reasons(quota: float, unit_min: float, on: DayState) -> list[Reason]:
    """What flare-ups have to do with the amount.

    On the days after an illness, which ask for half, no share of a flare-up is less than that: the amount is the same,
    and the one to come back to is that of after the illness (A14 "Several at once").
    """
    flare = on.flare
    # In the branch the amount is a limit: there it may be nothing at all (A13 "never 0 unless").
    limit: dict[str, Number] = {"told": "limit"} if on.pem else {}
    if on.well_since is not None:
        half, leads_to = well_amount(quota, unit_min), _again(quota, unit_min, on)
        if not limit and same_amount(half, leads_to):
            limit = {"told": _why_no_less(quota, half)}
        both: dict[str, Number] = {"day": flare.number, "quota": leads_to, "amount": half, **limit}
        if flare.lasts:
            return [Reason("flare_long" if flare.number > LONG_AFTER else "flare_day", both)]
        return [Reason("easing_back")] if flare.easing else []
    whole, again = _share_of(quota, unit_min, flare.share), _again(quota, unit_min, on)
    amount = whole if on.room is None else fitted(whole, unit_min, on.room)
    today = quota if on.room_again is None else fitted(quota, unit_min, on.room_again)
    if on.holiday:
        limit = {"told": "limit", "quota": today} if limit else {"told": "holiday", "whole": today}
    elif again < quota and not limit:
        limit = {"told": "together"}
    numbers: dict[str, Number] = {"day": flare.number, "quota": again, "amount": amount, **limit}
    if flare.lasts and flare.share == 1:
        if flare.back_on is None:
            return [Reason("flare_back", numbers)]
        ways = " ".join(str(name) for name in ("earlier", numbers.get("told")) if name)
        return [Reason("flare_back", {**numbers, "told": ways, "on": flare.back_on.isoformat()})]
    if flare.lasts:
        numbers |= {"told": _why_no_less(quota, whole)} if not limit and same_amount(amount, again) else {}
        long = flare.number > LONG_AFTER and flare.share == FIRST_SHARE
        return [Reason("flare_long" if long else "flare_day", numbers)]
    if flare.easing and flare.share < 1:
        told: dict[str, Number] = {"rounded": rounded(flare.share * quota, whole)}
        if on.holiday:
            told = {"told": "holiday", "whole": today}
        elif again < quota or amount < whole:
            told = {"told": "together" if again < quota else "limit"}
        if flare.small_until is not None and (flare.then_further or on.pem):
            also = f"until_{told['told']}" if "told" in told else "until"
            told |= {"told": also, "last": flare.small_until.isoformat()}
        return [Reason("easing_up", {"quota": again, "amount": amount, **told})]
    return [Reason("easing_back")] if flare.easing else []


def _why_no_less(quota: float, share: float) -> str:
    """Why an amount in a flare-up is the same as outside: no less can be counted, or no more fits into the day."""
    return "least" if same_amount(quota, share) else "same"


def _well_since(since: date, quota: float, unit_min: float, on: DayState) -> Reason:
    """Half for two days, and what it leads to: 80 %, or what another time away brought already (A14.4)."""
    half, again = well_amount(quota, unit_min), _again(quota, unit_min, on)
    numbers: dict[str, Number] = {"on": since.isoformat(), "amount": half, "quota": quota, "again": again}
    numbers["half_rounded"] = rounded(WELL_SHARE * quota, half)
    if on.again is not None and same_amount(on.again, quota):  # the amount is the smaller one already
        return Reason("well_since", {**numbers, "told": "begun"})
    if again < (restart_amount(quota, unit_min) if on.again is None else on.again):
        return Reason("well_since", {**numbers, "told": "less" if on.flare.lasts else "together"})
    numbers["rounded"] = rounded(RESTART_SHARE * quota, again)
    return Reason("well_since", {**numbers, "told": "flare"} if on.flare.lasts else numbers)


def _reasons(
    quota: float, amount: float | None, wanted: float | None, unit_min: float, on: DayState
) -> tuple[Reason, ...]:
    """Why the day has its amount, what is not asked for left out of the numbers."""
    found: list[Reason] = []
    if amount is not None and wanted is not None and amount < wanted:
        found.append(Reason("shared_limit", {"amount": amount, "wanted": wanted}))
    if on.limit is not None and amount is not None:
        energy = on.limit.energy
        numbers = {"available": energy.available, "spent": energy.spent, "amount": on.limit.amount, "quota": quota}
        found.append(Reason("envelope", {**numbers, "quotient": energy.whole_quotient, "days": on.limit.days}))
    if amount is not None:
        found += _flare_reasons(quota, unit_min, on)
        if on.well_since is not None:
            found.append(_well_since(on.well_since, quota, unit_min, on))
    if on.amber and amount is not None:
        less = max(unit_min, floor_unit(SMALLER_SHARE * amount, unit_min))
        found.append(Reason("amber_day", {"told": "least"} if at_least(less, amount) else {}))
    if on.maintenance and not (on.ill or on.holiday or on.well_since is not None):  # these lead to less than the aim
        found.append(Reason("maintenance"))
    if on.hold:
        found.append(Reason("on_hold"))
    if on.red_flag:
        found.append(locked(on.locks, branch=on.pem))
    if on.pem:
        found.append(Reason("pem"))
    return tuple(found)
