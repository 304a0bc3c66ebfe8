"""Goal attainment: levels of one's own goals become one number around 50."""

from collections.abc import Sequence
from math import sqrt

from painplan.errors import WrongInput
from painplan.kit.numbers import exact
from painplan.kit.words import say

RHO = 0.3
"""How much goals of one person go together (Kiresuk & Sherman)."""
MOST_WEIGHT = 9
"""Importance (0-3) times difficulty (0-3)."""


def gas_t(levels: Sequence[float | None], weights: Sequence[float] = ()) -> float | None:
    """The T score: 50 is as expected, 10 is a standard deviation by design.

    Args:
        levels: -2 to +2 for each goal; a missing one is dropped together with its weight.
        weights: 0 to 9 for each goal; without, or all 0, every goal counts the same.

    Returns:
        The score, about 20 to 80; none when every level is missing.

    Raises:
        WrongInput: There is not one weight for each goal, or one is out of range.

    Source: clinical.md B1 (GAS), vectors I1.
    """
    pairs = weighted(levels, weights)
    if not pairs:
        return None
    return 50 + 10 * sum(weight * level for level, weight in pairs) / _spread([weight for _, weight in pairs])


def gas_range(levels: Sequence[float | None], weights: Sequence[float] = ()) -> tuple[float, float] | None:
    """The lowest and highest T these goals can have; none when every level is missing."""
    used = [weight for _, weight in weighted(levels, weights)]
    if not used:
        return None
    reach = 20 * sum(used) / _spread(used)
    return 50 - reach, 50 + reach


def weighted(levels: Sequence[float | None], weights: Sequence[float]) -> list[tuple[float, float]]:
    """Level and weight of each goal that has a level."""
    if weights and len(weights) != len(levels):
        raise WrongInput(say("measures.gas.goals_weights_give_one", count=len(levels), count_2=len(weights)))
    for number, weight in enumerate(weights, start=1):
        if not 0 <= weight <= MOST_WEIGHT:
            raise WrongInput(
                say("measures.gas.does_not_fit_weight", weight=exact(weight), number=number, most_weight=MOST_WEIGHT)
            )
    pairs = [
        (level, weight)
        for level, weight in zip(levels, weights or [1.0] * len(levels), strict=True)
        if level is not None
    ]
    return pairs if any(weight for _, weight in pairs) else [(level, 1.0) for level, _ in pairs]


def weighs_nothing(weights: Sequence[float]) -> bool:
    """Whether weights were given and each is 0, so that every goal counts the same (clinical.md B1)."""
    return bool(weights) and not any(weights)


def _spread(weights: Sequence[float]) -> float:
    return sqrt((1 - RHO) * sum(weight**2 for weight in weights) + RHO * sum(weights) ** 2)
