"""Days written with the day or the month first: which one it is has to be said, it is never guessed."""

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

from painplan.errors import WrongInput, quoted
from painplan.exchange.devices.dates import iso_day
from painplan.kit.pattern import pattern
from painplan.kit.words import say

Order = Literal["day-first", "month-first"]
ASK = "Say which: --day-first or --month-first."
"""Ends the reason of every line that waits for this answer."""
_TWO_FIRST = pattern(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
_ISO_START = pattern(r"\d{4}-\d{2}-\d{2}(?=$|[T ])", re.ASCII)


def day_reader(order: Order | None) -> Callable[[str], date]:
    """What reads the days of one file.

    Args:
        order: What the person said about days such as 03/04/2026; none: nothing, so that only YYYY-MM-DD can be read.
    """

    def read(text: str) -> date:
        typed = text.strip()
        if start := _ISO_START.match(typed):  # a time of day may follow
            return iso_day(start[0])
        match = _TWO_FIRST.match(typed)
        if match is None or typed[match.end() : match.end() + 1].isdigit():
            return iso_day(typed)
        if order is None:
            raise WrongInput(say("exchange.day_orders.not_day_written_yyyy", typed=quoted(typed), ask=ASK))
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        day, month = (first, second) if order == "day-first" else (second, first)
        try:
            return date(year, month, day)
        except ValueError:
            raise WrongInput(
                say(
                    "exchange.day_orders.not_day_calendar_first",
                    typed=quoted(typed),
                    order=order.removesuffix("-first"),
                )
            ) from None

    return read
