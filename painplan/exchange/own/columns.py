"""The columns of a table of records: one a field, one for each thing that a field names, and what each can hold."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import inspect

Fields = Mapping[str, Any]
Form = Literal["text", "whole number", "number", "yes or no", "day", "moment", "time", "JSON"]
_TEXT = inspect.StrType | inspect.LiteralType | inspect.EnumType
_FORMS: dict[type[inspect.Type], Form] = {
    inspect.StrType: "text",
    inspect.LiteralType: "text",
    inspect.IntType: "whole number",
    inspect.FloatType: "number",
    inspect.BoolType: "yes or no",
    inspect.DateType: "day",
    inspect.DateTimeType: "moment",
    inspect.TimeType: "time",
}


class Column(NamedTuple):
    """What holds one field of each entry, or of a field that names things what stands beside one name."""

    field: str
    form: Form
    of: inspect.Type
    """What a value can be; of a field that names things, what stands beside a name."""
    key: str | None = None
    """What is named: ``steps`` in ``values.steps``."""

    @property
    def name(self) -> str:
        """What stands at its head."""
        return self.field if self.key is None else f"{self.field}.{self.key}"


@cache
def fields_of(kind: type[msgspec.Struct]) -> tuple[inspect.Field, ...]:
    """The fields of a kind of record, its own before the bookkeeping."""
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    return tuple(sorted(described.fields, key=lambda field: field.name in ("saved_at", "history")))


def alone(found: inspect.Type) -> inspect.Type:
    """The type of a value that is there: without the possibility that it is missing."""
    if isinstance(found, inspect.Metadata):
        return alone(found.type)
    if isinstance(found, inspect.UnionType):
        present = [each for each in found.types if not isinstance(each, inspect.NoneType)]
        return alone(present[0]) if len(present) == 1 else inspect.AnyType()
    return found


def unit_of(found: inspect.Type) -> str:
    """What the numbers of a type count, where its declaration says it: of the plan they belong to."""
    if isinstance(found, inspect.Metadata):
        return str((found.extra or {}).get("unit", ""))
    inside = found.types if isinstance(found, inspect.UnionType) else [getattr(found, "item_type", None)]
    return next((unit for each in inside if each is not None and (unit := unit_of(each))), "")


def named_values(field: inspect.Field) -> inspect.Type | None:
    """What stands beside each name where a field names things, such as the values of measures; else none."""
    found = alone(field.type)
    if isinstance(found, inspect.DictType) and isinstance(found.key_type, inspect.StrType):
        value = alone(found.value_type)
        return value if form_of(value) != "JSON" else None
    return None


def form_of(found: inspect.Type) -> Form:
    """How a value is written."""
    return _FORMS.get(type(alone(found)), "JSON")


def columns_of(kind: type[msgspec.Struct], documents: Iterable[Fields]) -> list[Column]:
    """The columns that some documents of a kind need; those of plain fields stand there without any document."""
    found: list[Column] = []
    rows = list(documents)
    for field in fields_of(kind):
        value = named_values(field)
        if value is None:
            found.append(Column(field.name, form_of(field.type), alone(field.type)))
        else:
            keys = dict.fromkeys(key for row in rows for key in row.get(field.name) or {})
            found += [Column(field.name, form_of(value), value, key) for key in keys]
    return found


def column_named(name: str, kind: type[msgspec.Struct]) -> Column | None:
    """The column with this head; none when a kind has no such."""
    first, dot, key = name.partition(".")
    for field in fields_of(kind):
        if field.name == first:
            value = named_values(field)
            if value is not None and dot:
                return Column(first, form_of(value), value, key)
            if value is None and not dot:
                return Column(first, form_of(field.type), alone(field.type))
    return None


def range_of(found: inspect.Type) -> str:
    """What values are possible, in words; nothing where all are."""
    match alone(found):
        case inspect.LiteralType(values=values):
            return ", ".join(str(value) for value in values)
        case inspect.IntType() | inspect.FloatType() as number:
            low = f"{number.ge:,g} or more" if number.ge is not None else ""
            low = low or (f"more than {number.gt:,g}" if number.gt is not None else "")
            if number.ge is not None and number.le is not None:
                return f"{number.ge:,g} to {number.le:,g}"
            return low or (f"up to {number.le:,g}" if number.le is not None else "")
        case inspect.StrType(max_length=int(most)):
            return f"up to {most:,} letters"
        case inspect.BoolType():
            return "yes, no"
        case _:
            return ""
