"""Times in which steps wait, and how a plan begins again after a time away (clinical.md A12, A14)."""

from collections.abc import Sequence
from datetime import date

from painplan.pacing.amounts import floor_unit
from painplan.records import Hold

RESTART_SHARE = 0.8
"""After a time away a plan begins again at this share of its amount (A14.4, lesson 8) [design default]."""
AWAY = frozenset({"illness", "holiday"})
"""Reasons with which the activity itself rests; with the others it goes on and only steps wait."""


def hold_on(holds: Sequence[Hold], day: date) -> Hold | None:
    """The hold in force on a day; of several, the one that began last."""
    now = [hold for hold in holds if hold.first <= day and (hold.last is None or day <= hold.last)]
    return max(now, key=lambda hold: hold.first, default=None)


def time_away(holds: Sequence[Hold], agreed_on: date, day: date) -> Hold | None:
    """The illness or holiday that ended after an amount was agreed and before ``day``; none when there was none.

    Args:
        holds: All holds.
        agreed_on: Since when the amount is what it is; what ended before that day was taken into account then.
        day: The day asked about.
    """
    ended = [h for h in holds if h.reason in AWAY and h.last is not None and agreed_on <= h.last < day]
    return max(ended, key=lambda hold: hold.first, default=None)


def restart_amount(quota: float, unit_min: float) -> float:
    """The amount to begin again with: 80 % of it, at least one smallest unit; once, however long the time away."""
    return min(quota, max(unit_min, floor_unit(RESTART_SHARE * quota, unit_min)))
