"""A bare series of values: one number a line, or a column named ``value``; an empty cell is a missing value."""

import csv
import io
import math
from collections.abc import Iterator, Sequence
from datetime import date

from painplan.errors import WrongInput, quoted
from painplan.exchange.devices.choices import NOTHING_SAID, Decimal, FileChoices, LeftOpen
from painplan.exchange.devices.days import Days
from painplan.exchange.devices.numbers import Cell, NumberSigns, NumberTooLarge
from painplan.exchange.devices.tables import MARKS
from painplan.kit.words import say

COLUMN, DATE = "value", "date"
LARGEST = 1e12
"""Larger numbers are slips of the keyboard."""


def read_values(text: str, label: str, choices: FileChoices = NOTHING_SAID) -> list[float | None]:
    """The values of a file in order, None where one is missing; where it has a column ``date``, in the order of days.

    Args:
        text: Of the file.
        label: What sentences call it.
        choices: What the person said about its days and numbers.

    Raises:
        WrongInput: A cell is neither a number nor empty; the sentence names the line.
    """
    lines = text.splitlines()
    while lines and not lines[-1].strip():
        lines.pop()
    try:
        mark = _delimiter(lines[0]) if lines else None
        cells = list(_lone(lines) if mark is None else _column(lines, mark, label, choices))
    except csv.Error:
        raise WrongInput(say("exchange.values.not_table_can_read", label=label)) from None
    usual: Decimal | None = None if mark in (";", "\t") else "decimal-point"
    numbers = NumberSigns((Cell(cell) for _, cell in cells if cell), mark or "\n", choices.decimal, usual)
    return [_number(cell, line, numbers, label) if cell else None for line, cell in cells]


def _delimiter(header: str) -> str | None:
    """What parts the columns when the first line names one of them ``value``; none when it does not."""
    for mark in MARKS:
        if COLUMN in _names(header, mark):
            return mark
    return None


def _names(header: str, mark: str) -> list[str]:
    return [name.strip().lower() for name in next(csv.reader([header], delimiter=mark), [])]


def _lone(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, start=1):
        yield number, line.strip().strip('"').strip()


def _column(lines: Sequence[str], mark: str, label: str, choices: FileChoices) -> list[tuple[int, str]]:
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
    reader = csv.reader(io.StringIO("\n".join(lines[1:])), delimiter=mark)
    rows = [(reader.line_num + 1, [*row, *([""] * len(names))]) for row in reader]
    place = names.index(COLUMN)
    found = [(line, row[place].strip()) for line, row in rows]
    if names.count(DATE) != 1:
        return found
    days = Days([[row[names.index(DATE)] for _, row in rows]], choices)
    at = [_day(row[names.index(DATE)], line, days, label) for line, row in rows]
    return [each for _, each in sorted(zip(at, found, strict=True), key=lambda pair: pair[0])]


def _day(cell: str, line: int, days: Days, label: str) -> date:
    try:
        return days.read(cell).day
    except WrongInput as error:
        raise WrongInput(say("exchange.values.line", label=label, line=line, error=error)) from None


def _number(cell: str, line: int, numbers: NumberSigns, label: str) -> float:
    try:
        value = numbers.read(Cell(cell))
    except NumberTooLarge:
        value = math.inf
    except LeftOpen as left:
        raise WrongInput(say("exchange.values.line", label=label, line=line, error=left)) from None
    except WrongInput:
        raise WrongInput(
            say("exchange.values.line_not_number_write", label=label, line=line, cell=quoted(cell), column=COLUMN)
        ) from None
    if abs(value) > LARGEST:
        raise WrongInput(say("exchange.values.line_too_large", label=label, line=line, cell=quoted(cell)))
    return value
