"""``painplan export ics``: a calendar file that calendars read, without private words unless wanted."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from painplan.exchange.calendar import Repeated, as_calendar
from painplan.kit.dates import WEEKDAYS, spread_over_week
from painplan.reminders.calendar import CalendarFile
from tests.conftest import FIRST, Shell, on
from tests.support import coach_on


def read(path: Path) -> dict[str, Any]:
    calendar = Calendar.from_ical(path.read_bytes())
    return {str(event["uid"]).split("@")[0]: event for event in calendar.walk("VEVENT")}


def days_of(event: Any) -> list[date]:
    start = event["dtstart"].dt
    begin = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day)
    rule = event["rrule"].to_ical().decode()
    return [day.date() for day in rrulestr(rule, dtstart=begin)]


@pytest.fixture
def written(painplan: Shell, walking_plan: Any, tmp_path: Path) -> dict[str, Any]:
    target = tmp_path / "plan.ics"
    assert painplan("export", "ics", str(target), "--at", "7:45", day=on(2)).code == 0
    return read(target)


def test_a_check_in_a_day_for_four_weeks_at_the_own_time(written: dict[str, Any]) -> None:
    event = written["checkin"]
    assert days_of(event) == [on(number) for number in range(2, 30)]
    assert event["dtstart"].dt == datetime(2026, 1, 7, 7, 45), "no time zone: the same time wherever the person is"
    (alarm,) = event.walk("VALARM")
    assert (alarm["action"], alarm["trigger"].dt) == ("DISPLAY", timedelta(0))


def test_reviews_come_a_week_apart_from_the_next_one_on(written: dict[str, Any]) -> None:
    assert days_of(written["review"]) == [on(7), on(14), on(21), on(28)]


def test_planned_days_are_whole_days_spread_over_the_week(written: dict[str, Any]) -> None:
    days = days_of(written["plan-1"])
    assert len([day for day in days if on(7) <= day < on(14)]) == 5
    assert written["plan-1"]["dtstart"].dt == days[0]
    assert not written["plan-1"].walk("VALARM")


def test_titles_hold_no_private_word_unless_wanted(painplan: Shell, walking_plan: Any, tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    painplan("export", "ics", str(target))
    text = target.read_text()
    for word in ("Walking", "Out with", "pain plan", "minutes today"):
        assert word not in text
    assert painplan("export", "ics", str(target), "--with-names").code == 0
    assert str(read(target)["plan-1"]["summary"]) == "Walking: 8 minutes"


def test_a_newer_file_replaces_an_older_and_nothing_else(painplan: Shell, walking_plan: Any, tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    first = painplan("export", "ics", str(target), "--json")
    assert first.document == {"path": str(target), "date": FIRST.isoformat(), "entries": 3, "names": False}
    uids = set(read(target))
    assert painplan("export", "ics", str(target), day=on(9)).code == 0
    assert set(read(target)) == uids
    target.write_text("BEGIN:VCALENDAR\r\nPRODID:another\r\n")
    assert painplan("export", "ics", str(target)).code == 1


def test_without_a_plan_there_is_nothing_to_be_reminded_of(painplan: Shell, tmp_path: Path) -> None:
    ran = painplan("export", "ics", str(tmp_path / "plan.ics"))
    assert (ran.code, "no plan" in ran.err) == (2, True)
    assert not list(tmp_path.glob("*.ics"))


def test_the_time_of_the_reminder_is_used(painplan: Shell, walking_plan: Any, tmp_path: Path, place: Path) -> None:
    painplan("remind", "set", "21:15")
    assert {entry.at for entry in CalendarFile(coach_on(FIRST, place)).entries()} == {"21:15", None}


@given(
    st.text(max_size=300).filter(
        lambda text: not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in text)
    )
)
def test_any_title_stays_one_title(title: str) -> None:
    clean = title.encode("utf-8", "replace").decode()
    entry = Repeated(uid="x", title=clean, first=FIRST, at="07:00", every="DAILY", last=on(3))
    content = as_calendar("Reminders", [entry], datetime(2026, 1, 1))
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert str(event["summary"]) == clean
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


@given(st.integers(1, 7))
def test_days_are_spread_evenly(days: int) -> None:
    found = [WEEKDAYS.index(day) for day in spread_over_week(days)]
    assert len(set(found)) == days
    gaps = [later - earlier for earlier, later in zip(found, [*found[1:], found[0] + 7], strict=True)]
    assert max(gaps) - min(gaps) <= 1
