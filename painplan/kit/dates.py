"""Dates as a person reads them, the same on every machine."""

from datetime import date

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def day_in_words(day: date, today: date | None = None) -> str:
    """``Tuesday 24 November``; seen from ``today``, a day of another year is named with it."""
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def short_day(day: date) -> str:
    """``Tue``."""
    return _DAYS[day.weekday()][:3]


def date_in_words(day: date) -> str:
    """``24 November 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span_in_words(first: date, last: date) -> str:
    """``1 September 2016 to 31 December 2019``; a single day is named once."""
    return date_in_words(first) if first == last else f"{date_in_words(first)} to {date_in_words(last)}"
