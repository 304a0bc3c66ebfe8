"""Reminders as a calendar file (RFC 5545), written by the icalendar library: it folds lines and escapes text."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Literal

import msgspec
from icalendar import Alarm, Calendar, Event

from painplan.kit.dates import Weekday

PRODUCT = "-//PainPlan//Reminders//EN"


class Repeated(msgspec.Struct, frozen=True, kw_only=True):
    """One entry that comes again."""

    uid: str
    """Always the same for the same thing, so that a newer file replaces it."""
    title: str
    first: date
    at: str | None = None
    """``HH:MM`` of the place where the person is; none: the whole day, without an alarm."""
    minutes: int = 1
    every: Literal["DAILY", "WEEKLY"]
    weekdays: tuple[Weekday, ...] = ()
    """Of a weekly one; none: that of the first day."""
    last: date
    """Nothing of it after this day."""
    place: str = ""
    about: str = ""
    """More about it, in the person's words."""


def as_calendar(name: str, entries: Sequence[Repeated], made: datetime) -> bytes:
    """A calendar file.

    Args:
        name: What the calendar is called.
        entries: What comes again.
        made: The moment, in UTC.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, made))
    content: bytes = calendar.to_ical()
    return content


def is_calendar(start: bytes) -> bool:
    """Whether a file that begins so was made here."""
    return start.startswith(b"BEGIN:VCALENDAR") and PRODUCT.encode() in start


def _event(entry: Repeated, made: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made)
    event.add("summary", entry.title)
    if entry.place:
        event.add("location", entry.place)
    if entry.about:
        event.add("description", entry.about)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    rule: dict[str, object] = {"freq": entry.every}
    if entry.weekdays:
        rule["byday"] = [day[:2].upper() for day in entry.weekdays]
    if entry.at is None:
        event.add("dtstart", entry.first)
        event.add("dtend", entry.first + timedelta(days=1))
        rule["until"] = entry.last
    else:
        hour, _, minute = entry.at.partition(":")
        # Without a time zone: the same time of the day wherever the person is (RFC 5545, 3.3.5, form 1).
        start = datetime(entry.first.year, entry.first.month, entry.first.day, int(hour), int(minute))
        event.add("dtstart", start)
        event.add("duration", timedelta(minutes=entry.minutes))
        rule["until"] = datetime(entry.last.year, entry.last.month, entry.last.day, 23, 59, 59)
        event.add_component(_alarm(entry.title))
    event.add("rrule", rule)
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(0))
    return alarm
