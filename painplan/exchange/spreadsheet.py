"""Any table with a line a day: the person says which column is the day and which columns are which measures."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from painplan.checkin.measures import measure_named
from painplan.errors import WrongInput, quoted
from painplan.exchange.devices.day_orders import Order, day_reader
from painplan.exchange.devices.numbers import any_number, english_number
from painplan.exchange.import_result import Gathering, ImportResult, RejectedLine
from painplan.exchange.paths import labels
from painplan.exchange.text import read_text
from painplan.kit.words import say
from painplan.measures.records import Measure

SOURCE = "csv"
_DELIMITERS = (",", ";", "\t")
_SAID = {f"sep={delimiter}": delimiter for delimiter in _DELIMITERS}
"""A first line with which some spreadsheets say what parts the columns."""
_COMPUTED = ("function", "done.", "settled.", "rpe.")
"""Names of what check-ins say; a file cannot bring them."""
_MOST_NAMES = 40

Record = tuple[int, list[str] | None]
"""A row with the number of its first line; None when its quotes do not match."""


class Columns(msgspec.Struct, frozen=True):
    """What the columns of a table are."""

    day: str
    """The head of the column that says when."""
    measures: Mapping[str, Measure]
    """By the head of their column."""


def columns_named(day: str, measures: Iterable[tuple[str, str]]) -> Columns:
    """Columns with the names of their measures.

    Raises:
        WrongInput: A name no measure can have, or a column or measure twice.
    """
    found: dict[str, Measure] = {}
    for column, name in measures:
        if name.startswith(_COMPUTED):
            raise WrongInput(say("exchange.spreadsheet.comes_from_check_ins", name=quoted(name)))
        measure = measure_named(name)
        if column in found or measure in found.values():
            raise WrongInput(say("exchange.spreadsheet.each_column_each_measure", quoted=quoted(f"{column}={name}")))
        found[column.strip()] = measure
    return Columns(day.strip(), found)


def read_csv(file: Path, columns: Columns, today: date, order: Order | None = None) -> ImportResult:
    """A measurement for each row with a day and a value; an empty cell is not recorded.

    Args:
        file: A table parted by commas, semicolons or tabs, with the names of its columns on top.
        columns: What they are.
        today: Days after it are refused.
        order: What the person said about days such as 03/04/2026.

    Raises:
        WrongInput: The table has no such column.
        CannotDo: The file cannot be read as text.
    """
    label = labels([file])[0]
    lines = list(io.StringIO(read_text(file, label), newline=""))
    said = _SAID.get(lines[0].strip("\r\n ").lower()) if lines else None
    start = 1 if said else 0
    delimiter = said or _delimiter(lines, {columns.day, *columns.measures})
    rows = _rows(lines, delimiter, start)
    _, header = next(rows, (0, None))
    names = [name.strip() for name in header or ()]
    places = {name: _place(name, names, label) for name in (columns.day, *columns.measures)}
    gathering, day_of = Gathering(SOURCE, today), day_reader(order)
    named = {measure.name: column for column, measure in columns.measures.items()}
    for number, cells in rows:
        line = RejectedLine(label, number)
        try:
            row = _checked(cells, names, max(places.values()), cut_off=_is_cut(lines, number))
            written = {name: row[places[name]] for name in columns.measures}
            if any(written.values()):
                day, values = day_of(row[places[columns.day]]), {}
                for column, measure in columns.measures.items():
                    if text := written[column]:
                        with gathering.cell(line, column):
                            values[measure.name] = _value(text, measure, delimiter)
                gathering.take(day, values, line, named, {name: written[column] for name, column in named.items()})
        except WrongInput as error:
            gathering.refuse(line, str(error))
    if not gathering.touched:
        gathering.refuse(RejectedLine(label, 1), say("exchange.spreadsheet.no_row_value_columns"))
    return gathering.found(files=1)


def _delimiter(lines: Sequence[str], wanted: set[str]) -> str:
    """The one with which the wanted columns are there; else the one that makes most columns."""
    headers = {mark: next(_rows(lines, mark), (0, None))[1] or [] for mark in _DELIMITERS}
    fitting = [mark for mark, names in headers.items() if wanted <= {name.strip() for name in names}]
    return fitting[0] if fitting else max(_DELIMITERS, key=lambda mark: len(headers[mark]))


def _rows(lines: Sequence[str], delimiter: str, start: int = 0) -> Iterator[Record]:
    """The rows that are not blank. After one whose quotes do not match, reading goes on with the next line."""
    while start < len(lines):
        reader = csv.reader((lines[at] for at in range(start, len(lines))), delimiter=delimiter, strict=True)
        first = start
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield first + 1, cells
                first = start + reader.line_num
            return
        except csv.Error:
            yield first + 1, None
            start = first + 1


def _place(name: str, names: Sequence[str], label: str) -> int:
    count = names.count(name)
    if count == 1:
        return names.index(name)
    if count:
        raise WrongInput(
            say("exchange.spreadsheet.columns_give_them_different", label=label, count=count, name=quoted(name))
        )
    there = ", ".join(quoted(known) for known in names[:_MOST_NAMES] if known) or "none"
    more = ", …" if len(names) > _MOST_NAMES else ""
    raise WrongInput(
        say("exchange.spreadsheet.no_column_columns_nothing", label=label, name=quoted(name), there=there, more=more)
    )


def _is_cut(lines: Sequence[str], number: int) -> bool:
    return number == len(lines) and not lines[-1].endswith(("\n", "\r"))


def _checked(cells: list[str] | None, names: Sequence[str], last: int, *, cut_off: bool) -> list[str]:
    """The cells of a row without the space around them.

    Raises:
        WrongInput: Its quotes do not match, or it has too few cells, or more than the columns have names.
    """
    if cells is None:
        raise WrongInput(say("exchange.spreadsheet.quotes_line_do_not"))
    row = [cell.strip() for cell in cells]
    if len(row) <= last or (cut_off and len(row) < len(names)):
        raise WrongInput(say("exchange.spreadsheet.line_ends_after_columns", count=len(row), count_2=len(names)))
    if any(row[len(names) :]):
        raise WrongInput(say("exchange.spreadsheet.line_columns_names_top", count=len(row), count_2=len(names)))
    return row


def _value(text: str, measure: Measure, delimiter: str) -> float:
    return english_number(text) if delimiter == "," else any_number(text, whole=measure.whole)
