"""The calculator: tries or two estimates in, starting amount and ladder out (PP-1, clinical.md A12)."""

import math
from collections.abc import Sequence

import msgspec

from painplan.kit.words import say
from painplan.pacing.start import (
    FEWEST_TRIES,
    Ladder,
    NotEnoughTrials,
    StartingAmount,
    Worse,
    ladder,
    starting_amount,
    starting_from_estimates,
)
from painplan.pacing.target import CalmDay, calm_day

ESTIMATES = 2


class Calculation(msgspec.Struct, frozen=True, kw_only=True):
    """What goes in and what comes out, all amounts in one unit."""

    amounts: tuple[float, ...]
    """Tries, or two estimates."""
    unit_min: float
    aim: float | None
    profile: str
    start: StartingAmount
    ladder: Ladder
    worse: Worse
    """How often effort brings a lasting worsening."""
    first_day: CalmDay
    """Amount, ceiling and smaller version of the first week."""

    @property
    def steps(self) -> bool:
        """Whether steps can be proposed at all."""
        return self.worse != "often"


def calculate(
    amounts: Sequence[float],
    unit_min: float,
    *,
    aim: float | None = None,
    profile: str = "steady",
    worse: Worse = "never",
    most: float = math.inf,
) -> Calculation:
    """Work out where a plan would start and where its steps lead.

    Args:
        amounts: At least three tries of different days; or two estimates, for a good and for a bad day, in any order.
        unit_min: Smallest sensible step, in the unit of the amounts.
        aim: Amount a day to reach.
        profile: ``steady`` or ``gentle``.
        worse: How often effort brings a lasting worsening.
        most: What a day can hold of the unit.

    Raises:
        NotEnoughTrials: A single amount, or none.

    Source: PP-1, clinical.md A12, A14.1.
    """
    steps, low = worse != "often", worse != "never"
    profile = "gentle" if worse == "sometimes" else profile
    if len(amounts) < ESTIMATES:
        raise NotEnoughTrials(say("calculator.says.starting_point_needs_tries", fewest_tries=FEWEST_TRIES))
    if len(amounts) == ESTIMATES:
        good, bad = max(amounts), min(amounts)
        start = starting_from_estimates(good, bad, unit_min, aim=aim, profile=profile, at_most_low=low)
    else:
        start = starting_amount(amounts, unit_min, aim=aim, profile=profile, at_most_low=low)
    return Calculation(
        amounts=tuple(amounts),
        unit_min=unit_min,
        aim=aim,
        profile=profile,
        start=start,
        ladder=ladder(start, unit_min, aim, steps=steps, most=most),
        worse=worse,
        first_day=calm_day(start.quota, unit_min, further=steps, most=most),
    )
