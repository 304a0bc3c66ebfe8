"""Two ways beside each other: clinical.md I9 (test files of SingleCaseES 8de5a3aa, numbers only), I10, I11."""

from collections.abc import Sequence
from itertools import product
from statistics import fmean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from painplan.errors import WrongInput
from painplan.experiments.single_case import PhaseLine, bayesian_line, chance, effect, nap_band, sign_flip_p, verdict

PARKER_A, PARKER_B = [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]
SERIES = st.lists(st.integers(0, 20).map(float), min_size=1, max_size=15)


def test_parker_vannest_and_davis_2011() -> None:
    found = effect(PARKER_A, PARKER_B)
    assert found.nap == pytest.approx(38.5 / 42)
    assert found.tau == pytest.approx(35 / 42)
    assert found.tau_u == pytest.approx(31 / 42)
    assert found.mean_difference == pytest.approx(fmean(PARKER_B) - fmean(PARKER_A))


def test_the_second_example() -> None:
    found = effect([3, 3, 4, 5], [4, 5, 6, 7, 7])
    assert found.tau == pytest.approx(0.80)
    assert found.tau_u == pytest.approx(0.55)


def test_with_lower_as_better_everything_turns() -> None:
    higher, lower = effect(PARKER_A, PARKER_B), effect(PARKER_A, PARKER_B, better="lower")
    assert lower.nap == pytest.approx(1 - higher.nap)
    assert lower.tau == pytest.approx(-higher.tau)
    assert lower.tau_u == pytest.approx(-higher.tau_u)
    assert lower.mean_difference == pytest.approx(-higher.mean_difference)


@pytest.mark.parametrize(("a", "b"), [([], [1]), ([1], []), ([], [])])
def test_a_side_without_values_is_refused(a: list[float], b: list[float]) -> None:
    with pytest.raises(WrongInput, match="has no value"):
        effect(a, b)


@given(SERIES, SERIES)
def test_flipping_the_direction_flips_every_number(a: list[float], b: list[float]) -> None:
    one, other = effect(a, b), effect(a, b, better="lower")
    assert one.nap + other.nap == pytest.approx(1)
    assert one.tau + other.tau == pytest.approx(0)
    assert one.tau_u + other.tau_u == pytest.approx(0)
    assert one.mean_difference + other.mean_difference == pytest.approx(0)


@given(st.integers(0, 20), st.integers(1, 15), st.integers(1, 15))
def test_constant_values_show_no_difference(value: int, a: int, b: int) -> None:
    found = effect([value] * a, [value] * b)
    assert (found.nap, found.tau, found.tau_u, found.mean_difference) == (0.5, 0, 0, 0)


@given(SERIES, SERIES, st.randoms(use_true_random=False))
def test_the_order_of_values_matters_to_tau_u_only(a: list[float], b: list[float], chance_: object) -> None:
    mixed_a, mixed_b = list(a), list(b)
    chance_.shuffle(mixed_a)  # type: ignore[attr-defined]  # Hypothesis gives a random.Random
    chance_.shuffle(mixed_b)  # type: ignore[attr-defined]
    one, other = effect(a, b), effect(mixed_a, mixed_b)
    assert one.nap == other.nap
    assert one.tau == other.tau
    assert one.mean_difference == pytest.approx(other.mean_difference)


@given(SERIES, SERIES)
def test_the_counts_are_those_of_all_pairs(a: list[float], b: list[float]) -> None:
    """The quick counting says what the definition says."""
    better = sum(y > x for x, y in product(a, b)) + 0.5 * sum(y == x for x, y in product(a, b))
    within = sum((a[j] > a[i]) - (a[j] < a[i]) for j in range(len(a)) for i in range(j))
    between = sum((y > x) - (y < x) for x, y in product(a, b))
    found = effect(a, b)
    assert found.nap == pytest.approx(better / (len(a) * len(b)))
    assert found.tau == pytest.approx(2 * found.nap - 1)
    assert found.tau_u == pytest.approx((between - within) / (len(a) * len(b)))


@pytest.mark.parametrize(
    ("nap", "band"),
    [
        (0.5, "weak"),
        (0.65, "weak"),
        (0.654, "weak"),
        (0.66, "medium"),
        (0.9167, "medium"),
        (0.93, "strong"),
        (1, "strong"),
    ],
)
def test_bands(nap: float, band: str) -> None:
    assert nap_band(nap) == band


@pytest.mark.parametrize(
    ("differences", "mean", "p"), [([1, 2, 2], 1.667, 0.25), ([1, 2, 2, 0.5], 1.375, 0.125), ([2, 0, 1], 1, 0.5)]
)
def test_sign_flips(differences: list[float], mean: float, p: float) -> None:
    """I10: pairs (5,4) (6,4) (5,3), then (5,4.5), lower better; and, counted by hand, one pair without difference."""
    assert fmean(differences) == pytest.approx(mean, abs=0.0005)
    assert sign_flip_p(differences) == p


