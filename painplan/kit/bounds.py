"""What values a record can hold: types with ends for its fields, and ends that hold for every value of every record.

They are wide: a bound keeps out slips, damage and malice, never what a person could have written.
"""

import math
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Annotated, Any

from msgspec import Meta, Struct
from msgspec.structs import astuple

from painplan.kit.words import say

Scale = Annotated[int, Meta(ge=0, le=10)]
"""A whole number from 0 to 10; the anchors of each item stand in assets."""
Note = Annotated[str, Meta(max_length=20_000)]

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2150, 12, 31)
"""No entry is about a day before or after; sums of days and years stay within the calendar."""
FIRST_YEAR = 1970
"""Of a moment: where none is known, this year stands for it."""
LARGEST = 1e12
"""No number is larger, however small its unit: no amount has more than 15 digits."""
DEEPEST = 12
"""So far values can be nested that have no shape of their own: what stood there earlier, fields of other versions."""
MOST_VALUES = 1_000_000
"""So many values such a field can hold, all together."""

MOST_ITEMS = 20_000
"""So many things stand in a list, or are named by a field: fifty years of days are fewer."""
LONGEST_ID = 640
_NO_LETTERS = (
    "\\u0000-\\u001f\\u007f-\\u009f"  # control characters
    "\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb"  # unseen, direction
    "/\\\\"  # what parts the names of files
)
_ID = f"^(?! )[^{_NO_LETTERS}]{{1,}}(?<! )$(?!\\n)"
Id = Annotated[str, Meta(max_length=LONGEST_ID, pattern=_ID)]
"""A name that something has for good: made from letters, never shown as if it were words."""
IdOrNone = Annotated[str, Meta(max_length=LONGEST_ID, pattern=f"^$(?!\\n)|{_ID}")]
"""The same, or nothing."""
Code = Annotated[str, Meta(max_length=LONGEST_ID, pattern=f"^[^{_NO_LETTERS}\\s:]{{1,}}$(?!\\n)")]
"""A name that a rule has, of this version or a later one: one word, such as ``RF03``."""
SMALLEST, LARGEST_AMOUNT = 0.001, 1_000_000
"""The ends of an amount in any unit; `Unit` has those that a day can hold of a known one."""
Moment = Annotated[datetime, Meta(tz=False)]
"""Local time, by the clock on the wall."""
Amount = Annotated[float, Meta(ge=0, le=LARGEST_AMOUNT, extra={"unit": "plan"})]
"""What was done of a plan, in its unit."""
SomeAmount = Annotated[float, Meta(ge=SMALLEST, le=LARGEST_AMOUNT, extra={"unit": "plan"})]
"""An amount that is more than nothing, in the unit of its plan."""

_HAS_ENDS = frozenset({str, bool, time})
"""Types of values that have no ends, or whose ends are all declared with their fields."""
_NESTED = (dict, list, tuple)


def at_a_glance(values: Iterable[Any]) -> bool:
    """Whether all values can stand in a record, quickly: every record that is read passes here. As `why_not` has it."""
    for value in values:
        if value is None or (kind := type(value)) in _HAS_ENDS:
            continue
        if kind is float or kind is int:
            if not -LARGEST <= value <= LARGEST:
                return False
        elif kind is date:
            if not FIRST_DAY <= value <= LAST_DAY:
                return False
        elif kind is datetime:
            if not FIRST_YEAR <= value.year <= LAST_DAY.year:
                return False
        elif not value:
            continue
        elif kind is dict:
            named = type(next(iter(value))) is str or at_a_glance(value)  # names have their own ends
            if len(value) > MOST_ITEMS or not (named and at_a_glance(value.values())):
                return False
        elif len(inside := _inside(value)) > MOST_ITEMS or not at_a_glance(inside):
            return False
    return True


def why_not(value: Any) -> str | None:
    """Why no record can hold a value; none where it can. It is about numbers, days and how many there are."""
    if value is None or isinstance(value, str | bool | time):
        return None
    if isinstance(value, float | int):
        return None if math.isfinite(value) and abs(value) <= LARGEST else say("kit.bounds.number_too_large")
    if isinstance(value, date):
        fits = (FIRST_YEAR if isinstance(value, datetime) else FIRST_DAY.year) <= value.year <= LAST_DAY.year
        return None if fits else say("kit.bounds.odd_day", first=FIRST_DAY.year, last=LAST_DAY.year)
    inside = (*value, *value.values()) if isinstance(value, dict) else _inside(value)
    if len(inside) > MOST_ITEMS:
        return say("kit.bounds.too_many")
    return next((why for each in inside if (why := why_not(each)) is not None), None)


def _inside(value: Any) -> tuple[Any, ...]:
    """What stands in a list or a struct."""
    return astuple(value) if isinstance(value, Struct) else value


def why_not_free(value: Any, most: int = MOST_VALUES) -> str | None:
    """Why a value without a shape of its own cannot be kept: it is nested too deeply, or holds too much."""
    if type(value) not in _NESTED:
        return None
    level, left = [value], most
    for _ in range(DEEPEST):
        below: list[Any] = []
        for each in level:
            below.extend(each.values() if type(each) is dict else each)
        left -= len(below)
        if left < 0:
            return say("kit.bounds.too_many_values")
        level = [each for each in below if type(each) in _NESTED]
        if not level:
            return None
    return say("kit.bounds.too_deep")
