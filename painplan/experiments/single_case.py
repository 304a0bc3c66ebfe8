"""Two ways of doing something beside each other in one person: how often, and by how much, the second was better.

Everything is signed so that positive is better for B. None of these numbers says why (clinical.md G4).
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from statistics import NormalDist, fmean, stdev
from typing import Literal

import msgspec

from painplan.errors import WrongInput
from painplan.kit.numbers import surplus_of
from painplan.kit.words import say

Direction = Literal["higher", "lower"]
"""Which values are the better ones."""
Band = Literal["weak", "medium", "strong"]
Chance = Literal["could_be_chance", "hard_to_tell", "unlikely_chance"]
"""What a p may be called: never “significant”."""
Verdict = Literal["helped", "no_clear_difference", "unclear"]

WEAK_UP_TO, MEDIUM_UP_TO = 0.65, 0.92
"""Bands of NAP (Parker & Vannest 2009)."""
CHANCE_ABOVE, TELLING_UP_TO = 0.2, 0.06
"""Above the first p a difference could easily be chance; up to the second it is unlikely to be only that."""
MOST_PAIRS = 20
"""All sign flips are counted: a million for 20 pairs. An experiment has three to six."""
PRIOR_SD = 2.0
"""Before looking, a difference on a 0-10 scale is thought to lie around 0 with this spread [design]."""
LEAST_SD = 0.5
"""Differences that agree by luck in a few pairs are not taken for certainty [design]."""
SHOWN_FROM, SHOWN_TO = 0.05, 0.95
"""With so few pairs no chance is shown as smaller or larger [design]."""
HELPED_FROM, DOUBTFUL_BELOW = 0.8, 0.5
FEWEST_TO_HELP = 4
"""With fewer pairs no p is small enough for “helped”, however much they agree: it is said before the start (G3)."""
_ROUNDING = 1e-9


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """B compared with A over all values of both."""

    nap: float
    """Share of pairs of one value each in which B is the better one, ties as half; 0 to 1, 0.5 is no difference."""
    tau: float
    """The same from -1 to 1; 0 is no difference."""
    tau_u: float
    """Tau with the course that A had by itself taken off; it can go a little beyond -1 and 1."""
    mean_difference: float
    """Mean of B minus mean of A, in the values' unit, positive when B is better."""


class PhaseLine(msgspec.Struct, frozen=True, kw_only=True):
    """What to think of a difference after a few pairs, with a cautious guess to start from."""

    mean: float
    sd: float
    benefit: float
    """Chance that B is better by at least what people notice, 0 to 1."""
    harm: float
    """Chance that B is worse by at least that."""

    @property
    def benefit_shown(self) -> float:
        """The benefit as it may be shown, 0.05 to 0.95."""
        return min(SHOWN_TO, max(SHOWN_FROM, self.benefit))

    @property
    def harm_shown(self) -> float:
        """The harm as it may be shown, 0.05 to 0.95."""
        return min(SHOWN_TO, max(SHOWN_FROM, self.harm))


def effect(a: Sequence[float], b: Sequence[float], *, better: Direction = "higher") -> Effect:
    """Compare two series of one person.

    Args:
        a: Values of the usual way, in order of time, without missing ones.
        b: Values of the other way.
        better: Which values are the better ones.

    Raises:
        WrongInput: A series has no value.

    Source: clinical.md G4.3, vectors I9.
    """
    for name, values in (("A", a), ("B", b)):
        if not values:
            raise WrongInput(say("experiments.single_case.no_values", name=name))
    sign = 1 if better == "higher" else -1
    first, second = [sign * value for value in a], [sign * value for value in b]
    pairs, surplus = len(first) * len(second), surplus_of(first, second)
    return Effect(
        nap=(pairs + surplus) / (2 * pairs),
        tau=surplus / pairs,
        tau_u=(surplus - _within(first)) / pairs,
        mean_difference=fmean(second) - fmean(first),
    )


def nap_band(nap: float) -> Band:
    """What the literature calls a NAP of this size."""
    rounded = round(nap, 2)
    return "weak" if rounded <= WEAK_UP_TO else "medium" if rounded <= MEDIUM_UP_TO else "strong"


def sign_flip_p(differences: Sequence[float]) -> float:
    """How often the order within pairs alone would give a mean this far from 0.

    Args:
        differences: One for each pair, positive when B is better.

    Returns:
        Share of all sign flips, the observed one included: with 3 pairs never below 0.25, with 4 never below 0.125.

    Raises:
        WrongInput: No pair, or more than 20.

    Source: clinical.md G4.2, vectors I10.
    """
    if not 1 <= len(differences) <= MOST_PAIRS:
        raise WrongInput(say("experiments.single_case.odd_pairs", most=MOST_PAIRS, count=len(differences)))
    sums = [0.0]
    for difference in differences:
        sums = [one + flipped for one in sums for flipped in (difference, -difference)]
    size = sum(map(abs, differences))
    observed = abs(sum(differences)) - _ROUNDING * max(size, 1e-300)
    return sum(abs(one) >= observed for one in sums) / len(sums)


def chance(p: float) -> Chance:
    """What a p may be called (clinical.md G4.2)."""
    if p > CHANCE_ABOVE:
        return "could_be_chance"
    return "hard_to_tell" if p > TELLING_UP_TO else "unlikely_chance"


def bayesian_line(differences: Sequence[float], meaningful: float, *, prior_sd: float = PRIOR_SD) -> PhaseLine:
    """What a few pairs say about the difference, held back by a cautious prior.

    Args:
        differences: One for each pair, positive when B is better.
        meaningful: The change people usually notice, in the same unit, above 0.
        prior_sd: Spread of the prior: 2 on a 0-10 scale, else half the spread of the days before.

    Raises:
        WrongInput: No pair.

    Source: clinical.md G4.4, vectors I11.
    """
    if not differences:
        raise WrongInput(say("experiments.single_case.no_pair_yet"))
    spread = max(stdev(differences), LEAST_SD) if len(differences) > 1 else LEAST_SD
    variance = spread**2 / len(differences)
    after = 1 / (1 / prior_sd**2 + 1 / variance)
    belief = NormalDist(after * fmean(differences) / variance, after**0.5)
    return PhaseLine(
        mean=belief.mean, sd=belief.stdev, benefit=1 - belief.cdf(meaningful), harm=belief.cdf(-meaningful)
    )


def verdict(
    differences: Sequence[float], line: PhaseLine, meaningful: float, *, p: float, no_warning_sign: bool
) -> Verdict:
    """What an experiment may conclude.

    Args:
        differences: One for each pair, positive when B is better.
        line: From `bayesian_line` with the same differences.
        meaningful: The change people usually notice.
        p: From `sign_flip_p` with the same differences; what could easily be chance is never “helped”.
        no_warning_sign: Nothing came up that stops an experiment (clinical.md G6).

    Source: clinical.md G4.5.
    """
    enough = line.benefit >= HELPED_FROM and fmean(differences) >= meaningful - _ROUNDING
    if enough and p <= CHANCE_ABOVE + _ROUNDING and no_warning_sign:
        return "helped"
    doubtful = line.benefit < DOUBTFUL_BELOW and line.harm < DOUBTFUL_BELOW
    return "no_clear_difference" if doubtful else "unclear"


def _within(values: Sequence[float]) -> int:
    """Pairs within a series that rise with time, minus those that fall."""
    earlier: list[float] = []
    surplus = 0
    for value in values:
        surplus += bisect_left(earlier, value) - (len(earlier) - bisect_right(earlier, value))
        insort(earlier, value)
    return surplus
