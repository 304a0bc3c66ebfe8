"""What an amount is counted in, and the smallest step that makes sense of it."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from painplan.kit.numbers import exact
from painplan.kit.words import say

UnitName = Literal["minutes", "metres", "steps", "repetitions", "stairs"]
OWN = "own"
"""What a person calls a unit of their own when they make a plan; the plan then holds the name of it, ``pages``."""
COUNTED = frozenset({"steps", "repetitions", "stairs"})
LONGEST_UNIT = 20
"""Letters of the name of an own unit."""


class Unit(msgspec.Struct, frozen=True):
    """A unit of activity."""

    name: str
    smallest: float
    """Smallest sensible step in this unit (default; clinical.md A12)."""
    largest: float
    """More than this in a day is taken for a slip of the finger."""

    @property
    def whole(self) -> bool:
        """Whether it is counted: there are no half steps."""
        return self.name in COUNTED

    def too_much(self, amount: float | None) -> str | None:
        """Why a day cannot hold an amount; none when it can."""
        if amount is None or amount <= self.largest:
            return None
        return say("kit.units.more_than_a_day", amount=exact(amount), most=f"{self.largest:,.0f}", unit=self.name)


def more_than_a_day_holds(unit: str | None, amounts: Iterable[float | None]) -> str | None:
    """Why one of some amounts is too much for a day; none where all fit, or where nothing is known of the unit."""
    if unit is None:
        return None
    known = unit_named(unit)
    for amount in amounts:  # plainly: each review of twenty years is asked
        if (why := known.too_much(amount)) is not None:
            return why
    return None


UNITS: dict[str, Unit] = {
    "minutes": Unit("minutes", 1, 1440),
    "metres": Unit("metres", 50, 100_000),
    "steps": Unit("steps", 100, 200_000),
    "repetitions": Unit("repetitions", 1, 10_000),
    "stairs": Unit("stairs", 1, 10_000),
}
"""The units that are known; any other word is a unit of the person's own."""


def unit_named(name: str) -> Unit:
    """A known unit, or one of the person's own: counted in ones unless they say otherwise."""
    return UNITS.get(name) or Unit(name, 1, 1_000_000)


TIMED = "minutes"
