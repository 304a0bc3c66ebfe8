"""Rounding of amounts to what a person can count."""

import math
from collections.abc import Callable
from typing import Literal

Rounded = Literal["exact", "down", "up"]
"""How an amount that can be counted stands to the share it came from; up: at least one smallest unit is asked for."""

_SLACK = 1e-9
"""Binary fractions of decimal amounts miss whole units by about this share: 0.8 * 10 must not become 7."""


_TOLD_DECIMALS = (1, 2, 3)
"""A number that does not end is told in tenths, unless these are too coarse."""


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


def mean_as_told(mean: float, share: float, unit_min: float) -> tuple[float, float]:
    """A mean and a share of it, as they are told before the share is rounded down to what can be counted.

    Args:
        mean: Of tries or estimates.
        share: What is made of it.
        unit_min: Smallest unit, in the unit of the mean.
    """
    of_it = as_told(share * mean, lambda amount: floor_unit(amount, unit_min))
    digits = next((digits for digits in _TOLD_DECIMALS if of_it == round(of_it, digits)), _TOLD_DECIMALS[-1])
    return as_told(mean, lambda shown: round(share * shown, digits)), of_it


def rounded(share: float, counted: float) -> Rounded:
    """How a share of an amount, worked out, became the ``counted`` one; whoever names the share tells it."""
    if same_amount(share, counted):
        return "exact"
    return "down" if counted < share else "up"


def as_told(value: float, leads_to: Callable[[float], float]) -> float:
    """A number that was worked out, with the fewest decimals that still lead to the same: whoever checks finds it so.

    Args:
        value: What was worked out; one that ends within thousandths is told whole.
        leads_to: What is made of it in the same breath, such as the amount that can be counted.
    """
    wanted = leads_to(value)
    if value == round(value, _TOLD_DECIMALS[-1]):
        return value
    told = (round(value, digits) for digits in _TOLD_DECIMALS)
    return next((one for one in told if same_amount(leads_to(one), wanted)), value)
