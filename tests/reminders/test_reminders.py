"""Reminders: one a day, at the person's own time, quiet on flare-up days, over after four weeks."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.errors import WrongInput
from painplan.kit.clock import parse_time
from painplan.reminders.records import Reminder
from painplan.reminders.rules import LASTS_DAYS, Waits, Why, last_day, reminding
from tests.conftest import Shell, on

DAY = date(2026, 1, 5)
SET = Reminder(at="19:30", since=DAY)


def why(reminder: Reminder, now: datetime, *, flare: bool = False, waiting: Waits | None = "checkin") -> Why:
    today = now.date() if now.hour >= 4 else now.date() - timedelta(days=1)
    return reminding(reminder, now, today, day_starts_at=4, flare=flare, waiting=waiting).why


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 1, 5, 19, 29), "before_time"),
        (datetime(2026, 1, 5, 19, 30), "due"),
        (datetime(2026, 1, 6, 1, 0), "due"),  # after midnight it is still the evening before
        (datetime(2026, 1, 6, 4, 0), "before_time"),
        (datetime(2026, 2, 1, 20, 0), "due"),
        (datetime(2026, 2, 2, 20, 0), "ended"),
    ],
)
def test_own_time_and_four_weeks(now: datetime, expected: Why) -> None:
    assert why(SET, now) == expected


def test_quiet_on_flare_up_days_and_when_nothing_is_waiting() -> None:
    evening = datetime(2026, 1, 5, 20)
    assert why(SET, evening, flare=True) == "flare"
    assert why(SET, evening, waiting=None) == "nothing_waiting"
    assert why(Reminder(since=DAY), evening) == "off"


def test_a_prompt_without_a_set_time_speaks_whenever_something_is_waiting() -> None:
    found = reminding(Reminder(), datetime(2026, 1, 5, 7), DAY, day_starts_at=4, flare=False, waiting="review")
    assert (found.due, found.why, found.what, found.until) == (True, "none", "review", None)


times = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))


@given(
    times, st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), st.booleans(), st.sampled_from([None, "checkin"])
)
def test_once_means_once_a_day(at: str, now: datetime, flare: bool, waiting: Waits | None) -> None:
    told = Reminder(at=at, since=DAY, told_on=now.date())
    found = reminding(told, now, now.date(), day_starts_at=0, flare=flare, waiting=waiting, once=True)
    assert not found.due
    until = last_day(told)
    assert until is not None
    assert (until - DAY).days == LASTS_DAYS - 1


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("19:30", "19:30"),
        ("7:05", "07:05"),
        ("7.05", "07:05"),
        ("7 pm", "19:00"),
        ("12 am", "00:00"),
        ("12:10pm", "12:10"),
        ("21", "21:00"),
        ("0:00", "00:00"),
    ],
)
def test_times_as_people_type_them(typed: str, time: str) -> None:
    assert parse_time(typed) == time


@pytest.mark.parametrize("typed", ["", "7", "25:00", "19:60", "13 pm", "evening", "19:3", "٧:٠٠"])
def test_what_is_no_time_or_could_be_two_is_asked_again(typed: str) -> None:
    with pytest.raises(WrongInput, match="not a time of the day"):
        parse_time(typed)


@given(times)
def test_every_time_reads_as_itself(time: str) -> None:
    assert parse_time(time) == time


def test_a_nudge_is_one_line_with_one_command(painplan: Shell) -> None:
    tries = ("--good", "12", "--bad", "8")
    painplan("plan", "add", "--goal", "g", "--activity", "Walking", "--unit", "minutes", *tries)
    for number in (0, 7, 9):
        said = painplan("nudge", day=on(number)).out
        assert (said.count("PainPlan:"), said.count("painplan ")) == (1, 1), said
        assert painplan("nudge", "--json", day=on(number)).document["text"] == said.strip()
