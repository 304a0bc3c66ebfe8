"""The usual day is one thing everywhere (clinical.md H6), and which days were planned rest (H2, H4)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from painplan.insight.usual_day import Amounts, planned_rest, usual_day

FIRST = date(2026, 1, 5)
"""A Monday."""
WEEKS = 4


def at(number: int) -> date:
    return FIRST + timedelta(days=number)


DAYS = [at(number) for number in range(7 * WEEKS)]
LAST = DAYS[-1]


def per_week(count: int) -> dict[date, int]:
    return dict.fromkeys(DAYS, count)


def test_rest_days_and_missed_days_are_no_zeros_of_the_usual_day() -> None:
    """20 minutes on three planned days a week: 20, on 12 of 12 days, and neither 0 nor 8.6."""
    done = {day: 20.0 for day in DAYS if day.weekday() in (0, 2, 4)}
    rest = planned_rest(done, per_week(3))
    found = usual_day(Amounts(days=done, rest=rest, planned=dict.fromkeys(DAYS, 3 / 7)), LAST)
    assert (found.value, found.days_done, found.days_planned, found.days_logged) == (20, 12, 12, 28)
    zeros = done | {day: 0.0 for day in DAYS if day not in done}
    assert usual_day(Amounts(days=zeros, rest=rest), LAST).value == 20
    missed = dict(list(done.items())[6:])
    less = usual_day(Amounts(days=missed, planned=dict.fromkeys(DAYS, 3 / 7)), LAST)
    assert (less.value, less.days_done, less.days_planned) == (20, 6, 12)


def test_nothing_done_has_no_usual_day() -> None:
    found = usual_day(Amounts(days=dict.fromkeys(DAYS, 0.0)), LAST)
    assert (found.value, found.days_done, found.days_planned, found.days_logged) == (None, 0, None, 28)


def test_a_plan_that_began_in_these_weeks_is_counted_from_then() -> None:
    planned = dict.fromkeys(DAYS[14:], 5 / 7)
    assert usual_day(Amounts(days={LAST: 8.0}, planned=planned), LAST).days_planned == 10


def test_rest_is_what_a_kept_week_leaves() -> None:
    monday_wednesday_friday = {day for day in DAYS if day.weekday() in (0, 2, 4)}
    assert planned_rest(monday_wednesday_friday, per_week(3)) == set(DAYS) - monday_wednesday_friday
    assert planned_rest(monday_wednesday_friday, per_week(4)) == set(), "one day of each week was missed"
    assert planned_rest(monday_wednesday_friday, per_week(7)) == set()


def test_a_week_is_any_seven_days() -> None:
    stopped = {at(0), at(2), at(4)}
    assert planned_rest(stopped, per_week(3)) == {at(1), at(3), at(5), at(6)}


def test_an_entry_without_an_amount_is_rest_as_long_as_a_week_has_so_many() -> None:
    two_of_five = {at(0), at(1)}
    quiet = {at(number) for number in range(2, 7)}
    assert planned_rest(two_of_five, per_week(5), quiet=quiet) == {at(2), at(3)}
    assert planned_rest(two_of_five, per_week(7), quiet=quiet) == set()


@given(st.sets(st.sampled_from(DAYS)), st.sets(st.sampled_from(DAYS)), st.integers(1, 7))
def test_rest_days_are_never_days_on_which_something_was_done(done: set[date], quiet: set[date], count: int) -> None:
    rest = planned_rest(done, per_week(count), quiet=quiet)
    assert not rest & done
    amounts = Amounts(days=dict.fromkeys(done, 10.0), rest=rest, planned=dict.fromkeys(DAYS, count / 7))
    found = usual_day(amounts, LAST)
    assert found.value == (10 if done else None)
    assert found.days_done == len(done)
    assert found.days_logged == len(done | rest)
    assert found.days_planned == WEEKS * count
