"""The middle value is what `statistics` calls the median."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.kit.numbers import middle


@given(st.lists(st.integers(0, 10) | st.floats(-1e6, 1e6), min_size=1, max_size=60))
def test_it_is_the_median(values: list[float]) -> None:
    assert middle(values) == median(values)


def test_nothing_has_no_middle() -> None:
    with pytest.raises(ValueError, match="no middle"):
        middle([])
