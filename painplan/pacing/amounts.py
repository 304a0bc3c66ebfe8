"""Rounding of amounts to what a person can count."""

import math
from typing import Literal

Rounded = Literal["exact", "down", "up"]
"""How an amount that can be counted stands to the share it came from; up: at least one smallest unit is asked for."""

_SLACK = 1e-9
"""Binary fractions of decimal amounts miss whole units by about this share: 0.8 * 10 must not become 7."""


def floor_unit(amount: float, unit_min: float) -> float:
    """The largest whole number of ``unit_min`` that is not above ``amount`` (clinical.md A12)."""
    return unit_min * math.floor(amount / unit_min + _SLACK)


def round_unit(amount: float, unit_min: float) -> float:
    """``amount`` to the nearest whole number of ``unit_min``, half up (clinical.md A12)."""
    return unit_min * math.floor(amount / unit_min + 0.5 + _SLACK)


def at_least(amount: float, limit: float) -> bool:
    """Whether ``amount`` reaches ``limit``; sums of decimals count as reaching it."""
    return amount >= limit - _SLACK * max(1.0, abs(limit))


def same_amount(one: float, other: float) -> bool:
    """Whether two amounts are the same for a person who counts them."""
    return at_least(one, other) and at_least(other, one)


def rounded(share: float, counted: float) -> Rounded:
    """How a share of an amount, worked out, became the ``counted`` one; whoever names the share tells it."""
    if same_amount(share, counted):
        return "exact"
    return "down" if counted < share else "up"
