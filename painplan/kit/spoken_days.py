"""Days as people say them: yesterday, in 8 weeks, Monday, 10th, 3 March. What is left out is the nearest that fits."""

from datetime import date, datetime, time
from typing import Literal

from painplan.errors import WrongInput, quoted
from painplan.kit.assets import asset
from painplan.kit.bounds import LAST_DAY
from painplan.kit.dates import WEEKDAYS, date_in_words
from painplan.kit.days import full_day
from painplan.kit.parse import no_day, parse_day
from painplan.kit.pattern import pattern

JUST_DAYS = 92
"""A day without a year on the wrong side of today by no more than this is a slip, not one of another year [design]."""
_AGO = pattern(r"(\d{1,3}) (day|week)s? ago")
_AHEAD = pattern(r"in (\d{1,3}) (day|week|month)s?")
_ISO = pattern(r"\d{4}-\d{2}-\d{2}")

LeftOut = Literal["nothing", "week", "month", "year"]
"""What was not said of a day and comes from today; of one said by its weekday, which week."""


def parse_past_day(text: str, today: date) -> date:
    """A day up to today as people say it: ``yesterday``, ``3 days ago``, ``Monday``, ``3 March``; the last that fits.

    Raises:
        WrongInput: No such day, or it lies ahead, or would just lie ahead in the year of today.
    """
    typed = text.strip().lower()
    ago = _AGO.fullmatch(typed)
    try:
        if ago:
            return _later(today, f"{ago[2]}s", -int(ago[1]))
        if typed in ("today", "yesterday") or _ISO.fullmatch(typed):
            day, left_out = parse_day(typed, today), _NOTHING
        else:
            day, left_out = _read(typed, today)
        if day > today and left_out != "nothing":
            other = _later(day, f"{left_out}s", -1)
            if left_out == "year" and (day - today).days <= JUST_DAYS:
                raise _not_meant("ahead", text, today, day, other)
            day = other
    except WrongInput:
        if _ISO.fullmatch(typed) and full_day(typed) is None:
            raise no_day(text, str(_unreadable("past", text, today))) from None
        raise
    except (ValueError, OverflowError):
        raise _unreadable("past", text, today) from None
    if day > today:
        raise _said("lies_ahead", text, today)
    return day


def parse_coming_day(text: str, today: date) -> date:
    """A day ahead as people say it: ``in 8 weeks``, ``Friday``, ``1 March``, ``2027-03-01``; the next one that fits.

    Raises:
        WrongInput: No such day, or not ahead, or one that has just passed in the year of today.
    """
    typed = text.strip().lower()
    ahead = _AHEAD.fullmatch(typed)
    try:
        if ahead:
            day, left_out = _later(today, f"{ahead[2]}s", int(ahead[1])), _NOTHING
        elif _ISO.fullmatch(typed):
            day, left_out = date.fromisoformat(typed), _NOTHING
        else:
            day, left_out = _read(typed, today)
        if day <= today and left_out != "nothing":
            other = _later(day, f"{left_out}s", 1)
            if left_out == "year" and (today - day).days <= JUST_DAYS:
                raise _not_meant("passed", text, today, day, other)
            day = other
    except (ValueError, OverflowError):
        raise _unreadable("coming", text, today) from None
    if day > LAST_DAY:
        raise _said("too_far", text, LAST_DAY)
    if day <= today:
        raise _said("not_ahead", text, today)
    return day


_NOTHING: LeftOut = "nothing"


def _read(typed: str, today: date) -> tuple[date, LeftOut]:
    """The day that was meant, with what was left out taken from today, and what that was.

    What comes out the same from today and from a day in another year and month was said.

    Raises:
        ValueError: It is no day.
    """
    from dateutil import parser  # slow to import, and seldom asked

    def found(seen_from: date) -> date:
        moment: datetime = parser.parse(typed, dayfirst=True, default=datetime.combine(seen_from, time()))
        return moment.date()

    day = found(today)
    other = found(date(2024 if today.year != 2024 else 2020, 3 if today.month == 1 else 1, 1))
    if other.year == day.year:
        return day, "nothing"
    if other.month == day.month:
        return day, "year"
    return day, "week" if typed[:3] in WEEKDAYS else "month"


def _later(day: date, what: str, count: int) -> date:
    from dateutil import relativedelta  # slow to import, and seldom asked

    return day + relativedelta.relativedelta(**{what: count})  # type: ignore[arg-type]


def _not_meant(which: str, text: str, today: date, day: date, other: date) -> WrongInput:
    says = asset("days")[which]
    return WrongInput(
        says.format(typed=quoted(text), day=date_in_words(day), today=today.isoformat(), other=other.isoformat())
    )


def _unreadable(which: str, text: str, today: date) -> WrongInput:
    return _said(f"unreadable_{which}", text, today)


def _said(name: str, text: str, day: date) -> WrongInput:
    return WrongInput(asset("days")[name].format(typed=quoted(text), day=day.isoformat(), year=day.year))
