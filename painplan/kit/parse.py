"""What people type becomes numbers and dates; what does not fit becomes a sentence that says what would."""

import re
from collections.abc import Collection
from datetime import date, timedelta

from painplan.errors import WrongInput, quoted
from painplan.kit.amounts import TYPED_DECIMALS, one_of
from painplan.kit.bounds import FIRST_DAY, LAST_DAY, SMALLEST
from painplan.kit.days import full_day, is_written_out
from painplan.kit.escape import one_line
from painplan.kit.pattern import pattern
from painplan.kit.units import LONGEST_UNIT, unit_named
from painplan.kit.words import say

_WORDS: dict[str, dict[str, float]] = {
    "minutes": {"": 1, "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1, "h": 60, "hour": 60, "hours": 60},
    "metres": {"": 1, "m": 1, "metre": 1, "metres": 1, "meter": 1, "meters": 1, "km": 1000},
    "steps": {"": 1, "step": 1, "steps": 1},
    "repetitions": {"": 1, "rep": 1, "reps": 1, "times": 1, "x": 1, "repetition": 1, "repetitions": 1},
    "stairs": {"": 1, "stair": 1, "stairs": 1, "step": 1, "steps": 1},
}
"""What a person may write behind an amount, and how many of the plan's unit it is; behind one in a unit of their own
its name, or that name for one of it."""

_NUMBER = pattern(r"[+-]?(\d{1,3}([,'\u202f\u00a0 ]\d{3})+(\.\d+)?|\d+([.,]\d+)?|[.,]\d+)")
_YES = {"yes": True, "y": True, "1": True, "true": True, "no": False, "n": False, "0": False, "false": False}
SCALE_MOST = 10
LONGEST_NUMBER = 30
"""More characters than this are no number of anything a person counts."""


def parse_number(text: str, *, whole: bool = False) -> float:
    """A number with decimal point or comma; thousands may be parted: 12.5, 12,5, 1,200, 1 200.

    Args:
        text: As typed.
        whole: Whoever asks takes whole ones only: no other is given as an example.

    Raises:
        WrongInput: Anything else.
    """
    text = text.strip()
    if not _NUMBER.fullmatch(text) or len(text) > LONGEST_NUMBER:
        raise WrongInput(say("kit.parse.no_whole" if whole else "kit.parse.no_number", text=quoted(text)))
    if re.search(r"[,' \u202f\u00a0]\d{3}(\D|\Z)", text) and not re.fullmatch(r"[+-]?0,\d+", text):
        return float(re.sub(r"[,' \u202f\u00a0]", "", text))
    return float(text.replace(",", "."))


def check_one_reading(text: str, most: float, named: str, *, whole: bool = False) -> None:
    """Whether a number can be read in one way only: 12.000 is twelve thousand to one person and twelve to the next.

    A comma before three digits parts thousands, as the program writes them itself. A point there is refused where both
    are amounts that a day can hold.

    Args:
        text: As typed.
        most: The largest that is possible.
        named: What is counted.
        whole: It is counted one by one: with a part of one it is refused as that.

    Raises:
        WrongInput: Both are possible; the sentence names how each is written.
    """
    typed = text.strip()
    if not re.fullmatch(r"\+?[1-9]\d{0,2}\.\d{3}", typed):
        return
    thousands, part = float(typed.replace(".", "")), float(typed)
    if thousands <= most and not (whole and part != int(part)):
        less = f"{part:g}0" if len(f"{part:g}".partition(".")[2]) == 3 else f"{part:g}"
        raise WrongInput(
            say("kit.parse.two_readings", text=quoted(text), more=f"{thousands:.0f}", less=less, named=named)
        )


def parse_amount(text: str, unit: str, *, zero: bool = False, whole: bool = False) -> float:
    """An amount, with or without its unit: ``12``, ``12,5``, ``12 min``, ``1.2 km``.

    Args:
        text: As typed.
        unit: The plan's unit; the amount comes back in it.
        zero: Whether nothing (0) is a possible answer.
        whole: As of `parse_number`; where a unit is counted it holds by itself.

    Returns:
        It to a thousandth, as `painplan.kit.amounts.number` shows it again.

    Raises:
        WrongInput: Not an amount, another unit, negative, or more than a day can hold; or 6 more or 6 in all (``+6``).
    """
    stripped = text.strip()
    match = _NUMBER.match(stripped)
    suffix = stripped[match.end() :].strip().lower().rstrip(".") if match else ""
    named, words = one_line(unit, LONGEST_UNIT), _WORDS.get(unit) or {"": 1, unit.lower(): 1, one_of(unit).lower(): 1}
    if not match or suffix not in words:
        counted = whole or unit_named(unit).whole
        raise WrongInput(
            say("kit.parse.no_count" if counted else "kit.parse.no_amount", text=quoted(text), named=named)
        )
    if stripped.startswith("+"):
        raise WrongInput(say("kit.parse.more_or_all", text=quoted(text), named=named))
    largest = unit_named(unit).largest
    check_one_reading(match.group(), largest / words[suffix], named, whole=whole or unit_named(unit).whole)
    value = round(parse_number(match.group()) * words[suffix], TYPED_DECIMALS)
    if value < 0:
        raise WrongInput(say("kit.parse.below_0", text=quoted(text), named=named, most=f"{largest:,.0f}"))
    if value < SMALLEST and not (value == 0 and zero):
        raise WrongInput(say("kit.parse.too_small", text=quoted(text), named=named))
    if value > largest:
        raise WrongInput(say("kit.parse.too_much", text=quoted(text), most=f"{largest:,.0f}", named=named))
    return value


def parse_scale(text: str, name: str) -> int:
    """An answer on a 0-10 scale. The key ``x`` for ten is a matter of the screens: typed out, it is a slip.

    Raises:
        WrongInput: Not a whole number from 0 to 10.
    """
    try:
        value = parse_number(text)
    except WrongInput:
        value = -1
    if value != int(value) or not 0 <= value <= SCALE_MOST:
        raise WrongInput(say("kit.parse.no_whole_number", text=quoted(text), name=name))
    return int(value)


def parse_yes(text: str, name: str) -> bool:
    """A yes or a no.

    Raises:
        WrongInput: Anything else.
    """
    if text.strip().lower() not in _YES:
        raise WrongInput(say("kit.parse.no_yes_or_no", text=quoted(text), name=name))
    return _YES[text.strip().lower()]


def parse_choice(text: str, name: str, choices: Collection[str]) -> str:
    """One of some words.

    Raises:
        WrongInput: Another word.
    """
    typed = text.strip().lower().replace(" ", "_")
    if typed not in choices:
        raise WrongInput(say("kit.parse.no_choice", text=quoted(text), name=name, choices=", ".join(choices)))
    return typed


def parse_day(text: str, today: date) -> date:
    """A day as ``YYYY-MM-DD``, ``today`` or ``yesterday``.

    Raises:
        WrongInput: No such day.
    """
    typed = text.strip().lower()
    if typed in ("today", "yesterday"):
        return today - timedelta(days=typed == "yesterday")
    day = full_day(typed)
    if day is None:
        raise no_day(text, say("days.no_day", typed=quoted(text), day=today))
    return day


def no_day(text: str, otherwise: str) -> WrongInput:
    """The refusal of a day: a real one that no diary holds is told as such, all else in another sentence."""
    if not is_written_out(text):
        return WrongInput(otherwise)
    return WrongInput(say("days.outside", typed=quoted(text), first=FIRST_DAY.year, last=LAST_DAY.year))
