"""Where a line must stop, because nothing is known in between."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

LONGEST_GAP_DAYS = 3
"""A line may bridge this many days without an entry, and no more (clinical.md H2)."""


class Dated(Protocol):
    """Anything that belongs to a day."""

    @property
    def day(self) -> date:
        """The day it belongs to."""


D = TypeVar("D", bound=Dated)


def runs(points: Sequence[D], *, longest_gap: int = LONGEST_GAP_DAYS) -> list[tuple[D, ...]]:
    """Split points into runs that never cross a long gap.

    Args:
        points: In order of day.
        longest_gap: Most days without a point that a run may bridge.

    Returns:
        The runs, oldest first; together they hold every point once.

    Source: clinical.md H2 ("never draw lines across gaps > 3 days").
    """
    split: list[list[D]] = []
    before: date | None = None
    for point in points:
        if before is None or (point.day - before).days - 1 > longest_gap:
            split.append([])
        split[-1].append(point)
        before = point.day
    return [tuple(run) for run in split]
