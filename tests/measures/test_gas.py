"""Goal attainment against clinical.md I1 (R package gasr 0.5.1, MIT: R/calculate.R and README)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.errors import WrongInput
from painplan.measures.gas import gas_t
from painplan.measures.program_instruments import instruments
from painplan.measures.result import scored

LEVELS = st.lists(st.integers(-2, 2).map(float), min_size=1, max_size=8)


def test_the_weighted_example_of_the_package() -> None:
    assert gas_t([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6]) == pytest.approx(55)


@pytest.mark.parametrize(("levels", "t"), [([0, -1, 0], 45.43565), ([1, 1, 1], 63.69306)])
def test_equal_weights_as_the_package_prints_them(levels: list[float], t: float) -> None:
    assert gas_t(levels) == pytest.approx(t, abs=0.000005)


@pytest.mark.parametrize(
    ("goals", "row"),
    [
        (1, (30.00, 40.00, 50, 60.00, 70.00, 60.00)),
        (3, (22.61, 36.31, 50, 63.69, 77.39, 54.56)),
        (4, (20.98, 35.49, 50, 64.51, 79.02, 53.63)),
    ],
)
def test_the_table_of_equal_weights(goals: int, row: tuple[float, ...]) -> None:
    columns = [[level] * goals for level in (-2, -1, 0, 1, 2)] + [[1] + [0] * (goals - 1)]
    for levels, t in zip(columns, row, strict=True):
        assert gas_t([float(level) for level in levels]) == pytest.approx(t, abs=0.005)


def test_weights_that_are_all_zero_count_as_equal() -> None:
    assert gas_t([0, -1, 0], [0, 0, 0]) == gas_t([0, -1, 0])


def test_a_missing_goal_is_dropped_with_its_weight() -> None:
    assert gas_t([-2, None, 1], [3, 9, 1]) == gas_t([-2, 1], [3, 1])
    assert gas_t([None, 1, 0], [9, 0, 0]) == gas_t([1, 0])
    assert gas_t([None, None]) is None


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ([1, 2], "Goals: 3, weights: 2."),
        ([1, 2, -1], "-1 does not fit weight 3: weights go from 0 to 9."),
        ([10, 2, 1], "10 does not fit weight 1"),
        ([float("nan"), 2, 1], "nan does not fit weight 1"),
    ],
)
def test_weights_that_cannot_be(weights: list[float], sentence: str) -> None:
    with pytest.raises(WrongInput) as told:
        gas_t([0, 1, 2], weights)
    assert sentence in str(told.value)


def test_the_range_holds_every_score() -> None:
    """Twenty goals reach beyond the usual 20 to 80."""
    gas = instruments().instruments["gas"]
    few, many = scored(gas, [2.0] * 3), scored(gas, [2.0] * 20)
    assert few.range == (20.0, 80.0)
    assert many.range[1] == pytest.approx(50 + 10 * 40 / (0.7 * 20 + 0.3 * 400) ** 0.5)
    assert many.score == pytest.approx(many.range[1])


@given(LEVELS, st.data())
def test_turning_every_level_mirrors_the_score_around_50(levels: list[float], data: st.DataObject) -> None:
    weights = data.draw(st.lists(st.integers(0, 9).map(float), min_size=len(levels), max_size=len(levels)))
    one, other = gas_t(levels, weights), gas_t([-level for level in levels], weights)
    assert one is not None
    assert other is not None
    assert one + other == pytest.approx(100)


@given(LEVELS, st.integers(1, 9))
def test_the_size_of_equal_weights_does_not_matter(levels: list[float], weight: int) -> None:
    assert gas_t(levels, [weight] * len(levels)) == pytest.approx(gas_t(levels))
