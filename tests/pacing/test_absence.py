"""A long time without an entry: when it is one, and until when coming back is asked about."""

from datetime import date, timedelta

import pytest

from painplan.pacing.absence import LONG_DAYS, OFFERED_DAYS, absence_before

BEGUN = date(2026, 1, 5)


def on(number: int) -> date:
    return BEGUN + timedelta(days=number)


@pytest.mark.parametrize(
    ("today", "days", "tries"), [(14, None, False), (15, 14, False), (28, 27, False), (29, 28, True)]
)
def test_two_weeks_are_a_long_time_and_four_ask_for_tries(today: int, days: int | None, tries: bool) -> None:
    found = absence_before([on(0)], BEGUN, on(today))
    assert (found and found.days) == days
    assert bool(found and found.asks_for_tries) is tries


def test_the_offer_stands_for_a_week_after_the_first_new_entry() -> None:
    entries = [on(0), on(20)]
    for later in range(OFFERED_DAYS):
        found = absence_before(entries, BEGUN, on(20 + later))
        assert found is not None
        assert (found.first, found.last) == (on(1), on(19))
    assert absence_before(entries, BEGUN, on(20 + OFFERED_DAYS)) is None


def test_before_the_plan_began_nothing_was_expected() -> None:
    assert absence_before([on(-60)], BEGUN, on(LONG_DAYS)) is None
    assert absence_before([], BEGUN, BEGUN) is None


def test_a_plan_that_begins_on_a_day_to_come_was_not_left_alone() -> None:
    today = date(2026, 11, 28)
    for entries in ((), (today,), (date(2031, 1, 1),)):
        assert absence_before(entries, date(2031, 1, 1), today) is None
