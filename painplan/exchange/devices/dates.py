"""Dates as files write them. Where day and month could be either way round, nothing is guessed."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from painplan.errors import WrongInput, quoted
from painplan.kit.pattern import pattern
from painplan.kit.words import say

_ISO = pattern(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_TWO_FIRST = pattern(r"(\d{2})-(\d{2})-(\d{4})", re.ASCII)
_EITHER_FIRST = pattern(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_MONTHS = 12
DayOrder = Literal["day-first", "month-first"]


def iso_day(text: str) -> date:
    """A day written YYYY-MM-DD.

    Raises:
        WrongInput: Anything else.
    """
    match = _ISO.fullmatch(text.strip())
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3]), text)
    raise WrongInput(say("exchange.dates.not_day_written_yyyy", text=quoted(text)))


def day_in(text: str, order: DayOrder | None) -> date:
    """A day written YYYY-MM-DD, or with the day or the month first where somebody said which: ``03/04/2026``.

    Raises:
        WrongInput: Anything else.
    """
    match = _EITHER_FIRST.fullmatch(text.strip())
    if match is None or order is None:
        return iso_day(text)
    first, second = int(match[1]), int(match[2])
    day, month = (first, second) if order == "day-first" else (second, first)
    return _day(int(match[3]), month, day, text)


def fitbit_day(text: str) -> date:
    """A day written dd-mm-YYYY, as Fitbit does, or YYYY-MM-DD.

    Raises:
        WrongInput: Anything else.
    """
    match = _TWO_FIRST.fullmatch(text.strip())
    if match:
        return _day(int(match[3]), int(match[2]), int(match[1]), text)
    match = _ISO.fullmatch(text.strip())
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3]), text)
    raise WrongInput(say("exchange.dates.not_day_fitbit_writes", text=quoted(text)))


def month_comes_first(texts: Iterable[str]) -> bool:
    """Whether these dates are written mm-dd-YYYY: several can only be read so, and none only as dd-mm-YYYY.

    One alone is a slip in that line.
    """
    pairs = [(int(match[1]), int(match[2])) for text in texts if (match := _TWO_FIRST.fullmatch(text.strip()))]
    return sum(second > _MONTHS for _, second in pairs) > 1 and not any(first > _MONTHS for first, _ in pairs)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise WrongInput(say("exchange.dates.not_day_calendar", text=quoted(text))) from None
