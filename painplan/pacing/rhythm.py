"""How large a step is and how often one may come: the same for reviews, ladders, calculators and replays (A12)."""

from collections.abc import Sequence
from datetime import date

import msgspec

from painplan.pacing.amounts import at_least, floor_unit, round_unit

STEP_SHARES = {"steady": 0.10, "gentle": 0.05}
"""One weekly step as a share of the baseline, by profile (A12; design defaults within A2's 10 to 20 %)."""
LARGEST_STEP_SHARE = 0.20
"""No step is above this share of the amount it is added to, except the smallest unit (A12)."""
DAYS_BETWEEN = (7, 14, 21)
"""Days from one step up to the next: every week, every second, every third (A12)."""
SLOWER_SHARE = 2 / 3
"""A gentle or halved step is slower than the one it is made from: it gains at most this share of it [design]."""


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """What stays the same from week to week, in the plan's unit."""

    unit_min: float
    step: float
    aim: float | None = None
    slower_than: tuple[float, ...] = ()
    """The steps that this one was made smaller from, the steady one first: gentle has one, gentle and halved two."""

    def halved(self) -> "Pace":
        """With half the step, and slower than before (FL-1, clinical.md A13)."""
        return msgspec.structs.replace(self, step=halved_step(self), slower_than=(*self.slower_than, self.step))


def step_of(baseline: float, unit_min: float, profile: str) -> float:
    """The weekly step of a baseline: 10 % of it, or 5 %, in whole units, at least one (clinical.md A12)."""
    return max(unit_min, round_unit(STEP_SHARES[profile] * baseline, unit_min))


def halved_step(pace: Pace) -> float:
    """Half the step, at least one smallest unit (FL-1, clinical.md A13)."""
    return max(pace.unit_min, round_unit(pace.step / 2, pace.unit_min))


def stepped_up(quota: float, step: float, unit_min: float, aim: float | None) -> float:
    """The amount after one step up: at most 20 % more (or one smallest unit), never above the aim.

    Source: PP-1, clinical.md A12 ``UP``.
    """
    raised = quota + _gain(quota, step, unit_min)
    return raised if aim is None else max(quota, min(aim, raised))


def _gain(quota: float, step: float, unit_min: float) -> float:
    return min(step, max(unit_min, floor_unit(LARGEST_STEP_SHARE * quota, unit_min)))


def days_between(pace: Pace, quota: float) -> int:
    """Days from one step up to the next at an amount: gentle and halved steps are never as fast as what they came from.

    Where the smaller step, or the cap of 20 %, adds as much as the larger one would, it comes every second week, and
    one that was made smaller twice every third (clinical.md A12 ``step s``) [design].
    """
    sizes: Sequence[float] = (*pace.slower_than, pace.step)
    speed, days = _gain(quota, sizes[0], pace.unit_min) / DAYS_BETWEEN[0], DAYS_BETWEEN[0]
    for size in sizes[1:]:
        gain = _gain(quota, size, pace.unit_min)
        days = next((one for one in DAYS_BETWEEN if at_least(SLOWER_SHARE * speed, gain / one)), DAYS_BETWEEN[-1])
        speed = gain / days
    return days


def step_is_due(pace: Pace, quota: float, last_up: date | None, day: date) -> bool:
    """Whether the rhythm allows a step on a day; the first one is not waited for.

    Args:
        pace: Step, and what it was made from.
        quota: The amount in force, in the plan's unit.
        last_up: The day of the last step up; none: there was none.
        day: The day of the next one.
    """
    return last_up is None or (day - last_up).days >= days_between(pace, quota)
