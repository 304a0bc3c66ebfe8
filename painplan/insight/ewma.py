"""The other calm line, for minutes: each day pulls it a little its way; a missing day leaves it where it is."""

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

SHARE = 0.3
"""How much of a day goes into the line (H2: lambda)."""
DIM_AFTER = 3
"""After so many missing days the line only stands for what was known before (H2)."""


class Weighted(msgspec.Struct, frozen=True):
    """The line on one day."""

    day: date
    value: float
    """In the measure's unit."""
    missing: int
    """Days without an entry up to this one; 0: this day has one."""

    @property
    def dim(self) -> bool:
        """Whether the line is to be drawn dimmed here."""
        return self.missing > DIM_AFTER


def weighted(values: Mapping[date, float], first: date, last: date) -> tuple[Weighted, ...]:
    """The exponentially weighted mean of each day between two days, both included.

    Args:
        values: Value by day, in the measure's unit; days before ``first`` count as well.
        first: First day wanted.
        last: Last day wanted.

    Returns:
        One for each day from the first with an entry on. A missing day carries the line on without changing it.

    Source: clinical.md H2, vector I14.
    """
    days = sorted(day for day in values if day <= last)
    found: list[Weighted] = []
    if not days:
        return ()
    day, line, missing = days[0], values[days[0]], 0
    while day <= last:
        if day in values:
            line, missing = SHARE * values[day] + (1 - SHARE) * line, 0
        else:
            missing += 1
        if day >= first:
            found.append(Weighted(day, line, missing))
        day += timedelta(days=1)
    return tuple(found)