@pytest.mark.parametrize(("pairs", "least"), [(3, 0.25), (4, 0.125), (5, 0.0625), (6, 0.03125)])
def test_the_smallest_p_there_can_be(pairs: int, least: float) -> None:
    assert sign_flip_p([0.1 * (number + 1) for number in range(pairs)]) == least


def test_tenths_that_tie_on_paper_tie_here_too() -> None:
    """10 of 16 flips of .1 .1 .1 -.1 are at least as far from 0; floating point alone would count 4."""
    assert sign_flip_p([0.1, 0.1, 0.1, -0.1]) == 0.625


def test_no_difference_at_all_is_as_likely_as_can_be() -> None:
    assert sign_flip_p([0, 0, 0]) == 1


@pytest.mark.parametrize("count", [0, 21])
def test_no_pairs_and_too_many_are_refused(count: int) -> None:
    with pytest.raises(WrongInput, match="1 to 20 pairs"):
        sign_flip_p([1] * count)


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=8), st.data())
def test_p_knows_neither_direction_nor_order(differences: list[float], data: st.DataObject) -> None:
    p = sign_flip_p(differences)
    assert 2 / 2 ** len(differences) <= p <= 1
    assert sign_flip_p([-one for one in differences]) == p
    assert sign_flip_p(data.draw(st.permutations(differences))) == p


@pytest.mark.parametrize(
    ("p", "code"),
    [
        (1, "could_be_chance"),
        (0.25, "could_be_chance"),
        (0.2, "hard_to_tell"),
        (0.125, "hard_to_tell"),
        (0.0625, "hard_to_tell"),
        (0.06, "unlikely_chance"),
        (0.03125, "unlikely_chance"),
    ],
)
def test_what_a_p_may_be_called(p: float, code: str) -> None:
    assert chance(p) == code


def test_the_line_after_three_pairs_that_agree() -> None:
    """I11: d 1, 2, 2."""
    line = bayesian_line([1, 2, 2], 1)
    assert line.mean == pytest.approx(1.6216, abs=0.00005)
    assert line.sd == pytest.approx(0.3288, abs=0.00005)
    assert line.benefit == pytest.approx(0.9707, abs=0.00005)
    assert line.benefit_shown == 0.95
    assert line.harm_shown == 0.05


def test_the_line_after_three_pairs_without_a_difference() -> None:
    """I11: d .1, -.2, .3; the spread of the pairs is held at 0.5."""
    line = bayesian_line([0.1, -0.2, 0.3], 1)
    assert line.mean == pytest.approx(0.0653, abs=0.00005)
    assert line.benefit == pytest.approx(0.0005, abs=0.00005)
    assert line.benefit_shown == 0.05


def test_one_pair_is_possible_and_none_is_not() -> None:
    assert 0 < bayesian_line([3], 1).mean < 3
    with pytest.raises(WrongInput, match="no finished pair"):
        bayesian_line([], 1)


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=8), st.floats(0.1, 5))
def test_turning_every_pair_swaps_benefit_and_harm(differences: list[float], meaningful: float) -> None:
    one, other = bayesian_line(differences, meaningful), bayesian_line([-d for d in differences], meaningful)
    assert one.benefit == pytest.approx(other.harm, abs=1e-9)
    assert one.mean == pytest.approx(-other.mean)
    assume(abs(fmean(differences)) > 1e-6)
    assert abs(one.mean) < abs(fmean(differences))


@pytest.mark.parametrize(
    ("differences", "line", "quiet", "expected"),
    [
        ([1, 2, 2, 2], None, True, "helped"),
        ([1, 2, 2, 2], None, False, "unclear"),
        ([1, 2, 2], None, True, "unclear"),  # p .25: three pairs never help
        ([3, 3, 3, 3, 3], None, True, "helped"),  # p .0625
        ([5, 5, 5, -1, -1], None, True, "unclear"),  # could easily be chance
        ([0.1, -0.2, 0.3], None, True, "no_clear_difference"),
        ([-1, -2, -2], None, True, "unclear"),
        ([0.9, 0.9, 0.9], (0.85, 0.0), True, "unclear"),
        ([1, 1, 1, 1], (0.80, 0.0), True, "helped"),
        ([1, 1, 1, 1], (0.79, 0.0), True, "unclear"),
        ([1, 1, 1], (0.49, 0.0), True, "no_clear_difference"),
        ([0, 0, 0], (0.1, 0.5), True, "unclear"),
    ],
)
def test_verdicts(differences: Sequence[float], line: tuple[float, float] | None, quiet: bool, expected: str) -> None:
    """G4.5, with a change of 1 that people notice."""
    known = PhaseLine(mean=0, sd=1, benefit=line[0], harm=line[1]) if line else bayesian_line(differences, 1)
    p = sign_flip_p(differences)
    assert verdict(differences, known, 1, p=p, no_warning_sign=quiet) == expected
    assert expected != "helped" or chance(p) != "could_be_chance"
