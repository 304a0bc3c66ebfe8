"""Where a plan starts, how large its step is, and where the steps lead (PP-1, clinical.md A12)."""

from collections.abc import Sequence

import msgspec

from painplan.errors import WrongInput
from painplan.pacing.amounts import at_least, floor_unit, round_unit
from painplan.records import unit_named

START_SHARE = 0.8
"""First amount as a share of the baseline (clinical.md A2)."""
STEP_SHARES = {"steady": 0.10, "gentle": 0.05}
"""One weekly step as a share of the baseline, by profile (A12; design defaults within A2's 10 to 20 %)."""
LARGEST_STEP_SHARE = 0.20
"""No step is above this share of the amount it is added to, except the smallest unit (A12)."""
TRIALS_NEEDED = 3
FINER_STEPS = (100.0, 50.0, 10.0, 5.0)
"""Smallest steps that are tried where the usual one of a unit is more than somebody can do (design)."""
LADDER_WEEKS = 12
"""How far a ladder without an aim is shown."""
LONGEST_LADDER = 520
"""Ten years of weeks: a ladder that would be longer is cut here."""


class NotEnoughTrials(WrongInput):
    """Fewer tries than a baseline needs."""


class StartingAmount(msgspec.Struct, frozen=True, kw_only=True):
    """Baseline, first daily amount and weekly step, in the plan's unit."""

    baseline: float
    quota: float
    step: float
    provisional: bool
    """Made from estimates instead of tries: ask for tries."""
    low: float
    """Lowest try, or the bad-day estimate."""
    guarded: bool
    """The worst day was so far below that it sets the start (wide good/bad gap)."""


class Rung(msgspec.Struct, frozen=True):
    """The daily amount of one week."""

    week: int
    quota: float


class Ladder(msgspec.Struct, frozen=True):
    """Where the plan would be if every week allows a step."""

    rungs: tuple[Rung, ...]
    weeks_to_aim: int | None
    """Number of the first week at the aim; none without an aim or when it lies beyond ten years."""


def starting_amount(
    trials: Sequence[float], unit_min: float, *, aim: float | None = None, profile: str = "steady"
) -> StartingAmount:
    """First daily amount and weekly step from tolerance trials.

    Args:
        trials: Amounts reached on at least three different days.
        unit_min: Smallest sensible step, in the unit of the trials.
        aim: Amount a day to reach; the start is never above it.
        profile: ``steady`` (step 10 % of the baseline) or ``gentle`` (5 %).

    Raises:
        NotEnoughTrials: Fewer than three trials.

    Source: PP-1, clinical.md A12.
    """
    if len(trials) < TRIALS_NEEDED:
        raise NotEnoughTrials(
            f"A starting point needs {TRIALS_NEEDED} tries on different days; there are {len(trials)}. "
            "Add more tries, or give an estimate for a good day and one for a bad day."
        )
    return _start(sum(trials) / len(trials), min(trials), unit_min, aim, profile, provisional=False)


def starting_from_estimates(
    good: float, bad: float, unit_min: float, *, aim: float | None = None, profile: str = "steady"
) -> StartingAmount:
    """First daily amount and weekly step from a good-day and a bad-day estimate, until tries are made.

    Raises:
        WrongInput: The bad day is above the good day.

    Source: PP-1, clinical.md A12 (the mean of both, as in A2).
    """
    if bad > good:
        raise WrongInput(f"The bad day ({bad:g}) is above the good day ({good:g}). Swap the two.")
    return _start((good + bad) / 2, bad, unit_min, aim, profile, provisional=True)


def _start(
    baseline: float, low: float, unit_min: float, aim: float | None, profile: str, *, provisional: bool
) -> StartingAmount:
    raw = START_SHARE * baseline
    guarded = not at_least(low, 0.5 * raw)
    first = floor_unit(max(low, unit_min) if guarded else raw, unit_min)
    first = max(first, unit_min)
    first = within_aim(first, unit_min, aim)
    step = max(unit_min, round_unit(STEP_SHARES[profile] * baseline, unit_min))
    return StartingAmount(baseline=baseline, quota=first, step=step, provisional=provisional, low=low, guarded=guarded)


def smallest_step(unit: str, amounts: Sequence[float]) -> float:
    """The smallest sensible step of a unit for somebody with these tries: a finer one where the usual one is too much.

    Somebody who walks 25 metres would start with 50 otherwise, twice of what they can do.

    Args:
        unit: What is counted.
        amounts: Tries, or estimates for a good and a bad day, in that unit.

    Source: clinical.md A12 (``unit_min``; a start must be doable on a bad day).
    """
    usual = unit_named(unit).smallest
    if not amounts:
        return usual
    raw, low = START_SHARE * sum(amounts) / len(amounts), min(amounts)
    room = raw if at_least(low, 0.5 * raw) else low
    return next((step for step in (usual, *FINER_STEPS) if step <= usual and at_least(room, step)), min(usual, 1.0))


def within_aim(quota: float, unit_min: float, aim: float | None) -> float:
    """A first amount is never above the aim, and at least one smallest unit (A12 ``GOAL``)."""
    return quota if aim is None else max(min(quota, unit_min), min(quota, aim))


def stepped_up(quota: float, step: float, unit_min: float, aim: float | None) -> float:
    """The amount after one step up: at most 20 % more (or one smallest unit), never above the aim.

    Source: PP-1, clinical.md A12 ``UP``.
    """
    raised = quota + min(step, max(unit_min, floor_unit(LARGEST_STEP_SHARE * quota, unit_min)))
    return raised if aim is None else max(quota, min(aim, raised))


def ladder(start: StartingAmount, unit_min: float, aim: float | None, *, steps: bool = True) -> Ladder:
    """What each week would bring if every review allows a step (clinical.md A12, vectors I8).

    Args:
        start: Where it begins.
        unit_min: Smallest sensible step, in the unit of the tries.
        aim: Amount a day to reach.
        steps: Whether steps can be proposed at all; without them the first amount stays (A14).
    """
    rungs = [Rung(1, start.quota)]
    if not steps:
        return Ladder(tuple(rungs), None)
    last_week = LADDER_WEEKS if aim is None else LONGEST_LADDER
    while len(rungs) < last_week and not (aim is not None and at_least(rungs[-1].quota, aim)):
        rungs.append(Rung(len(rungs) + 1, stepped_up(rungs[-1].quota, start.step, unit_min, aim)))
    reached = aim is not None and at_least(rungs[-1].quota, aim)
    return Ladder(tuple(rungs), rungs[-1].week if reached else None)
