"""The balance of an option: a thinking aid (clinical.md D3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.measures.balance import balance
from painplan.team.decision_records import Point


def points(*pairs: tuple[int | None, int | None]) -> list[Point]:
    return [Point(text="x", stars=stars, likely=likely) for stars, likely in pairs]


@pytest.mark.parametrize(
    ("benefits", "burdens", "value", "unrated"),
    [
        ([(5, 3), (2, 1)], [(4, 2)], 9, 0),
        ([(5, 3)], [(5, 3)], 0, 0),
        ([], [(1, 1)], -1, 0),
        ([(5, None), (None, 3)], [(None, None)], 0, 3),
        ([(5, 0)], [(0, 3)], 0, 0),
        ([], [], 0, 0),
    ],
)
def test_stars_times_likely_for_less_against(
    benefits: list[tuple[int | None, int | None]],
    burdens: list[tuple[int | None, int | None]],
    value: int,
    unrated: int,
) -> None:
    assert balance(points(*benefits), points(*burdens)) == (value, unrated)


rated = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=5)


@given(rated, rated)
def test_what_is_swapped_changes_its_sign(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    assert balance(points(*one), points(*other)).value == -balance(points(*other), points(*one)).value
