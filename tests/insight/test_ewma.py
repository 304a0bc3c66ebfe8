"""The other calm line, noted days, and the course of what is asked seldom (clinical.md H2, H3, I14)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.insight.calendar import weeks_of
from painplan.insight.ewma import weighted
from painplan.insight.trend import seldom_trend
from painplan.measures.records import Measure

FIRST = date(2026, 1, 5)
VECTOR = (4, 5, 5, 8, 7, 6, 4, 3, None, 4)
EXPECTED = (4, 4.3, 4.51, 5.557, 5.9899, 5.9929, 5.3951, 4.6765, 4.6765, 4.4736)
diaries = st.dictionaries(st.integers(0, 60), st.floats(0, 100), min_size=1, max_size=40)


def on(day: int) -> date:
    return FIRST + timedelta(days=day)


def test_the_published_course() -> None:  # vector I14
    values = {on(at): float(value) for at, value in enumerate(VECTOR) if value is not None}
    line = weighted(values, FIRST, on(9))
    assert [round(day.value, 4) for day in line] == pytest.approx(EXPECTED, abs=1.1e-4)
    assert [day.missing for day in line[-2:]] == [1, 0]


def test_after_three_missing_days_the_line_is_dim() -> None:
    line = weighted({on(0): 10.0, on(6): 20.0}, FIRST, on(6))
    assert [day.dim for day in line] == [False, False, False, False, True, True, False]
    assert line[5].value == 10


def test_nothing_is_drawn_before_the_first_entry_or_without_any() -> None:
    assert weighted({}, FIRST, on(9)) == ()
    assert [day.day for day in weighted({on(3): 1.0}, FIRST, on(4))] == [on(3), on(4)]


@given(diaries)
def test_a_line_stays_between_the_smallest_and_the_largest_value(days: dict[int, float]) -> None:
    values = {on(day): value for day, value in days.items()}
    low, high = min(values.values()), max(values.values())
    assert all(low - 1e-9 <= day.value <= high + 1e-9 for day in weighted(values, FIRST, on(60)))


@given(diaries, st.integers(61, 70))
def test_an_empty_day_more_changes_nothing_that_was_there(days: dict[int, float], more: int) -> None:
    values = {on(day): value for day, value in days.items()}
    assert weighted(values, FIRST, on(more))[: len(weighted(values, FIRST, on(60)))] == weighted(values, FIRST, on(60))


def test_days_are_done_noted_or_without_an_entry() -> None:
    today = on(2)  # a Wednesday
    ((*week,),) = weeks_of({on(0)}, {on(0), on(1)}, today, 1)
    assert [state for _, state in week] == ["done", "noted", "empty", "ahead", "ahead", "ahead", "ahead"]
    assert week[0][0] == FIRST


def test_what_is_asked_seldom_needs_four_times_for_a_direction() -> None:
    peg = Measure("peg", "0-10", 0, 10)
    scores = {on(28 * at): 7.0 - at for at in range(4)}
    found = seldom_trend(peg, scores, FIRST, on(90))
    assert (found.enough, found.why_not, found.seldom) == (True, None, True)
    assert found.slope_per_4_weeks == pytest.approx(-1)
    few = seldom_trend(peg, dict(list(scores.items())[:3]), FIRST, on(90))
    assert (few.enough, few.why_not, few.slope_per_4_weeks) == (False, "too_few_assessments", None)


@given(st.floats(0, 10), st.integers(4, 10))
def test_the_same_score_every_time_has_no_direction(value: float, times: int) -> None:
    scores = {on(28 * at): value for at in range(times)}
    assert seldom_trend(Measure("peg", "0-10", 0, 10), scores, FIRST, on(300)).slope_per_4_weeks == 0
