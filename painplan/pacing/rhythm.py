"""How large a step is and how often one may come: the same for reviews, ladders, calculators and replays (A12)."""

import math
from datetime import date
from itertools import pairwise

import msgspec

from painplan.pacing.amounts import floor_unit, round_unit, same_amount

STEP_SHARES = {"steady": 0.10, "gentle": 0.05}
"""One weekly step as a share of the baseline, by profile (A12; design defaults within A2's 10 to 20 %)."""
LARGEST_STEP_SHARE = 0.20
"""No step is above this share of the amount it is added to, except the smallest unit (A12)."""
DAYS_BETWEEN = (7, 14, 21)
"""Days from one step up to the next: every week, every second, every third (A12)."""


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """What stays the same from week to week, in the plan's unit."""

    unit_min: float
    step: float
    aim: float | None = None
    most: float = math.inf
    """What a day can hold of the unit; no amount is above it."""
    slower_than: tuple[float, ...] = ()
    """The steps that this one was made smaller from, the steady one first: gentle has one, gentle and halved two."""

    def halved(self) -> "Pace":
        """With half the step, and slower than before (FL-1, clinical.md A13)."""
        return msgspec.structs.replace(self, step=halved_step(self), slower_than=(*self.slower_than, self.step))


def step_of(baseline: float, unit_min: float, profile: str) -> float:
    """The weekly step of a baseline: 10 % of it, or 5 %, in whole units, at least one (clinical.md A12)."""
    return max(unit_min, round_unit(STEP_SHARES[profile] * baseline, unit_min))


def day_is_full(pace: Pace, quota: float) -> bool:
    """Whether a day holds no more than an amount already, so that no step can follow it."""
    return same_amount(quota, stepped_up(quota, pace.step, pace.unit_min, None, pace.most))


def halved_step(pace: Pace) -> float:
    """Half the step, at least one smallest unit (FL-1, clinical.md A13)."""
    return max(pace.unit_min, round_unit(pace.step / 2, pace.unit_min))


def stepped_up(quota: float, step: float, unit_min: float, aim: float | None, most: float = math.inf) -> float:
    """The amount after one step up: at most 20 % more (or one smallest unit), never above the aim or what a day holds.

    Source: PP-1, clinical.md A12 ``UP``.
    """
    raised = quota + gain(quota, step, unit_min)
    if raised > most:
        raised = max(quota, floor_unit(most, unit_min))
    return raised if aim is None else max(quota, min(aim, raised))


def gain(quota: float, step: float, unit_min: float) -> float:
    """What one step adds: the step, at most 20 % of the amount, at least one smallest unit (A12 ``UP``)."""
    return min(step, max(unit_min, floor_unit(LARGEST_STEP_SHARE * quota, unit_min)))


def days_between(pace: Pace, quota: float) -> int:
    """Days from one step up to the next at an amount: gentle and halved steps are never as fast as what they came from.

    Where the smaller step, or the cap of 20 %, adds the same amount as the one it was made from, it comes a week later:
    every second week, and one that was made smaller twice every third (clinical.md A12 ``step s``) [design]. One that
    adds less comes as often as that one, never sooner, so that halving a step never makes it faster. The cap is that of
    the amount: above those at which it makes both the same, the step is smaller, and comes as often as the other.
    """
    gains = [gain(quota, size, pace.unit_min) for size in (*pace.slower_than, pace.step)]
    return DAYS_BETWEEN[min(sum(same_amount(one, other) for one, other in pairwise(gains)), len(DAYS_BETWEEN) - 1)]


class StepAhead(msgspec.Struct, frozen=True, kw_only=True):
    """A step at an amount, and what becomes of it on the way up: what every sentence about a step goes by."""

    adds: float
    """What it adds at this amount, in the plan's unit."""
    later: float | None = None
    """What it comes to later, where it adds less now; none: it adds the whole step already."""
    at_least: bool = False
    """It adds less now, and that is the smallest unit: 20 % of the amount is less than can be counted."""
    days: int
    """Fewest days from one to the next at this amount."""
    sooner: tuple[tuple[float, int], ...] = ()
    """From which amounts on it comes after fewer days than before, lowest first: there it adds less than the step that
    it was made smaller from, so that it need not be waited for longer."""


def step_ahead(pace: Pace, quota: float) -> StepAhead:
    """What there is to tell of the step at an amount, by the same rhythm that reviews and ladders go by.

    Args:
        pace: Step, smallest unit, aim and what the step was made from.
        quota: The amount in force, in the plan's unit.
    """
    adds = gain(quota, pace.step, pace.unit_min)
    whole = same_amount(adds, pace.step)
    days, sooner, now = days_between(pace, quota), list[tuple[float, int]](), quota
    largest = max(pace.step, *pace.slower_than) if pace.slower_than else pace.step
    while gain(now, largest, pace.unit_min) < largest:  # from there on nothing about it changes
        now, before = stepped_up(now, pace.step, pace.unit_min, pace.aim, pace.most), now
        ends = same_amount(now, before) or (pace.aim is not None and same_amount(now, pace.aim))
        if ends or day_is_full(pace, now):
            break
        between = days_between(pace, now)
        if between < (sooner[-1][1] if sooner else days):
            sooner.append((now, between))
    return StepAhead(
        adds=adds,
        later=None if whole else pace.step,
        at_least=not whole and floor_unit(LARGEST_STEP_SHARE * quota, pace.unit_min) < pace.unit_min,
        days=days,
        sooner=tuple(sooner),
    )


def step_is_due(pace: Pace, quota: float, last_up: date | None, day: date) -> bool:
    """Whether the rhythm allows a step on a day; the first one is not waited for.

    Args:
        pace: Step, and what it was made from.
        quota: The amount in force, in the plan's unit.
        last_up: The day of the last step up; none: there was none.
        day: The day of the next one.
    """
    return last_up is None or (day - last_up).days >= days_between(pace, quota)
