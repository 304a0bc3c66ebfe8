"""The data dictionary of the tables: what each column holds, counts and means."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from painplan.checkin.records import MEASURES
from painplan.exchange.own.columns import Column, fields_of, form_of, named_values, range_of, unit_of
from painplan.exchange.own.field_docs import meaning
from painplan.kit.words import say
from painplan.store.made_files import UNKNOWN

_OF_A_PLAN = "the plan's unit"
_UNITS = {"minutes": "minutes", "hours": "hours", "days": "days", "weeks": "weeks", "age": "years", "rpe": "0-10"}


class Explained(NamedTuple):
    """One line of the dictionary."""

    table: str
    column: str
    type: str
    unit: str
    range: str
    meaning: str


def explained(table: str, kind: type[msgspec.Struct], columns: list[Column]) -> Iterator[Explained]:
    """A line for each column of a table, and one for what a field can name where it names nothing yet."""
    for column in columns:
        yield _line(table, kind, column)
    there = {column.field for column in columns}
    for field in fields_of(kind):
        value = named_values(field)
        if value is not None and field.name not in there:
            yield _line(table, kind, Column(field.name, form_of(value), value, "…"))
    yield Explained(table, UNKNOWN, "JSON", "", "", say("exchange.dictionary.what_another_version_program"))


def _line(table: str, kind: type[msgspec.Struct], column: Column) -> Explained:
    declared = next(unit_of(field.type) for field in fields_of(kind) if field.name == column.field)
    unit = _OF_A_PLAN if declared == "plan" else _unit(column)
    return Explained(table, column.name, column.form, unit, _range(column), meaning(kind, column.field))


def _measured(column: Column) -> str:
    """The measure that a column would be, if it is one."""
    return column.key if column.key is not None and column.field == "values" else column.field


def _unit(column: Column) -> str:
    name = _measured(column)
    if column.form not in ("number", "whole number", "JSON"):
        return ""
    if name in MEASURES and column.form != "JSON":
        return MEASURES[name].unit
    return _UNITS.get(name) or _UNITS.get(name.rpartition("_")[2], "")


def _range(column: Column) -> str:
    name = _measured(column)
    if column.field == "values" and name in MEASURES:
        return f"{MEASURES[name].low:,g} to {MEASURES[name].high:,g}"
    return range_of(column.of)
