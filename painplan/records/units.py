"""What an amount is counted in, and the smallest step that makes sense of it."""

from typing import Literal

import msgspec

UnitName = Literal["minutes", "metres", "steps", "repetitions"]


class Unit(msgspec.Struct, frozen=True):
    """A unit of activity."""

    name: UnitName
    smallest: float
    """Smallest sensible step in this unit (default; clinical.md A12)."""
    largest: float
    """More than this in a day is taken for a slip of the finger."""


UNITS: dict[str, Unit] = {
    "minutes": Unit("minutes", 1, 1440),
    "metres": Unit("metres", 50, 100_000),
    "steps": Unit("steps", 100, 200_000),
    "repetitions": Unit("repetitions", 1, 10_000),
}
