"""The months of reviews keep the rhythm of the calendar's own rules, counted from the day the diary began."""

from datetime import date, datetime, time, timedelta

from dateutil.rrule import WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from painplan.reviews.rules import REST_DAYS, month_due_since

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(-40, 800), st.integers(0, 900))
def test_it_is_every_fourth_week(anchor: date, held_after: int, today_after: int) -> None:
    held, today = anchor + timedelta(days=held_after), anchor + timedelta(days=today_after)
    earliest = held + timedelta(days=REST_DAYS)
    rhythm = rrule(WEEKLY, interval=4, dtstart=datetime.combine(anchor, time()))
    first = rhythm.after(datetime.combine(earliest, time()), inc=True)
    assert first is not None
    expected = first.date() if max(first.date(), earliest) <= today else None
    assert month_due_since(anchor, [held], None, today) == expected
