"""On which days a plan for a barrier comes up (clinical.md D2 Q10 and Q11). Thresholds are defaults of our own."""

import msgspec

from painplan.goals.records import BarrierKind

LOW = 3
"""Sleep, energy or mood of this or less, 0 to 10, is such a day (default)."""
SHORT_NIGHT_HOURS = 5.0
"""Less sleep than this is a bad night (default)."""


class BarrierDay(msgspec.Struct, frozen=True, kw_only=True):
    """What the diary knows of a day that a barrier could fit. A missing answer fits nothing."""

    sleep: int | None = None
    """0 terrible, 10 excellent."""
    sleep_hours: float | None = None
    energy: int | None = None
    """0 exhausted, 10 full."""
    mood: int | None = None
    """0 very low, 10 very good."""
    flare: bool = False
    forgotten: bool = False
    """The day before has no entry at all, though a plan was going on."""


def fitting(day: BarrierDay) -> frozenset[BarrierKind]:
    """The barriers that a day has; weather, time and the like are known to nobody but the person."""
    found: set[BarrierKind] = set()
    if _low(day.sleep) or (day.sleep_hours is not None and day.sleep_hours < SHORT_NIGHT_HOURS):
        found.add("sleep")
    if _low(day.energy):
        found.add("fatigue")
    if _low(day.mood):
        found.add("mood")
    if day.flare:
        found.add("flare")
    if day.forgotten:
        found.add("forgetting")
    return frozenset(found)


def _low(answer: int | None) -> bool:
    return answer is not None and answer <= LOW
