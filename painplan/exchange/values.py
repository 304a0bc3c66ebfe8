"""A bare series of values: one number a line, or a column named ``value``; an empty cell is a missing value."""

import csv
import io
import math
from collections.abc import Callable, Iterator, Sequence

from painplan.errors import WrongInput, quoted
from painplan.exchange.devices.numbers import NumberTooLarge, any_number, english_number
from painplan.kit.words import say

COLUMN = "value"
LARGEST = 1e12
"""Larger numbers are slips of the keyboard."""
_DELIMITERS = (",", ";", "\t")


def read_values(text: str, label: str) -> list[float | None]:
    """The values of a file in order; None where one is missing.

    Args:
        text: Of the file.
        label: What sentences call it.

    Raises:
        WrongInput: A cell is neither a number nor empty; the sentence names the line.
    """
    lines = text.splitlines()
    while lines and not lines[-1].strip():
        lines.pop()
    try:
        mark = _delimiter(lines[0]) if lines else None
        cells = list(_lone(lines) if mark is None else _column(lines, mark, label))
    except csv.Error:
        raise WrongInput(say("exchange.values.not_table_can_read", label=label)) from None
    return [_number(cell, number, mark, label) if cell else None for number, cell in cells]


def _delimiter(header: str) -> str | None:
    """What parts the columns when the first line names one of them ``value``; none when it does not."""
    for mark in _DELIMITERS:
        if COLUMN in _names(header, mark):
            return mark
    return None


def _names(header: str, mark: str) -> list[str]:
    return [name.strip().lower() for name in next(csv.reader([header], delimiter=mark), [])]


def _lone(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, start=1):
        yield number, line.strip().strip('"').strip()


def _column(lines: Sequence[str], mark: str, label: str) -> Iterator[tuple[int, str]]:
    names = _names(lines[0], mark)
    if names.count(COLUMN) > 1:
        raise WrongInput(
            say(
                "exchange.values.columns_keep_one_them",
                label=label,
                column=names.count(COLUMN),
                column_2=quoted(COLUMN),
            )
        )
    place = names.index(COLUMN)
    reader = csv.reader(io.StringIO("\n".join(lines[1:])), delimiter=mark)
    for row in reader:
        yield reader.line_num + 1, row[place].strip() if place < len(row) else ""


def _number(cell: str, line: int, mark: str | None, label: str) -> float:
    try:
        value = _READ[mark](cell)
    except NumberTooLarge:
        value = math.inf
    except WrongInput:
        raise WrongInput(
            say("exchange.values.line_not_number_write", label=label, line=line, cell=quoted(cell), column=COLUMN)
        ) from None
    if abs(value) > LARGEST:
        raise WrongInput(say("exchange.values.line_too_large", label=label, line=line, cell=quoted(cell)))
    return value


def _decimal_comma(cell: str) -> float:
    return any_number(cell, whole=False)


def _either(cell: str) -> float:
    try:
        return english_number(cell)
    except WrongInput:
        return _decimal_comma(cell)


# Where commas part the columns they cannot be decimal ones; on a line by itself 7,5 is seven and a half.
_READ: dict[str | None, Callable[[str], float]] = {
    ",": english_number,
    ";": _decimal_comma,
    "\t": _decimal_comma,
    None: _either,
}
