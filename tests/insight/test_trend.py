"""Trend: which days count, when there is enough to speak of a direction (clinical.md H2, H4)."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.checkin.records import MEASURES
from painplan.errors import WrongInput
from painplan.insight.trend import trend
from painplan.insight.usual_day import Amounts, UsualDay

LAST = date(2024, 6, 30)
PAIN, STEPS = MEASURES["pain"], MEASURES["steps"]


def back(days: int) -> date:
    return LAST - timedelta(days=days)


def every_day(count: int, value: float = 5.0) -> dict[date, float]:
    return {back(n): value for n in range(count)}


DIARIES = st.dictionaries(st.integers(0, 120).map(back), st.integers(0, 10).map(float), max_size=120)


def test_six_full_weeks_are_enough() -> None:
    rising = {back(n): 5 - (n // 7) * 0.5 for n in range(42)}
    course = trend(PAIN, rising, back(41), LAST)
    assert course.enough
    assert course.why_not is None
    assert course.slope_per_4_weeks == 2
    assert course.coverage == 1


def test_five_weeks_are_too_few() -> None:
    course = trend(PAIN, every_day(41), back(40), LAST)
    assert (course.enough, course.why_not, course.slope_per_4_weeks) == (False, "too_few_weeks", None)


def test_seventeen_of_the_last_28_days_are_too_few() -> None:
    values = {d: v for d, v in every_day(84).items() if not back(16 + 11) <= d <= back(17)}
    assert trend(PAIN, values, back(83), LAST).why_not == "too_few_recent_days"
    values[back(17)] = 5.0
    assert trend(PAIN, values, back(83), LAST).enough


def test_more_than_40_percent_missing_gives_no_trend() -> None:
    values = {back(n): 5.0 for n in range(100) if n < 28 or n % 7 < 4}
    values[back(199)] = 5.0  # the diary began then
    assert trend(PAIN, values, back(199), LAST).why_not == "too_many_gaps"


def test_coverage_counts_from_the_first_entry() -> None:
    """A diary of one day is not a diary of 4 % (clinical.md H4)."""
    assert trend(PAIN, {LAST: 5.0}, back(27), LAST).coverage == 1
    assert trend(PAIN, {back(9): 5.0}, back(27), LAST).coverage == 0.1
    since_before = trend(PAIN, {back(9): 5.0}, back(27), LAST, since=back(100))
    assert since_before.coverage == pytest.approx(1 / 28)


def test_an_empty_diary_has_no_points_and_says_why() -> None:
    course = trend(PAIN, {}, back(27), LAST)
    assert (course.points, course.coverage, course.why_not) == ((), 0, "too_few_weeks")


def test_the_first_day_after_the_last_is_refused() -> None:
    with pytest.raises(WrongInput, match="before the first"):
        trend(PAIN, {}, LAST, back(1))


def test_earlier_days_feed_the_first_median_but_are_no_points() -> None:
    course = trend(PAIN, every_day(10), back(2), LAST)
    assert [(point.day, point.smoothed) for point in course.points] == [(back(n), 5) for n in (2, 1, 0)]


def test_a_day_without_the_device_is_shown_but_does_not_count() -> None:
    values = every_day(56, 6000.0) | {back(n): 299.0 for n in range(0, 56, 7)}
    course = trend(STEPS, values, back(55), LAST)
    assert len(course.points) == 56
    assert course.coverage == pytest.approx(6 / 7)
    assert course.slope_per_4_weeks == 0
    assert course.points[-1].value == 299
    assert course.points[-1].smoothed is None
    assert {point.smoothed for point in course.points[7:-1] if point.value > 299} == {6000}


def test_three_hundred_steps_count_and_few_minutes_do_too() -> None:
    assert trend(STEPS, {LAST: 300.0}, LAST, LAST).coverage == 1
    assert trend(STEPS, {LAST: 299.0}, LAST, LAST).coverage == 0
    assert trend(MEASURES["function"], {LAST: 0.0}, LAST, LAST).coverage == 1


def test_twenty_years_rise_as_one_year_does() -> None:
    rising = {back(n): 100_000.0 - n for n in range(7_300)}
    for days in (7_300, 728, 729, 365, 84):
        slope = trend(STEPS, rising, back(days - 1), LAST).slope_per_4_weeks
        assert slope == pytest.approx(28), days


THREE_A_WEEK = {back(n): 20.0 for n in range(84) if n % 7 in (0, 2, 4)}
EVERY_DAY = frozenset(back(n) for n in range(84))


def test_planned_rest_days_make_no_waves() -> None:
    """clinical.md H2: the level of an amount done is the total of seven days divided by seven."""
    amounts = Amounts(days=THREE_A_WEEK, rest=EVERY_DAY - THREE_A_WEEK.keys(), planned=dict.fromkeys(EVERY_DAY, 3 / 7))
    course = trend(MEASURES["function"], THREE_A_WEEK, back(83), LAST, amounts=amounts)
    assert course.smoothed_is == "mean_of_7_days"
    assert [point.smoothed for point in course.points[:3]] == [None] * 3, (
        "before the seventh day there are no seven days"
    )
    assert {point.smoothed for point in course.points[3:]} == {60 / 7}
    assert (course.coverage, course.slope_per_4_weeks, course.why_not) == (1, 0, None)
    assert course.usual == UsualDay(value=20, done=(20.0,) * 12, days_planned=12, days_logged=28)


def test_without_rest_days_three_days_a_week_are_too_few_to_smooth() -> None:
    course = trend(MEASURES["function"], THREE_A_WEEK, back(83), LAST, amounts=Amounts(days=THREE_A_WEEK))
    assert {point.smoothed for point in course.points} == {None}


def test_a_level_rises_as_what_is_done_rises() -> None:
    rising = {back(n): 30.0 - n // 7 for n in range(84)}
    course = trend(MEASURES["function"], rising, back(83), LAST, amounts=Amounts(days=rising))
    assert course.slope_per_4_weeks == 4
    assert course.points[-1].smoothed == 30


@given(DIARIES, st.integers(0, 60), st.integers(0, 60))
def test_points_are_the_days_with_a_value(values: Mapping[date, float], ends: int, length: int) -> None:
    first, last = back(ends + length), back(ends)
    course = trend(PAIN, values, first, last)
    assert [point.day for point in course.points] == sorted(d for d in values if first <= d <= last)
    assert 0 <= course.coverage <= 1
    assert course.enough == (course.slope_per_4_weeks is not None) == (course.why_not is None)


@given(DIARIES, st.integers(1, 20))
def test_shifting_all_values_shifts_the_line_and_leaves_the_slope(values: Mapping[date, float], by: int) -> None:
    one = trend(PAIN, values, back(100), LAST)
    other = trend(PAIN, {d: value + by for d, value in values.items()}, back(100), LAST)
    assert other.slope_per_4_weeks == one.slope_per_4_weeks
    expected = [None if point.smoothed is None else point.smoothed + by for point in one.points]
    assert [point.smoothed for point in other.points] == expected


@given(DIARIES, st.integers(0, 5))
def test_the_order_of_entries_does_not_matter(values: Mapping[date, float], shift: int) -> None:
    days = list(values)
    turned = {d: values[d] for d in reversed(days[shift:] + days[:shift])}
    assert trend(PAIN, turned, back(100), LAST) == trend(PAIN, values, back(100), LAST)
