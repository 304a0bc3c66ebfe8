"""A record of any kind, made from its declaration alone: valid, and with a word in every field for own words."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from painplan.kit.assets import ids_of
from painplan.kit.kinds import KINDS
from painplan.kit.record import Part, Record

DAY = "2026-01-05"
MOST = 3


def made(kind: type[Record], word: str) -> Record:
    """A whole record of a kind."""
    return msgspec.convert(_struct(_described(kind), word), kind)


def with_all_it_speaks_of(record: Record) -> list[Record]:
    """A record after the others that it needs to be used."""
    found: list[Record] = []
    for field, table in record.TABLE.refs.items():
        other = msgspec.structs.replace(made(KINDS[table], "words"), id=getattr(record, field))
        found += with_all_it_speaks_of(other)
    return [*found, record]


@cache
def _described(kind: type) -> inspect.StructType:
    found = inspect.type_info(kind)
    assert isinstance(found, inspect.StructType)
    return found


def _struct(found: inspect.StructType, word: str) -> dict[str, Any]:
    kind = found.cls
    words = kind.TABLE.words if issubclass(kind, Record) else kind.WORDS if issubclass(kind, Part) else ()
    document = {
        field.name: value_of(field.type, word if field.name in words else f"{field.name}-1")
        for field in found.fields
        if field.name not in ("saved_at", "history")
    }
    known = kind.TABLE.known if issubclass(kind, Record) else {}
    return document | {field: min(ids_of(*where)) for field, where in known.items()}


def inside(found: Any) -> Iterator[Any]:
    """A type and all that it is made of."""
    yield found
    parts = [getattr(found, name, None) for name in ("item_type", "key_type", "value_type", "type")]
    parts += getattr(found, "types", ()) or getattr(found, "item_types", ())
    parts += [field.type for field in getattr(found, "fields", ())]
    for part in parts:
        if part is not None:
            yield from inside(part)


def _number(found: Any) -> float:
    low, above, high = found.ge, found.gt, found.le
    if low is not None:
        return float(low if high is None else min(low + 2, high))  # a week of a plan has three days
    return 1 if above is None else above + 1


def _text(found: inspect.StrType, text: str) -> str:
    wanted = (text[: found.max_length], "name-1", "19:30") if found.pattern else (text[: found.max_length],)
    return next(each for each in wanted if not found.pattern or re.search(found.pattern, each))


_VALUES: dict[type, Callable[[Any, str], Any]] = {
    inspect.IntType: lambda found, _: int(_number(found)),
    inspect.FloatType: lambda found, _: _number(found),
    inspect.StrType: _text,
    inspect.BoolType: lambda _, __: True,
    inspect.DateType: lambda _, __: DAY,
    inspect.TimeType: lambda _, __: "22:30:00",
    inspect.DateTimeType: lambda _, __: f"{DAY}T20:00:00",
    inspect.LiteralType: lambda found, _: found.values[0],
    inspect.NoneType: lambda _, __: None,
    inspect.AnyType: lambda _, word: word,
    inspect.UnionType: lambda found, word: value_of(
        next(each for each in found.types if not isinstance(each, inspect.NoneType)), word
    ),
    inspect.VarTupleType: lambda found, word: [value_of(found.item_type, f"{word} {n}") for n in range(MOST)],
    inspect.DictType: lambda found, word: {value_of(found.key_type, "name-1"): value_of(found.value_type, word)},
    inspect.StructType: _struct,
    inspect.Metadata: lambda found, word: value_of(found.type, word),
}


def value_of(found: inspect.Type, word: str) -> Any:
    """A value that fits a type, as files hold it; texts begin with a word."""
    return _VALUES[type(found)](found, word)
