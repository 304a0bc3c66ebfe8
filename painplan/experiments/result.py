"""What an experiment shows: the pairs, how far B was ahead, and how sure one can be (clinical.md G3, G4)."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from statistics import fmean, stdev

import msgspec

from painplan.experiments.days import RUN_IN_DAYS, Way, periods
from painplan.experiments.records import Experiment, Outcome
from painplan.experiments.single_case import (
    PRIOR_SD,
    Chance,
    Direction,
    Effect,
    PhaseLine,
    Verdict,
    bayesian_line,
    chance,
    effect,
    sign_flip_p,
    verdict,
)

DAYS_NEEDED = 4
"""Valid days a period needs to count (clinical.md G3)."""
PAIRS_NEEDED = 3
"""Fewest pairs of which anything is said (clinical.md G3)."""
BETTER: dict[Outcome, Direction] = {
    "minutes": "higher",
    "mattered": "higher",
    "interference": "lower",
    "sleep": "higher",
    "confidence": "higher",
}
MEANINGFUL: dict[Outcome, float] = {"mattered": 2, "interference": 1, "sleep": 2, "confidence": 2}
"""What people usually notice, on 0 to 10 (clinical.md G4; sleep as in B0 [design]); minutes: see `meaningful`."""
MINUTES_SHARE = 0.2
"""A change of minutes that people notice, as a share of the mean with A (clinical.md G4)."""
LEAST_MINUTES = 1.0
"""Where the mean with A is near nothing [design]."""
PRIOR_SHARE = 0.5
"""Spread of the prior for minutes, as a share of the spread of the days of the usual way (clinical.md G4.4)."""


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """One pair of periods; a mean is missing where there were too few valid days."""

    number: int
    """From 1."""
    a: float | None
    b: float | None
    a_days: int
    b_days: int
    difference: float | None
    """B minus A, positive when B is better; none where a mean is missing."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What may be said at the end."""

    difference: float
    """Mean of the pairs' differences, in the outcome's unit, positive when B is better."""
    lowest: float
    highest: float
    """The differences of single pairs range from here to there."""
    meaningful: float
    """The change people usually notice, same unit."""
    p: float | None
    """Share of all orders within pairs with a difference this large; none where the order was not drawn by lot."""
    chance: Chance | None
    effect: Effect
    """Over all valid days."""
    line: PhaseLine
    verdict: Verdict | None
    """None where the order was not drawn by lot: then only the picture and `effect` are shown (clinical.md G3)."""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The pairs, and what follows from them."""

    pairs: tuple[Pair, ...]
    valid_days: int
    found: Found | None
    """None while fewer than three pairs are complete."""

    @property
    def complete(self) -> int:
        """How many pairs count."""
        return sum(pair.difference is not None for pair in self.pairs)


def result(
    experiment: Experiment,
    values: Mapping[date, float],
    as_planned: AbstractSet[date],
    *,
    no_warning_sign: bool = True,
) -> Result:
    """What an experiment shows so far.

    Args:
        experiment: What was agreed before the start.
        values: The outcome by day, 0 to 10 or minutes; a missing day is missing.
        as_planned: The days that were done in the way they had.
        no_warning_sign: Nothing came up that stops an experiment.

    Source: clinical.md G3 (valid days and periods), G4.
    """
    sign = 1 if BETTER[experiment.outcome] == "higher" else -1
    counted: dict[tuple[int, Way], list[float]] = {}
    for period in periods(experiment):
        counted[period.pair, period.way] = [
            value
            for day, value in sorted(values.items())
            if day in as_planned and period.counted_from <= day <= period.last and _before_stop(experiment, day)
        ]
    pairs = tuple(_pair(n, counted[n, "A"], counted[n, "B"], sign) for n in range(experiment.pairs))
    a = [value for n in range(experiment.pairs) for value in counted[n, "A"]]
    b = [value for n in range(experiment.pairs) for value in counted[n, "B"]]
    differences = [pair.difference for pair in pairs if pair.difference is not None]
    found = None
    if len(differences) >= PAIRS_NEEDED:
        usual = [value for day, value in values.items() if 0 <= (day - experiment.first).days < RUN_IN_DAYS] + a
        found = _found(experiment, differences, a, b, usual, no_warning_sign)
    return Result(pairs=pairs, valid_days=len(a) + len(b), found=found)


def meaningful(outcome: Outcome, mean_with_a: float) -> float:
    """The change people usually notice, in the outcome's unit (clinical.md G4)."""
    if outcome == "minutes":
        return max(LEAST_MINUTES, MINUTES_SHARE * mean_with_a)
    return MEANINGFUL[outcome]


def _before_stop(experiment: Experiment, day: date) -> bool:
    return experiment.stopped_on is None or day < experiment.stopped_on


def _pair(number: int, a: Sequence[float], b: Sequence[float], sign: int) -> Pair:
    mean_a = fmean(a) if len(a) >= DAYS_NEEDED else None
    mean_b = fmean(b) if len(b) >= DAYS_NEEDED else None
    difference = None if mean_a is None or mean_b is None else sign * (mean_b - mean_a)
    return Pair(number=number + 1, a=mean_a, b=mean_b, a_days=len(a), b_days=len(b), difference=difference)


def _found(
    experiment: Experiment,
    differences: Sequence[float],
    a: Sequence[float],
    b: Sequence[float],
    usual: Sequence[float],
    no_warning_sign: bool,
) -> Found:
    noticed = meaningful(experiment.outcome, fmean(a))
    prior = PRIOR_SD
    if experiment.outcome == "minutes":
        prior = max(LEAST_MINUTES, PRIOR_SHARE * stdev(usual))
    line = bayesian_line(differences, noticed, prior_sd=prior)
    p = sign_flip_p(differences) if experiment.drawn else None
    return Found(
        difference=fmean(differences),
        lowest=min(differences),
        highest=max(differences),
        meaningful=noticed,
        p=p,
        chance=None if p is None else chance(p),
        effect=effect(a, b, better=BETTER[experiment.outcome]),
        line=line,
        verdict=None if p is None else verdict(differences, line, noticed, p=p, no_warning_sign=no_warning_sign),
    )
