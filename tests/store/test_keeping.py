"""Which backups are kept: seven days, five weeks, twelve months."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from painplan.store.whole.retention import DAYS, MONTHS, WEEKS, kept

days = st.sets(st.dates(date(2020, 1, 1), date(2030, 12, 31)), max_size=200)


def test_a_diary_kept_every_day_has_seven_days_five_weeks_and_twelve_months() -> None:
    """2026-11-24 is a Tuesday; weeks end on Sundays, months on their last day."""
    there: set[date] = set()
    for number in range(800):
        there = kept(there | {date(2026, 11, 24) - timedelta(days=799 - number)})
    last_days = {date(2026, 11, 24) - timedelta(days=back) for back in range(7)}
    sundays = {date(2026, 11, 22), date(2026, 11, 15), date(2026, 11, 8), date(2026, 11, 1)}
    month_ends = {date(2026, month, 1) - timedelta(days=1) for month in range(1, 12)} | {date(2025, 12, 31)}
    assert there == last_days | sundays | month_ends


@given(days)
def test_nothing_is_made_up_and_the_newest_stay(there: set[date]) -> None:
    keep = kept(there)
    assert keep <= there
    assert set(sorted(there)[-DAYS:]) <= keep
    assert len(keep) <= DAYS + WEEKS + MONTHS


@given(days, st.dates(date(2031, 1, 1), date(2032, 12, 31)))
def test_thinning_every_day_or_once_is_the_same(there: set[date], new: date) -> None:
    assert kept(kept(there) | {new}) == kept(there | {new})


@given(days)
def test_each_of_the_last_weeks_and_months_with_a_backup_has_one(there: set[date]) -> None:
    keep = kept(there)
    weeks = sorted({day.isocalendar()[:2] for day in there})[-WEEKS:]
    months = sorted({(day.year, day.month) for day in there})[-MONTHS:]
    assert set(weeks) <= {day.isocalendar()[:2] for day in keep}
    assert set(months) <= {(day.year, day.month) for day in keep}
