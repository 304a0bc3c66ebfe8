"""These four weeks beside the four before (clinical.md H1, H3)."""

from datetime import date, timedelta

from painplan.checkin.records import MEASURES
from painplan.insight.comparison import compare_months

TODAY = date(2024, 6, 30)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_two_full_months_are_compared() -> None:
    values = {back(n): 4.0 if n < 28 else 6.0 for n in range(60)}
    comparison = compare_months(values, TODAY)
    assert (comparison.now, comparison.before, comparison.change) == (4, 6, -2)
    assert (comparison.now_days, comparison.before_days, comparison.enough) == (28, 28, True)


def test_fifteen_entries_in_one_month_say_nothing_about_a_change() -> None:
    values = {back(n): 4.0 for n in range(28)} | {back(28 + n): 6.0 for n in range(15)}
    comparison = compare_months(values, TODAY)
    assert (comparison.before, comparison.before_days) == (6, 15)
    assert not comparison.enough
    assert comparison.change is None


def test_nothing_recorded() -> None:
    comparison = compare_months({}, TODAY)
    assert (comparison.now, comparison.before, comparison.now_days, comparison.enough) == (
        None,
        None,
        0,
        False,
    )


def test_days_without_the_device_are_left_out() -> None:
    values = {back(n): 100.0 if n % 2 else 5000.0 for n in range(56)}
    comparison = compare_months(values, TODAY, measure=MEASURES["steps"])
    assert (comparison.now, comparison.now_days, comparison.enough) == (5000, 14, False)
