"""Numbers as other programs write them into files: with a decimal comma or point, as the whole file proves it."""

import math
import re
import shlex
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from painplan.errors import WrongInput, quoted
from painplan.exchange.devices.choices import Decimal, LeftOpen
from painplan.kit.escape import one_line
from painplan.kit.pattern import pattern
from painplan.kit.words import say

_EXPONENT = r"(?:[eE][+-]?\d{1,2})?"
_SPACES = "'’\u00a0\u202f "
_NUMBER = pattern(rf"[+-]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)?(?:\.\d+)?{_EXPONENT}", re.ASCII)
"""With a decimal point."""
_ONE_GROUP = pattern(r"[+-]?[1-9]\d{0,2}([.,])\d{3}", re.ASCII)
_GROUPS = pattern(r"[+-]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*", re.ASCII)
_DURATION = pattern(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?|(\d{1,2}) ?h(?: ?([0-5]?\d) ?m(?:in)?)?", re.ASCII)
_SWAPPED = str.maketrans(".,", ",.")
_NO_WORDS = frozenset({"na", "nan", "inf", "none", "null"})
"""Programs write these where there is nothing."""
_PER_HOUR = {"hours": 1.0, "minutes": 60.0}
"""Units in which a stretch of time can be recorded."""


class NumberTooLarge(WrongInput):
    """It is a number, and no computer can count with it."""


class Cell(NamedTuple):
    """A number as it is written."""

    text: str
    whole: bool = False
    """It counts something that has no fractions, so that ``9.892`` and ``9,892`` can only be thousands."""
    unit: str = ""


class NumberSigns:
    """Reads the numbers of one file.

    Args:
        cells: All of them: a single one can prove what a comma means in the others.
        mark: What parts the columns.
        said: What the person said.
        words: The numbers that words stand for, as the person said.
        usual: How ``1,250`` is meant where nothing says it; none: that is asked.
    """

    def __init__(
        self,
        cells: Iterable[Cell],
        mark: str = ",",
        said: Decimal | None = None,
        usual: Decimal | None = None,
        words: Mapping[str, float] = MappingProxyType({}),
    ) -> None:
        self._words = {word.casefold(): value for word, value in words.items()}
        cells = tuple(cells)
        signs = {group[1] for cell in cells if not cell.whole and (group := _ONE_GROUP.fullmatch(cell.text.strip()))}
        proven = {proof for cell in cells if (proof := _proof(cell))}
        self._decimal: Decimal | None = said or (min(proven) if len(proven) == 1 else usual)
        self._mixed = not self._decimal and (len(proven) > 1 or len(signs) > 1)
        self._among_commas = mark == ","
        self.chosen: dict[str, str | bool] = {}
        if self._decimal == "decimal-comma" and not said and mark == ",":
            self.chosen[self._decimal] = True

    def read(self, cell: Cell) -> float:
        """The number.

        Raises:
            LeftOpen: A comma or point in it could part thousands or decimals.
            WrongInput: It is none.
        """
        if (meant := self._words.get(cell.text.strip().casefold())) is not None:
            return meant
        if (per_hour := _PER_HOUR.get(cell.unit)) and (time := _DURATION.fullmatch(cell.text.strip())):
            hours, minutes, seconds = int(time[1] or time[4]), int(time[2] or time[5] or 0), int(time[3] or 0)
            return round((hours + minutes / 60 + seconds / 3600) * per_hour, 4)
        typed = re.sub(rf"(?<=\d)[{_SPACES}](?=\d{{3}}(?!\d))", "", cell.text.strip())
        if group := _ONE_GROUP.fullmatch(typed):
            return _number(self._group(typed, group[1], cell), cell.text)
        if cell.whole and _GROUPS.fullmatch(typed):
            return _number(re.sub("[.,]", "", typed), cell.text)
        if typed.rfind(",") > typed.rfind(".") and not (typed.count(",") > 1 and "." not in typed):
            return english_number(typed.translate(_SWAPPED), cell.text)
        if typed.count(".") > 1 and "," not in typed:
            return english_number(typed.translate(_SWAPPED), cell.text)
        return english_number(typed, cell.text)

    def _group(self, typed: str, sign: str, cell: Cell) -> str:
        """``1,250`` or ``1.250`` with a decimal point, or without anything."""
        if cell.whole:
            return re.sub("[.,]", "", typed)
        decimal = self._decimal and {"decimal-comma": ",", "decimal-point": "."}[self._decimal]
        if decimal is not None:
            return typed.replace(",", ".") if sign == decimal else re.sub("[.,]", "", typed)
        if (self._among_commas and sign == ",") or self._mixed:
            raise LeftOpen(say("exchange.numbers.which_decimal", text=quoted(cell.text)), "decimal")
        return typed.replace(",", ".")


def english_number(text: str, written: str = "") -> float:
    """A number with a decimal point and perhaps commas between thousands: ``9,892``, ``7.35``.

    Raises:
        WrongInput: Anything else.
    """
    typed = text.strip()
    if not _NUMBER.fullmatch(typed):
        raise _no_number(written or text)
    return _number(typed.replace(",", ""), written or text)


def any_number(text: str, *, whole: bool) -> float:
    """A number by itself; a lone comma or point is a decimal one where it can be.

    Raises:
        WrongInput: It is none.
    """
    return NumberSigns((), ";").read(Cell(text, whole))


def _proof(cell: Cell) -> Decimal | None:
    """What a cell proves: ``7,35``, ``1.234,5`` and ``5.905`` of what is counted a decimal comma, ``7.35`` a point.

    ``7,500`` of what is counted proves nothing: programs write it beside a decimal comma, too.
    """
    typed = cell.text.strip()
    if _ONE_GROUP.fullmatch(typed):
        return "decimal-comma" if cell.whole and "." in typed else None
    last = max(typed.rfind(","), typed.rfind("."))
    if (
        last < 0
        or not typed[last + 1 :].isdigit()
        or not typed[:last].strip("+-.,").replace(".", "").replace(",", "").isdigit()
    ):
        return None
    thousands = typed.count(typed[last]) > 1
    return "decimal-comma" if (typed[last] == ",") != thousands else "decimal-point"


def _number(digits: str, text: str) -> float:
    try:
        value = float(digits)
    except ValueError:
        raise _no_number(text) from None
    if math.isinf(value):
        raise NumberTooLarge(say("exchange.numbers.too_large_number", text=quoted(text)))
    return int(value) if value.is_integer() else value  # 12 in the diary's files, not 12.0


def _no_number(text: str) -> WrongInput:
    word = text.strip()
    if len(word) > 1 and word.replace(" ", "").isalpha() and word.casefold() not in _NO_WORDS:
        return WrongInput(say("exchange.numbers.word", text=quoted(text), word=shlex.quote(one_line(word, 40))))
    return WrongInput(say("exchange.numbers.not_number", text=quoted(text)))
