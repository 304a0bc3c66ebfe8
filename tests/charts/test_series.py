"""What is drawn of a trend: dots, and a line that never crosses a gap (clinical.md H2)."""

from collections.abc import Callable
from datetime import date, timedelta

from painplan.charts.series import median_days, series
from painplan.checkin.records import MEASURES
from painplan.insight.trend import Trend, trend

LAST = date(2024, 6, 30)


def course(days: int, value: Callable[[int], float | None], measure: str = "pain") -> Trend:
    values = {LAST - timedelta(days=n): v for n in range(days) if (v := value(n)) is not None}
    return trend(MEASURES[measure], values, LAST - timedelta(days=days - 1), LAST)


def test_a_dot_a_day_and_one_line() -> None:
    dots, pieces = series(course(84, lambda n: n % 10), 70)
    assert len(dots) == 84
    assert [len(piece) for piece in pieces] == [81]


def test_the_line_stops_at_a_gap_of_four_days() -> None:
    _, pieces = series(course(84, lambda n: None if 40 <= n < 44 else 5), 70)
    assert len(pieces) == 2
    _, pieces = series(course(84, lambda n: None if 40 <= n < 43 else 5), 70)
    assert len(pieces) == 1


def test_a_crowded_line_takes_a_step_a_week_and_keeps_the_gap() -> None:
    dots, pieces = series(course(364, lambda n: None if 138 <= n < 142 else 5), 70)
    assert len(dots) == 360
    assert sum(map(len, pieces)) == 52
    assert len(pieces) == 2


def test_beyond_a_year_a_dot_is_a_week_and_the_line_four() -> None:
    long = course(52 * 14, lambda n: 8 if n % 28 < 7 else 4)
    dots, pieces = series(long, 70)
    assert len(dots) == 104
    assert {value for _, value in pieces[0][2:]} == {4}
    assert (median_days(long), median_days(course(366, lambda _: 5))) == (28, 7)


def test_beyond_a_year_the_line_stops_at_a_gap_too() -> None:
    _, pieces = series(course(52 * 14, lambda n: None if 355 <= n < 359 else 5), 70)
    assert len(pieces) == 2


def test_a_week_alone_stays_a_single_place() -> None:
    _, pieces = series(course(52 * 14, lambda n: 5 if n < 7 or n > 21 else None), 70)
    assert sorted(map(len, pieces)) == [1, 100]


def test_days_without_the_device_are_dots_only() -> None:
    dots, pieces = series(course(84, lambda n: 10 if 20 <= n < 30 else 5000, "steps"), 70)
    assert len(dots) == 84
    assert len(pieces) == 2
    assert {value for piece in pieces for _, value in piece} == {5000}
