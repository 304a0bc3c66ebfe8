"""A line never crosses more than three days without an entry (clinical.md H2)."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from painplan.insight.gaps import runs
from painplan.insight.trend import TrendPoint

START = date(2024, 1, 1)


def points(*numbers: int) -> list[TrendPoint]:
    return [TrendPoint(START + timedelta(days=number), 1.0) for number in numbers]


def test_three_missing_days_are_bridged_and_four_are_not() -> None:
    assert len(runs(points(0, 4))) == 1
    assert len(runs(points(0, 5))) == 2


def test_no_points_no_runs() -> None:
    assert runs([]) == []


@given(st.sets(st.integers(0, 200)))
def test_runs_hold_every_point_once_and_no_long_gap(numbers: set[int]) -> None:
    all_points = points(*sorted(numbers))
    split = runs(all_points)
    assert [point for run in split for point in run] == all_points
    for run in split:
        assert all((b.day - a.day).days <= 4 for a, b in pairwise(run))
    for before, after in pairwise(split):
        assert (after[0].day - before[-1].day).days > 4
