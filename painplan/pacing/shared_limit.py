"""Several plans on one day: the minutes that a person gives to all of them together, and who comes first.

Source: clinical.md A12 (one step a week in all); the daily limit is the person's own number.
"""

from collections.abc import Sequence

from painplan.pacing.amounts import floor_unit


def fitted(amount: float, unit_min: float, room: float) -> float:
    """An amount within the room that is left, in whole smallest units; nothing where not even one fits."""
    return amount if amount <= room else max(0.0, floor_unit(room, unit_min))


def room_left(limit: float, taken: Sequence[float]) -> float:
    """The minutes that are left after other plans took theirs."""
    return max(0.0, limit - sum(taken))
