"""A person's own words in a record, where its kind says that they stand: to go through them, to put others there.

Pure: what stands for hidden words lies in assets, and who hides them is discreet mode.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from msgspec.structs import replace

from painplan.kit.record import Part, Record

R = TypeVar("R", bound=Record)


class Spot(NamedTuple):
    """Where a word stands in a record."""

    field: str
    """Of the record, and of what stands inside it: ``options.name``."""
    place: int = 1
    """Which of a list it is in, from 1."""
    name: str = ""
    """What it stands beside in a field that names things; empty elsewhere."""


Swap = Callable[[Spot, str], str]
"""What stands in place of a word."""


def with_other_words(record: R, swap: Swap) -> R:
    """A record with other texts in place of the person's words; what is empty stays so, its history is left out."""
    table = record.TABLE
    fields = {field: _swapped(getattr(record, field), Spot(field), swap) for field in table.words}
    for field, usual in table.usual.items():
        if getattr(record, field) in usual:
            del fields[field]
    return replace(record, history=(), **fields)


def words_of(value: Any, field: str) -> Iterator[tuple[Spot, str]]:
    """The words in the value of an own-words field, each with its spot."""
    found: list[tuple[Spot, str]] = []

    def noted(spot: Spot, text: str) -> str:
        found.append((spot, text))
        return text

    _swapped(value, Spot(field), noted)
    yield from found


def _swapped(value: Any, spot: Spot, swap: Swap) -> Any:
    if isinstance(value, str):
        return swap(spot, value) if value else value
    if isinstance(value, list | tuple):
        return tuple(_swapped(each, spot._replace(place=place), swap) for place, each in enumerate(value, 1))
    if isinstance(value, dict):
        return {name: _swapped(each, spot._replace(name=name), swap) for name, each in value.items()}
    if isinstance(value, Part):
        inside = {
            field: _swapped(getattr(value, field), spot._replace(field=f"{spot.field}.{field}"), swap)
            for field in value.WORDS
        }
        return replace(value, **inside)
    return value
