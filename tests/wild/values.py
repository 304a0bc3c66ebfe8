"""Values of any type, made from the declarations of the records: what could be, what just can be, and what cannot.

Everything comes from one source of chance, so that a seed makes the same diary again.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, NamedTuple

import msgspec
from msgspec import inspect

from painplan.checkin.records import MEASURES
from painplan.kit.kinds import KINDS
from painplan.kit.record import Record
from painplan.kit.units import UNITS

TODAY = date(2026, 3, 4)
"""The day on which wild diaries are opened."""
HOSTILE = (
    *("\x00", "\x1b]0;title\x07\x1b[2J\x9b31m", "a\u202egpj.exe\u202c", "\u2066x\u2069", "=cmd|' /C calc'!A0", "＝1+1"),
    *("[bold red]x[/] [@click=quit]y[/]", "<script>alert(1)</script>&amp;", "../../etc/passwd", "C:\\plan.json", "me"),
    *("\u2028\u2029\r\n", "😀\u200d💥 שלום \ufeff", '"}}, "checkins": {', "", " ", "\t", "-", "%s {0} {x}", "a" * 700),
)
WORDS = (
    "Walk to the shop",
    "Out with the children",
    "stairs",
    "the garden",
    "my sister",
    "slowly, then rest",
    "ü é 漢字",
)
NAMES = ("walking", "stairs", "goal", "goal-2", "me-2", "café-2", "a b", "rest")
"""Names that things have, so that some of what is made belongs together."""
KNOWN: dict[str, tuple[Any, ...]] = {
    "question": ("heat", "AF06", "AF01"),
    "sign": ("RF01", "RF05", "RF12"),
    "instrument": ("peg", "psfs", "phq4", "pgic", "gas", "chair_stand", "elsewhere.promis"),
    "tool": ("breathing", "thought_check", "body_scan"),
    "source": ("fitbit", "csv", "apple-health"),
    "lesson": (1, 3, 25),
    "sheet": ("", "surgery"),
    "theme": ("painplan-dark", "painplan-light"),
    "region": ("uk", "de", "us"),
    "unit": (*UNITS, "pages"),
    "at": ("19:30", "07:00"),
}
"""What fields of some names usually hold; chance takes other things just as well."""
NO_DAYS = ("1989-12-31", "2151-01-01", "0001-01-01", "9999-12-31", "2026-13-01", "", 5, "2026-01-05T")
MUCH = 12
LONGEST_PART = 15
LONG = 100


class Spot(NamedTuple):
    """What a value is made for."""

    field: str
    wild: float
    """How likely it is something that cannot be."""


@cache
def described(kind: type) -> inspect.StructType:
    """The declaration of a kind."""
    found = inspect.type_info(kind)
    assert isinstance(found, inspect.StructType)
    return found


def document(kind: type[Record], chance: Random, wild: float) -> dict[str, Any]:
    """A document of a kind, as it could stand in a file.

    Args:
        kind: Which.
        chance: Where all of it comes from.
        wild: How likely each value is something that cannot be, 0 to 1.
    """
    made = _struct(described(kind), chance, Spot("", wild))
    if chance.random() < 0.2:
        made["history"] = [_earlier(made, chance, wild) for _ in range(chance.randint(0, 3))]
    if chance.random() < wild:
        made[chance.choice(["later", "x\u202ey", "history", "saved_at"])] = nonsense(chance)
    return made


def nonsense(chance: Random) -> Any:
    """Something that no field expects."""
    return chance.choice(
        [
            *(nested(chance.choice([20, 700])), {"a": nested(50)}, [], {}, [[]], None, True, 5, -1, 1e308, 10**30, "x"),
            *HOSTILE,
            *("garbage", "9999-12-31", "0001-01-01", "2026-02-30", "2026-01-05T20:00:00Z"),
        ]
    )


def nested(levels: int) -> Any:
    """A value in so many lists."""
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


def _earlier(made: dict[str, Any], chance: Random, wild: float) -> Any:
    if chance.random() < wild:
        return nonsense(chance)
    values = {field: value for field, value in made.items() if chance.random() < 0.3}
    if chance.random() < wild and values:
        values[next(iter(values))] = nonsense(chance)
    return {"at": f"{_near(chance).isoformat()}T20:00:00", "values": values}


def _struct(found: inspect.StructType, chance: Random, spot: Spot) -> dict[str, Any]:
    """Every field that has to be there, and some of the others."""
    made: dict[str, Any] = {}
    for field in found.fields:
        if field.name in ("saved_at", "history"):
            continue
        if field.required or chance.random() < 0.5:
            made[field.name] = value_of(field.type, chance, spot._replace(field=field.name))
    if chance.random() < spot.wild / 4 and made:
        del made[chance.choice(list(made))]
    return made


def value_of(found: inspect.Type, chance: Random, spot: Spot) -> Any:
    """A value for a field of this type."""
    if chance.random() < spot.wild / 4:
        return nonsense(chance)
    if spot.field in KNOWN and chance.random() < 0.6 and not isinstance(found, inspect.DictType | inspect.VarTupleType):
        return chance.choice(KNOWN[spot.field])
    return _VALUES[type(found)](found, chance, spot)


def _near(chance: Random) -> date:
    """A day that a diary is about: mostly of the last weeks."""
    if chance.random() < 0.8:
        return TODAY - timedelta(days=chance.randint(-3, 60))
    return TODAY + timedelta(days=chance.randint(-4_000, 800))


def _date(_: inspect.Type, chance: Random, spot: Spot) -> Any:
    if chance.random() < spot.wild:
        return chance.choice(
            ["1989-12-31", "2151-01-01", "0001-01-01", "9999-12-31", "2026-13-01", "", 5, "2026-01-05T"]
        )
    if chance.random() < 0.1:
        return chance.choice(["1990-01-01", "2150-12-31", "2024-02-29", TODAY.isoformat()])
    return _near(chance).isoformat()


def _number(found: Any, chance: Random, spot: Spot) -> float:
    if chance.random() < spot.wild:
        return chance.choice([1e308, -1e308, 1e-300, 5e-324, 1e15, -1.0, 0.0, 1e13, 99_999_999.0, 10**30, 2**53 + 1])
    low = next((end for end in (found.ge, found.gt) if end is not None), -1_000)
    high = next((end for end in (found.le, found.lt) if end is not None), 1_000_000)
    if chance.random() < 0.15:
        return float(chance.choice([low, high, low + 0.001]))
    return round(chance.uniform(low, min(high, low + 60)), chance.choice([0, 0, 1, 3]))


def _whole(found: inspect.IntType, chance: Random, spot: Spot) -> int:
    if chance.random() < spot.wild:
        return chance.choice([-1, 2**63, -(2**63), 10**18, 10_001, 0])
    low = next((end for end in (found.ge, found.gt) if end is not None), 0)
    high = next((end for end in (found.le, found.lt) if end is not None), 1_000)
    return chance.choice([low, high]) if chance.random() < 0.2 else chance.randint(low, min(high, low + 20))


def _text(found: inspect.StrType, chance: Random, spot: Spot) -> str:
    if chance.random() < spot.wild:
        return chance.choice(HOSTILE)
    if found.pattern:
        return chance.choice(NAMES)
    text = chance.choice(HOSTILE) if chance.random() < 0.3 else chance.choice(WORDS)
    if chance.random() < 0.02:
        text = "long " * 4_000
    return (text or "x" * (found.min_length or 0))[: found.max_length]


def _key(found: inspect.Type, chance: Random, spot: Spot) -> str:
    if isinstance(found, inspect.StrType) and "a-z" in (found.pattern or "") and chance.random() >= spot.wild:
        return chance.choice([*MEASURES, "pages", "pain_knees"])
    return str(value_of(found, chance, spot._replace(field="")))


def _many(found: Any, chance: Random, spot: Spot) -> list[Any]:
    if chance.random() < spot.wild / 4:
        each, most = value_of(found.item_type, chance, spot), chance.choice([MUCH, 300, 25_000])
        return [each] * (most if len(str(each)) < LONG else MUCH)
    least = found.min_length or 0
    most = least + 4 if found.max_length is None else min(found.max_length, least + 4)
    return [value_of(found.item_type, chance, spot) for _ in range(chance.randint(least, most))]


def _named(found: inspect.DictType, chance: Random, spot: Spot) -> dict[str, Any]:
    return {
        _key(found.key_type, chance, spot): value_of(found.value_type, chance, spot)
        for _ in range(chance.choice([0, 1, 2, 5, MUCH]))
    }


def _of_union(found: inspect.UnionType, chance: Random, spot: Spot) -> Any:
    present = [each for each in found.types if not isinstance(each, inspect.NoneType)]
    return None if chance.random() < 0.15 else value_of(chance.choice(present), chance, spot)


_VALUES: dict[type, Callable[[Any, Random, Spot], Any]] = {
    inspect.IntType: _whole,
    inspect.FloatType: _number,
    inspect.StrType: _text,
    inspect.DateType: _date,
    inspect.BoolType: lambda _, chance, __: chance.random() < 0.5,
    inspect.TimeType: lambda _, chance, spot: (
        "25:00" if chance.random() < spot.wild else f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:00"
    ),
    inspect.DateTimeType: lambda _, chance, __: f"{_near(chance).isoformat()}T20:00:00",
    inspect.LiteralType: lambda found, chance, spot: (
        "no such word" if chance.random() < spot.wild else chance.choice(found.values)
    ),
    inspect.NoneType: lambda _, __, ___: None,
    inspect.AnyType: lambda _, chance, __: nonsense(chance),
    inspect.UnionType: _of_union,
    inspect.VarTupleType: _many,
    inspect.DictType: _named,
    inspect.StructType: _struct,
    inspect.Metadata: lambda found, chance, spot: value_of(found.type, chance, spot),
}


def key_for(kind: type[Record], made: dict[str, Any], chance: Random, wild: float) -> str:
    """The name of a document in its table; now and then another one."""
    if chance.random() < wild / 2:
        return chance.choice([*HOSTILE, *NAMES])
    try:
        return msgspec.convert(made, kind).key
    except msgspec.ValidationError:
        parts = (str(made.get(field, ""))[:LONGEST_PART] for field in kind.TABLE.key)  # a name is no amount
        return " ".join(parts).strip() or "me"


ALL_KINDS = tuple(KINDS)
