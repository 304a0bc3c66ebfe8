"""Dates as a person reads them, the same on every machine; days of the week as they are typed: ``mon,wed,fri``."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, get_args

from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


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


def parse_weekdays(text: str) -> tuple[Weekday, ...]:
    """The days in a text, in the order of the week: ``mon,wed``, ``Monday Friday``; empty text: none.

    Raises:
        WrongInput: Something in it is no day of the week.
    """
    typed = text.replace(",", " ").lower().split()
    named = {word: one for one in WEEKDAYS for word in (one, _full(one))}
    if unknown := [word for word in typed if word not in named]:
        raise WrongInput(say("days.week.unknown", typed=one_line(unknown[0], 20)))
    wanted = {named[word] for word in typed}
    return tuple(one for one in WEEKDAYS if one in wanted)


def falls_on(days: Sequence[Weekday], day: date) -> bool:
    """Whether a day is one of these; without any each day is."""
    return not days or WEEKDAYS[day.weekday()] in days


def spread_over_week(days: int) -> tuple[Weekday, ...]:
    """So many days of a week, evenly apart.

    Raises:
        ValueError: Not 1 to 7.
    """
    if not 1 <= days <= len(WEEKDAYS):
        raise ValueError("a week has 1 to 7 days")
    return tuple(WEEKDAYS[number * len(WEEKDAYS) // days] for number in range(days))


def weekdays_words(days: Sequence[Weekday]) -> str:
    """``Mon, Wed, Fri``; none of them, or all: ``every day``."""
    if len(days) in (0, len(WEEKDAYS)):
        return say("days.week.each")
    return ", ".join(_name("days_short", WEEKDAYS.index(one)) for one in days)


def _full(day: Weekday) -> str:
    return _name("days", WEEKDAYS.index(day)).lower()
