"""Tables of other programs, read as a recipe says: which columns or rows become which measure."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Any, Literal, NamedTuple

import msgspec

from painplan.checkin.measures import measure_named
from painplan.errors import PainPlanError, WrongInput, quoted
from painplan.exchange.devices.day_orders import Order, day_reader
from painplan.exchange.devices.numbers import english_number
from painplan.exchange.import_result import Gathering, ImportResult, RejectedLine
from painplan.exchange.paths import labels
from painplan.exchange.text import read_text
from painplan.kit.pattern import pattern
from painplan.kit.words import say

_NOT_IN_NAMES = pattern(r"[^a-z0-9]+")
_LONGEST_DETAIL = 36


class MappedColumn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column that becomes a measure."""

    column: str
    measure: str
    factor: float = 1
    """How much of the measure's unit one of the column's is."""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rows of a category that become a measure."""

    category: str
    measure: str
    by_detail: bool = False
    """The detail of the row ends the name of the measure."""


class Recipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the table of one program is read."""

    title: str
    source: str
    known_by: tuple[str, ...]
    """Columns that together tell that a table is this program's."""
    date: str
    together: Literal["sum", "mean", "one"] = "one"
    """What several rows of a day become; ``one``: there is one row a day, another with other values is refused."""
    columns: tuple[MappedColumn, ...] = ()
    category: str = ""
    value: str = ""
    detail: str = ""
    rows: tuple[Row, ...] = ()


class _Written(NamedTuple):
    """A cell that is not empty."""

    column: str
    measure: str
    text: str
    factor: float = 1


def recipe_of(decoded: Mapping[str, Any]) -> Recipe:
    """A recipe from its decoded file.

    Raises:
        msgspec.ValidationError: It does not fit.
    """
    return msgspec.convert(decoded, Recipe)


def known(path: Path, recipes: Iterable[Recipe]) -> Recipe | None:
    """The recipe for a table; none where no program is known by these columns.

    Raises:
        CannotDo: It cannot be read as text.
    """
    first = read_text(path, labels([path])[0]).partition("\n")[0]
    names = {name.strip().lower() for name in next(csv.reader([first.strip("\r")]), [])}
    fitting = [one for one in recipes if {name.lower() for name in one.known_by} <= names]
    return max(fitting, key=lambda one: len(one.known_by), default=None)


def read_with(path: Path, recipe: Recipe, today: date, order: Order | None = None) -> ImportResult:
    """What a table holds.

    Args:
        path: The table.
        recipe: How it is read.
        today: Days after it are refused.
        order: What the person said about the order of day and month.

    Raises:
        WrongInput: It has not the columns of this program.
        CannotDo: It cannot be read as text.
    """
    label = labels([path])[0]
    text = read_text(path, label)
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    header = {name.strip().lower(): at for at, name in enumerate(_next(reader) or [])}
    missing = [name for name in recipe.known_by if name.lower() not in header]
    if missing:
        raise WrongInput(
            say("exchange.mappings.no_table_no_column", label=label, title=recipe.title, missing=quoted(missing[0]))
        )
    gathering, day_of = Gathering(recipe.source, today), day_reader(order)
    days: dict[date, tuple[RejectedLine, dict[str, list[float]]]] = {}
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            gathering.refuse(RejectedLine(label, number), say("exchange.mappings.quotes_line_do_not"))
            continue
        if not any(cell.strip() for cell in cells):
            continue
        line = RejectedLine(label, number)
        try:
            if written := list(_written(cells, header, recipe)):
                day = day_of(_cell(cells, header, recipe.date))
                for each in written:
                    with gathering.cell(line, each.column):
                        value = english_number(each.text) * each.factor
                        _, values = days.setdefault(day, (line, {}))
                        values.setdefault(each.measure, []).append(value)
        except PainPlanError as error:
            gathering.refuse(line, str(error))
    for day, (line, values) in days.items():
        for measure, several in values.items():
            _take(gathering, recipe, day, line, measure, several)
    if not gathering.touched:
        gathering.refuse(RejectedLine(label, 1), say("exchange.mappings.holds_nothing_taken_from", title=recipe.title))
    return gathering.found(1)


def _take(
    gathering: Gathering, recipe: Recipe, day: date, line: RejectedLine, measure: str, several: list[float]
) -> None:
    if recipe.together == "one" and len(set(several)) > 1:
        gathering.refuse(line, say("exchange.mappings.stands_more_than_once", day=day.isoformat(), measure=measure))
        return
    value = sum(several) if recipe.together == "sum" else fmean(several)
    whole = measure_named(measure).whole
    columns = {one.measure: one.column for one in recipe.columns}
    gathering.take(day, {measure: round(value) if whole else round(value, 3)}, line, columns)


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error:
        return None


def _cell(cells: list[str], header: Mapping[str, int], name: str) -> str:
    at = header.get(name.lower())
    return cells[at].strip() if at is not None and at < len(cells) else ""


def _written(cells: list[str], header: Mapping[str, int], recipe: Recipe) -> Iterator[_Written]:
    for column in recipe.columns:
        if text := _cell(cells, header, column.column):
            yield _Written(column.column, column.measure, text, column.factor)
    if recipe.category:
        category = _cell(cells, header, recipe.category).lower()
        for row in recipe.rows:
            text = _cell(cells, header, recipe.value)
            if row.category.lower() == category and text:
                ending = _slug(_cell(cells, header, recipe.detail)) if row.by_detail else ""
                yield _Written(recipe.value, row.measure + ending, text)


def _slug(detail: str) -> str:
    """A name of a measure from a person's own words, without the severity in brackets behind it."""
    name = _NOT_IN_NAMES.sub("_", detail.partition("(")[0].lower()).strip("_")
    return name[:_LONGEST_DETAIL].rstrip("_") or "other"
