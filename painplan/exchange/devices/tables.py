"""A text becomes a table: what parts the columns, where their names stand, and each row with its line."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from painplan.errors import WrongInput, quoted
from painplan.exchange.devices.days import found_in
from painplan.kit.words import say

MARKS = (",", ";", "\t")
"""What parts columns."""
_SAID = {f"sep={mark}": mark for mark in MARKS}
"""A first line with which some spreadsheets say what parts the columns."""
_MOST_ABOVE = 40
"""Rows that can stand above the names: a title, or a small table of something else."""
_MOST_NAMES = 40
Fits = Callable[[Sequence[str]], bool]
"""Whether a row holds the names that are looked for."""
Row = tuple[int, list[str] | None]
"""The cells of a row with the number of its first line; None when its quotes do not match."""


class FileTable(msgspec.Struct, frozen=True):
    """Rows under their names."""

    label: str
    """What sentences call the file."""
    names: Sequence[str]
    rows: Sequence[Row]
    mark: str = ","
    cut: int = 0
    """The line that has no end, so that it may be cut off; 0: none."""
    named: bool = True
    """Whether the names that were looked for were found; else the first row stands for them, and no rows are read."""

    def cells(self, row: Row, last: int) -> list[str]:
        """The cells of a row without the space around them.

        Args:
            row: One of its rows.
            last: The last place that has to be there.

        Raises:
            WrongInput: Its quotes do not match, or it has too few cells, or more than the columns have names.
        """
        number, cells = row
        if cells is None:
            raise WrongInput(say("exchange.columns.quotes"))
        found, width = [cell.strip() for cell in cells], len(self.names)
        if len(found) <= last or (number == self.cut and len(found) < width):
            raise WrongInput(say("exchange.columns.ends", count=len(found), width=width))
        if any(found[width:]):
            raise WrongInput(say("exchange.columns.longer", count=len(found), width=width))
        return found


def read_table(text: str, label: str, fits: Fits, *, header: bool = True) -> FileTable:
    """The table of a text. Names are looked for in its first rows, with each mark that can part them.

    Args:
        text: Of the file.
        label: What sentences call it.
        fits: Which row holds the names.
        header: Without names on top the columns are called 1, 2, 3.
    """
    lines = list(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    said = _SAID.get(lines[0].strip('\r\n "').lower()) if lines else None
    start, marks = (1, (said,)) if said else (0, MARKS)
    cut = len(lines) if lines and not lines[-1].endswith(("\n", "\r")) else 0
    tops = {mark: list(islice(rows_of(lines, mark, start), _MOST_ABOVE)) for mark in marks}
    if not header:
        mark = max(marks, key=lambda one: len(tops[one][0][1] or ()) if tops[one] else 0)
        rows = list(rows_of(lines, mark, start))
        width = max((len(cells or ()) for _, cells in rows), default=0)
        return FileTable(label, [str(place + 1) for place in range(width)], rows, mark, cut)
    for mark, top in tops.items():
        for number, cells in top:
            names = _stripped(cells)
            if names and fits(names):
                return FileTable(label, names, list(_below(lines, mark, start, number)), mark, cut)
    mark = max(marks, key=lambda one: len(tops[one][0][1] or ()) if tops[one] else 0)
    names = _stripped(tops[mark][0][1]) if tops[mark] else []
    return FileTable(label, names, (), mark, cut, named=False)


def rows_of(lines: Sequence[str], mark: str, start: int = 0) -> Iterator[Row]:
    """The rows that are not blank. After one whose quotes do not match, reading goes on with the next line."""
    while start < len(lines):
        reader = csv.reader((lines[at] for at in range(start, len(lines))), delimiter=mark, strict=True)
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


def place_of(name: str, table: FileTable) -> int:
    """Where a column stands.

    Raises:
        WrongInput: There is none of this name, or more than one.
    """
    count = list(table.names).count(name)
    if count == 1:
        return list(table.names).index(name)
    if count:
        raise WrongInput(say("exchange.columns.columns_twice", label=table.label, count=count, name=quoted(name)))
    if not table.named and any(map(found_in, table.names)):
        first = ", ".join(map(quoted, islice(table.names, 4)))
        raise WrongInput(say("exchange.columns.no_names", label=table.label, first=first))
    there = ", ".join(quoted(known) for known in table.names[:_MOST_NAMES] if known) or "none"
    more = ", …" if len(table.names) > _MOST_NAMES else ""
    raise WrongInput(say("exchange.columns.no_column", label=table.label, name=quoted(name), there=there, more=more))


def _below(lines: Sequence[str], mark: str, start: int, number: int) -> Iterable[Row]:
    return (row for row in rows_of(lines, mark, start) if row[0] > number)


def _stripped(cells: list[str] | None) -> list[str]:
    return [cell.strip() for cell in cells or ()]
