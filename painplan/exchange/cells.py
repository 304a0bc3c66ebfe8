"""Values in the cells of a table and back: nothing a spreadsheet would run, nothing lost, missing is an empty cell."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from painplan.errors import WrongInput, quoted
from painplan.exchange.own.columns import Form
from painplan.kit.pattern import pattern
from painplan.kit.words import say

GUARD = "'"
STEERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Text that begins so is run as a formula by spreadsheets."""
EXACT = 2**53
"""Whole numbers up to here are the same as whole numbers and as fractions."""
_WHOLE = pattern(r"[+-]?\d{1,400}", re.ASCII)
_NUMBER = pattern(r"[+-]?\d{1,400}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,3})?", re.ASCII)
_SAID = {"yes": True, "no": False, "true": True, "false": False}


def harmless_cell(text: str) -> str:
    """Text for people to read in a spreadsheet: an apostrophe stands before what would be run as a formula."""
    return GUARD + text if text.startswith(STEERS) else text


def guarded(text: str) -> str:
    """The same for text that comes back as it was: an apostrophe in front means that the rest is meant as it is."""
    return GUARD + text if not text or text.startswith(GUARD) else harmless_cell(text)


def unguarded(cell: str) -> str:
    """The text that `guarded` was given."""
    return cell.removeprefix(GUARD)


def table_of(rows: Iterable[Sequence[str]]) -> bytes:
    """A table in a file: comma, CR LF, UTF-8. Every table that goes out is written here, cells by `cell_of`."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def whole(value: Any) -> Any:
    """The same with 430 instead of 430.0, all the way down."""
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) <= EXACT else value
    if isinstance(value, dict):
        return {key: whole(item) for key, item in value.items()}
    return [whole(item) for item in value] if isinstance(value, list | tuple) else value


def cell_of(value: Any, form: Form) -> str:
    """A value as it stands in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if form == "JSON":
        return msgspec.json.encode(whole(value)).decode()
    if isinstance(value, int | float):
        return str(whole(value))
    return guarded(str(value))


def value_in(cell: str, form: Form) -> Any:
    """The value of a cell that is not empty. Whether it fits its record is looked at there.

    Raises:
        WrongInput: It cannot be a value of this form.
    """
    if form == "JSON":
        try:
            return msgspec.json.decode(cell)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            raise WrongInput(say("exchange.cells.not_complete_json", cell=quoted(cell))) from None
    if form == "yes or no":
        said = _SAID.get(cell.strip().lower())
        if said is None:
            raise WrongInput(say("exchange.cells.neither_yes_nor_no", cell=quoted(cell)))
        return said
    if form in ("number", "whole number"):
        return _number(cell.strip().removeprefix(GUARD))
    return unguarded(cell)


def _number(cell: str) -> float:
    if not _NUMBER.fullmatch(cell):
        raise WrongInput(say("exchange.cells.not_number", cell=quoted(cell)))
    if _WHOLE.fullmatch(cell) and abs(int(cell)) <= EXACT:
        return int(cell)
    value = float(cell)
    if value in (float("inf"), float("-inf")):
        raise WrongInput(say("exchange.cells.too_large_number", cell=quoted(cell)))
    return value
