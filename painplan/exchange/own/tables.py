"""A folder of tables that PainPlan wrote, read back; a row that is not whole is refused and named."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from painplan.errors import CannotDo, WrongInput, quoted
from painplan.exchange.cells import unguarded, value_in
from painplan.exchange.import_result import Rejected, RejectedLine
from painplan.exchange.own.columns import Column, column_named, fields_of, named_values
from painplan.exchange.own.entries import Own, TakenIn, checked, header_and_rest, unknown, why_not
from painplan.exchange.own.everything_out import CONTENTS, ENDING, TABLES, Kinds
from painplan.exchange.own.files import NOTHING_CHANGED, labelled, not_read, own_text
from painplan.kit.plain_file import entries_of
from painplan.kit.words import say
from painplan.store.made_files import UNKNOWN

_DELIMITERS = (",", ";", "\t")


def read_tables(folder: Path, kinds: Kinds) -> Own:
    """What a folder of tables holds.

    Raises:
        CannotDo: It is no such folder, a file cannot be read or is no text, or a newer PainPlan made it.
    """
    contents = folder / CONTENTS
    where = labelled(folder)
    try:
        nothing = contents not in entries_of(folder)
    except OSError as error:
        raise not_read(where, error) from error
    if nothing:
        raise CannotDo(
            say("exchange.tables.holds_no_so_not", where=where, contents=CONTENTS, nothing_changed=NOTHING_CHANGED)
        )
    _, parts = header_and_rest(own_text(contents, CONTENTS), CONTENTS, TABLES)
    try:
        rows = msgspec.json.decode(parts.get("rows", b""), type=dict[str, int])
    except msgspec.DecodeError as error:
        raise CannotDo(f"{CONTENTS} in {where} is damaged. {NOTHING_CHANGED}") from error
    found, files = Own.of(0), 0
    for table, stated in rows.items():
        label = labelled(Path(table + ENDING))
        file = folder / (table + ENDING)
        if table not in kinds:
            found.rejected.append(unknown(RejectedLine(CONTENTS, 1), table))
        elif not file.is_file():
            why = say("exchange.tables.file_missing_entries", stated=f"{stated:,}")
            if stated:
                found.refuse(RejectedLine(label, 1), why, table)
        else:
            files += 1
            there = _read_table(own_text(file, label), label, table, kinds[table], found)
            if there < stated:
                why = say("exchange.tables.rows_written_file_cut", stated=f"{stated:,}", there=f"{there:,}")
                found.refuse(RejectedLine(label, there + 1), why, table)
    return found._replace(files=files)


def _read_table(text: str, label: str, table: str, kind: type[msgspec.Struct], found: Own) -> int:
    """Add what a table holds; how many rows there are."""
    with _long_cells():
        delimiter = _delimiter(text, kind)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows, begins = 0, 1
        try:
            heads = _heads(next(reader, []), label, table, kind, found)
            begins = reader.line_num + 1
            for row in reader:
                line, begins = RejectedLine(label, begins), reader.line_num + 1
                if not any(row):
                    continue
                rows += 1
                if len(row) != len(heads):
                    why = say("exchange.tables.row_cells_instead_cut", count=len(row), count_2=len(heads))
                    found.refuse(line, why, table)
                    continue
                document: Any = None
                try:
                    document = _document(zip(heads, row, strict=True), kind)
                    found.entries.append(TakenIn(table, document, checked(document, kind), line))
                except (ValueError, RecursionError, WrongInput) as error:
                    found.refuse(line, why_not(error), table, document)
        except csv.Error:
            found.refuse(RejectedLine(label, begins), say("exchange.tables.quotes_cell_do_not"), table)
    return rows


def _delimiter(text: str, kind: type[msgspec.Struct]) -> str:
    """What parts the columns; some spreadsheets write another sign than the one they read."""
    first = text.partition("\n")[0]
    known = {field.name for field in fields_of(kind)}
    return max(_DELIMITERS, key=lambda sign: len(known & set(first.strip().split(sign))))


def _heads(row: list[str], label: str, table: str, kind: type[msgspec.Struct], found: Own) -> list[Column | None]:
    """The columns in their order; None for what is not known or is there twice, which is told once."""
    heads: list[Column | None] = []
    names = [unguarded(cell) for cell in row]
    for number, name in enumerate(names):
        column = column_named(name, kind)
        if name in names[:number]:
            found.rejected.append(Rejected(label, 1, say("exchange.tables.column_twice_first_one", name=quoted(name))))
            column = None
        elif column is None and name != UNKNOWN and name:
            found.refuse(RejectedLine(label, 1), say("exchange.tables.column_not_known_left", name=quoted(name)), table)
        elif name == UNKNOWN:
            column = Column(UNKNOWN, "JSON", fields_of(kind)[0].type)
        heads.append(column)
    return heads


def _document(cells: Iterable[tuple[Column | None, str]], kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The document that a row stands for.

    Raises:
        WrongInput: A cell cannot be a value of its column.
    """
    document: dict[str, Any] = {}
    for column, cell in cells:
        if column is None or not cell:
            continue
        try:
            value = value_in(cell, column.form)
        except WrongInput as error:
            raise WrongInput(f"Column {quoted(column.name)}: {error}") from None
        if column.field == UNKNOWN:
            document |= value if isinstance(value, dict) else {}
        elif column.key is None:
            document[column.field] = value
        else:
            document.setdefault(column.field, {})[column.key] = value
    for field in fields_of(kind):
        if field.required and named_values(field) is not None:
            document.setdefault(field.name, {})
    return document


@contextmanager
def _long_cells() -> Iterator[None]:
    """A history can be longer than what the reader takes for a cell otherwise."""
    before = csv.field_size_limit(2**31 - 1)
    try:
        yield
    finally:
        csv.field_size_limit(before)
