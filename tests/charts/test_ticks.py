"""Few, round numbers and dates in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.charts.ticks import COLUMNS_PER_TICK, date_ticks, value_ticks, week_ticks
from painplan.checkin.measures import measure_named
from painplan.checkin.records import MEASURES
from painplan.measures.records import Measure

ANY_DAY = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def labels(measure: Measure, low: float, high: float, rows: int = 13) -> list[str]:
    return [label for _, label in value_ticks(measure, low, high, rows)]


def test_a_scale_is_always_shown_whole() -> None:
    assert labels(MEASURES["pain"], 2, 3) == ["0", "5", "10"]
    assert labels(MEASURES["pain"], 2, 3, 23) == ["0", "2", "4", "6", "8", "10"]
    assert labels(MEASURES["pain"], 2, 3, 49) == [str(n) for n in range(11)]
    assert labels(MEASURES["pain"], 2, 3, 1) == ["0", "10"]
    assert labels(MEASURES["mattered"], 0, 1) == ["0", "1", "2"]


def test_minutes_and_steps_start_at_zero() -> None:
    assert labels(MEASURES["function"], 12, 38) == ["0", "10", "20", "30", "40"]
    assert labels(MEASURES["steps"], 4000, 16_300) == ["0", "5,000", "10,000", "15,000", "20,000"]
    assert labels(MEASURES["sleep_hours"], 6, 8.5) == ["0", "5", "10"]
    assert labels(MEASURES["function"], 0, 0)[0] == "0"


def test_a_measure_of_ones_own_may_go_below_zero() -> None:
    assert labels(measure_named("weight_change"), -3, 1) == ["-3", "-2", "-1", "0", "1"]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (28, ["29 Jan", "5 Feb", "12 Feb", "19 Feb"]),
        (84, ["4 Dec", "1 Jan", "29 Jan"]),
        (365, ["Apr", "Jul", "Oct", "Jan 2024"]),
        (1461, ["2021", "2022", "2023", "2024"]),
        (7300, ["2005", "2010", "2015", "2020"]),
    ],
)
def test_dates_suit_the_range(days: int, expected: list[str]) -> None:
    last = date(2024, 2, 25)
    ticks = date_ticks(last - timedelta(days=days - 1), last, 69)
    assert [label for _, label in ticks] == expected


def test_a_range_without_a_round_date_names_its_first_day() -> None:
    assert date_ticks(date(2024, 2, 27), date(2024, 2, 28), 70)[0][1] == "27 Feb 2024"


@given(ANY_DAY, st.integers(0, 9000), st.integers(10, 200))
def test_dates_lie_in_the_range_and_are_few(first: date, length: int, columns: int) -> None:
    last = first + timedelta(days=length)
    ticks = date_ticks(first, last, columns)
    assert 1 <= len(ticks) <= max(1, columns // COLUMNS_PER_TICK) + 1
    assert all(first.toordinal() <= at <= last.toordinal() for at, _ in ticks)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.integers(1, 60))
def test_the_value_axis_holds_all_values_and_zero(one: float, other: float, rows: int) -> None:
    low, high = sorted((one, other))
    ticks = value_ticks(measure_named("mine"), low, high, rows)
    assert ticks[0][0] <= min(0, low) + 1e-6
    assert ticks[-1][0] >= max(0, high) - 1e-6
    assert len(ticks) <= rows // 3 + 3


@pytest.mark.parametrize(
    ("weeks", "columns", "labels"),
    [
        (1, 60, ["week 1"]),
        (4, 60, ["week 1", "2", "3", "4"]),
        (12, 60, ["week 1", "4", "8", "12"]),
        (26, 72, ["week 1", "13", "26"]),
        (52, 72, ["week 1", "13", "26", "39", "52"]),
        (260, 72, ["week 1", "52", "104", "156", "208", "260"]),
    ],
)
def test_weeks_are_told_in_round_numbers(weeks: int, columns: int, labels: list[str]) -> None:
    ticks = week_ticks(weeks, columns)
    assert [label for _, label in ticks] == labels
    assert all(1 <= at <= weeks for at, _ in ticks)
