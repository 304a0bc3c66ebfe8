"""The energy envelope, for people whom effort makes worse for days (clinical.md A7, A14.1). It never raises an amount.

Energy is rated 0-100 twice a day: how much there was, and how much was spent. The energy quotient is spent divided by
available, times 100; above 100 the day went beyond what there was, and the next day asks for less.
"""

import math
from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from painplan.kit.numbers import middle
from painplan.pacing.amounts import floor_unit

WITHIN = 100.0
"""An energy quotient up to this is within the envelope (Jason 2008)."""
LIMIT_SHARE = 0.8
"""After a day beyond the envelope the limit is this share of the usual load within it (A7) [design default]."""
USUAL_DAYS = 14
"""The usual load is the median of the days within the envelope among this many (A7)."""
TIRED = 3
"""Energy of 0-10 up to this counts as a tired day: fatigue of 7 or more (A14.1)."""
TIRED_DAYS, TIRED_WITHIN = 5, 7
"""So many tired days within so many ask the question about a lasting worsening (A14.1)."""


class Energy(msgspec.Struct, frozen=True):
    """What a person said about one day, each 0-100."""

    available: float
    spent: float

    @property
    def quotient(self) -> float:
        """Spent as per cent of what there was; endless where there was none and some was spent (A7)."""
        if self.available:
            return self.spent / self.available * 100
        return math.inf if self.spent else 0.0

    @property
    def whole_quotient(self) -> float | None:
        """The quotient to one decimal; none where it is endless."""
        return None if math.isinf(self.quotient) else round(self.quotient, 1)

    @property
    def beyond(self) -> bool:
        """Whether more was spent than there was."""
        return self.spent > self.available


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """The most that a day after one beyond the envelope asks for, in the plan's unit."""

    amount: float
    energy: Energy
    """Of the day before."""
    days: int
    """Days within the envelope that the usual load comes from; 0: there were none, so the plan itself was taken."""


def limit_after(
    energy: Mapping[date, Energy], load: Mapping[date, float], day: date, quota: float, unit_min: float
) -> Limit | None:
    """The limit of a day; none when the day before was within the envelope, or nothing was said about it.

    min(plan, 0.8 x median(load of days with a quotient up to 100 in the last 14 days)), whole units; without such a
    day 0.8 of the plan. It can come to nothing: resting is possible in this branch alone (clinical.md A13).

    Args:
        energy: What was said, by day.
        load: What was done of the plan, by day, in its unit.
        day: The day that the limit is for.
        quota: The amount in force, in the plan's unit.
        unit_min: Smallest sensible step, in the same unit.
    """
    before = energy.get(day - timedelta(days=1))
    if before is None or not before.beyond:
        return None
    within = [
        load[earlier]
        for back in range(1, USUAL_DAYS + 1)
        if (earlier := day - timedelta(days=back)) in load and earlier in energy and not energy[earlier].beyond
    ]
    usual = min(quota, middle(within)) if within else quota
    return Limit(amount=min(quota, floor_unit(LIMIT_SHARE * usual, unit_min)), energy=before, days=len(within))


def tired_for_days(energy: Mapping[date, float], today: date) -> bool:
    """Whether the question about a lasting worsening should be asked: fatigue of 7 or more on 5 of 7 days (A14.1).

    Args:
        energy: Energy by day, 0 exhausted to 10 full.
        today: The last of the seven days.
    """
    days = (today - timedelta(days=back) for back in range(TIRED_WITHIN))
    return sum(day in energy and energy[day] <= TIRED for day in days) >= TIRED_DAYS
