"""Where a function of scipy is the standard one, ours gives the same; scipy is needed for tests only."""

from math import isnan
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from painplan.experiments.single_case import sign_flip_p
from painplan.insight.links import link, spearman
from painplan.insight.smoothing import theil_sen


@pytest.fixture(scope="module")
def stats() -> Any:
    """Scipy brings no types; the numbers that come out are compared as numbers. To import it takes a second."""
    return pytest.importorskip("scipy.stats")


scale = st.integers(0, 10).map(float)
pairs = st.lists(st.tuples(scale, scale), min_size=4, max_size=40)


@pytest.mark.filterwarnings("ignore:invalid value")  # of the interval that scipy works out besides
@given(st.lists(st.tuples(st.integers(0, 60), scale), min_size=2, max_size=30))
def test_theil_sen_is_that_of_theilslopes(stats: Any, points: list[tuple[int, float]]) -> None:
    assume(len({x for x, _ in points}) > 1)
    theirs = stats.theilslopes([y for _, y in points], [x for x, _ in points]).slope
    assert theil_sen([(float(x), y) for x, y in points]) == pytest.approx(theirs, abs=1e-9)


@given(pairs)
def test_rank_correlation_is_that_of_spearmanr(stats: Any, found: list[tuple[float, float]]) -> None:
    one, other = [a for a, _ in found], [b for _, b in found]
    assume(len(set(one)) > 1 and len(set(other)) > 1)
    assert spearman(one, other) == pytest.approx(stats.spearmanr(one, other).statistic, abs=1e-9)


@given(st.lists(st.tuples(scale, scale, scale), min_size=6, max_size=30))
def test_partial_correlation_is_made_of_three_of_spearmanr(
    stats: Any, triples: list[tuple[float, float, float]]
) -> None:
    a, y, z = (list(column) for column in zip(*triples, strict=True))
    assume(min(len(set(column)) for column in (a, y, z)) > 1)
    ay, az, yz = (float(stats.spearmanr(*two).statistic) for two in ((a, y), (a, z), (y, z)))
    assume((1 - az**2) * (1 - yz**2) > 1e-9)
    theirs = (ay - az * yz) / ((1 - az**2) * (1 - yz**2)) ** 0.5
    assert not isnan(theirs)
    assert link("pain", triples).r == pytest.approx(theirs, abs=1e-6)


@given(st.lists(st.integers(-5, 5).map(float), min_size=2, max_size=6))
def test_the_sign_flip_test_is_that_of_permutation_test(stats: Any, differences: list[float]) -> None:
    theirs = stats.permutation_test(
        (differences,), sum, permutation_type="samples", alternative="two-sided", n_resamples=float("inf")
    ).pvalue
    assert sign_flip_p(differences) == pytest.approx(min(1.0, theirs), abs=1e-9)
