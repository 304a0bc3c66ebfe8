"""What a person showed to somebody of their team, so that the next report begins with the same choice."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from painplan.kit.bounds import Id
from painplan.kit.record import Record, Table


class Shown(Record, frozen=True, kw_only=True):
    """One report that was made for one person (clinical.md D4). What stood in it is computed, never kept."""

    TABLE = Table("shown", key=("person",), words=("person",))

    person: Annotated[str, Meta(min_length=1, max_length=200)]
    """Who it was for, as typed: ``physiotherapist``, a name."""
    parts: tuple[Id, ...]
    """The parts that were in it, by name; never those that are asked for each time anew."""
    on: date
    """The day it was made."""
