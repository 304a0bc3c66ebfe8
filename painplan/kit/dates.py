"""Dates as a person reads them, the same on every machine."""

from datetime import date

from painplan.kit.assets import asset
from painplan.kit.words import say


def day_in_words(day: date, today: date | None = None) -> str:
    """``Tuesday 24 November``; seen from ``today``, a day of another year is named with it."""
    weekday, month = _name("days", day.weekday()), _name("months", day.month - 1)
    if today is None or day.year == today.year:
        return say("days.written.day", weekday=weekday, day=day.day, month=month)
    return say("days.written.day_of_year", weekday=weekday, day=day.day, month=month, year=day.year)


def short_day(day: date) -> str:
    """``Tue``."""
    return _name("days_short", day.weekday())


def short_month(day: date) -> str:
    """``Nov``."""
    return _name("months_short", day.month - 1)


def date_in_words(day: date) -> str:
    """``24 November 2026``."""
    return say("days.written.date", day=day.day, month=_name("months", day.month - 1), year=day.year)


def span_in_words(first: date, last: date) -> str:
    """``1 September 2016 to 31 December 2019``; a single day is named once."""
    return (
        date_in_words(first)
        if first == last
        else say("days.written.span", first=date_in_words(first), last=date_in_words(last))
    )


def _name(kind: str, at: int) -> str:
    return str(asset("days")["names"][kind][at])
