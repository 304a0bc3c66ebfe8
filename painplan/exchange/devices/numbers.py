"""Numbers as other programs write them into files."""

import math
import re

from painplan.errors import WrongInput, quoted
from painplan.kit.pattern import pattern
from painplan.kit.words import say

_EXPONENT = r"(?:[eE][+-]?\d{1,2})?"
_SPACES = "'’\u00a0\u202f "
_ENGLISH = pattern(rf"[+-]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)?(?:\.\d+)?{_EXPONENT}", re.ASCII)
_GROUPED = pattern(r"[+-]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*", re.ASCII)
_POINT_LAST = pattern(rf"[+-]?[\d{_SPACES},]*\d\.?\d*{_EXPONENT}", re.ASCII)


class NumberTooLarge(WrongInput):
    """It is a number, and no computer can count with it."""


def english_number(text: str) -> float:
    """A number with a decimal point and perhaps commas between thousands: ``9,892``, ``7.35``.

    Raises:
        WrongInput: Anything else.
    """
    typed = text.strip()
    if not _ENGLISH.fullmatch(typed):
        raise _no_number(text)
    return _number(typed.replace(",", ""), text)


def any_number(text: str, *, whole: bool) -> float:
    """A number of a file whose columns are not parted by commas: ``7,35``, ``7.35``, ``9.892,5``, ``9 892``.

    Args:
        text: As it stands there.
        whole: It counts something that has no fractions, so that ``9.892`` and ``9,892`` can only be thousands.
            Otherwise a lone comma or point is a decimal one.

    Raises:
        WrongInput: Anything else.
    """
    typed = re.sub(rf"(?<=\d)[{_SPACES}](?=\d{{3}}(?!\d))", "", text.strip())
    if whole and _GROUPED.fullmatch(typed):
        return _number(re.sub("[.,]", "", typed), text)
    if typed.rfind(",") > typed.rfind("."):
        return english_number(typed.translate(str.maketrans(".,", ",.")))
    return english_number(typed)


def _number(digits: str, text: str) -> float:
    try:
        value = float(digits)
    except ValueError:
        raise _no_number(text) from None
    if math.isinf(value):
        raise NumberTooLarge(say("exchange.numbers.too_large_number", text=quoted(text)))
    return int(value) if value.is_integer() else value  # 12 in the diary's files, not 12.0


def _no_number(text: str) -> WrongInput:
    return WrongInput(say("exchange.numbers.not_number", text=quoted(text)))
