"""Times of the day as people type them."""

import re

from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.pattern import pattern

_CLOCK = pattern(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.ASCII | re.IGNORECASE)


def parse_time(text: str) -> str:
    """A time of the day as ``HH:MM``: from ``19:30``, ``7:05``, ``7.05``, ``7 pm``.

    Raises:
        WrongInput: It is none, or a bare number that could be morning or evening.
    """
    match = _CLOCK.fullmatch(text.strip())
    hour, minute, half = (int(match[1]), int(match[2] or 0), (match[3] or "").lower()) if match else (99, 0, "")
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif half or (match and match[2] is None and 1 <= hour <= 12):
        hour = 99
    if hour > 23 or minute > 59:
        raise WrongInput(asset("reminders")["says"]["no_time"].format(typed=one_line(text, 30)))
    return f"{hour:02}:{minute:02}"
