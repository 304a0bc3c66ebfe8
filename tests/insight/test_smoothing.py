"""Rolling median, block medians and Theil–Sen; vectors: clinical.md I14."""

from collections.abc import Mapping
from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.insight.smoothing import monthly_medians, rolling_median, theil_sen, weekly_medians

START = date(2024, 1, 1)


def day(number: int) -> date:
    return START + timedelta(days=number)


def diary(values: list[float | None]) -> dict[date, float]:
    return {day(number): value for number, value in enumerate(values) if value is not None}


DIARIES = st.dictionaries(st.integers(0, 60).map(day), st.integers(0, 100).map(float), min_size=1, max_size=60)


def test_rolling_median_of_the_published_vector() -> None:
    """I14: x = 4 5 5 8 7 6 4 3 NA 4."""
    smoothed = rolling_median(diary([4, 5, 5, 8, 7, 6, 4, 3, None, 4]), day(0), day(9))
    assert [smoothed.get(day(n)) for n in range(10)] == [None, None, None, 5, 5, 5.5, 5, 5, 5.5, 5]


def test_theil_sen_of_the_published_vector() -> None:
    """I14: weekly 20 22 21 25 27 26 rises by 1.6667 a week."""
    assert theil_sen(list(enumerate([20, 22, 21, 25, 27, 26]))) == pytest.approx(1.6667, abs=5e-5)


def test_theil_sen_of_two_columns_or_nothing() -> None:
    assert theil_sen([]) is None
    assert theil_sen([(1, 1)]) is None
    assert theil_sen([(1, 1), (1, 9)]) is None


def test_one_wild_point_does_not_bend_the_slope() -> None:
    straight = [(float(x), 2.0 * x) for x in range(10)]
    assert theil_sen([*straight[:-1], (9.0, 900.0)]) == 2


def test_days_before_the_range_feed_the_first_window() -> None:
    values = diary([1, 2, 3, 4, 5])
    assert rolling_median(values, day(4), day(4)) == {day(4): 3}


def test_three_entries_in_seven_days_give_no_median() -> None:
    assert rolling_median(diary([1, None, 1, None, 1, None, None]), day(0), day(6)) == {}


def test_a_week_ends_on_the_last_day_and_needs_four_entries() -> None:
    values = diary([9, 9, 1, 2, 3, 4, None, None, None, 5, 6, 7, None, None, None, None])
    assert weekly_medians(values, day(0), day(15)) == {day(8): 2.5}


def test_days_left_over_at_the_start_belong_to_no_week() -> None:
    assert weekly_medians(diary([1.0] * 6), day(0), day(5)) == {}
    assert weekly_medians(diary([1.0] * 20), day(0), day(19)) == {day(12): 1, day(19): 1}


def test_a_month_needs_sixteen_entries() -> None:
    assert monthly_medians(diary([2.0] * 16), day(0), day(27)) == {day(27): 2}
    assert monthly_medians(diary([2.0] * 15), day(0), day(27)) == {}


@given(DIARIES)
def test_a_median_lies_between_the_values_of_its_window(values: Mapping[date, float]) -> None:
    for at, smoothed in rolling_median(values, day(0), day(60)).items():
        window = [values[d] for back in range(7) if (d := at - timedelta(days=back)) in values]
        assert len(window) >= 4
        assert min(window) <= smoothed <= max(window)
        assert smoothed == median(window)


@given(DIARIES, st.integers(-50, 50))
def test_shifting_all_values_shifts_the_medians(values: Mapping[date, float], by: int) -> None:
    moved = {d: value + by for d, value in values.items()}
    before = rolling_median(values, day(0), day(60))
    assert rolling_median(moved, day(0), day(60)) == {d: value + by for d, value in before.items()}


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=15), st.randoms())
def test_the_order_of_points_does_not_matter(points: list[tuple[int, int]], random: object) -> None:
    shuffled = list(points)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert theil_sen(shuffled) == theil_sen(points)
