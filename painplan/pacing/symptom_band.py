"""Green and amber: today beside one's own usual (clinical.md A10). A picture only: no amount, no gate looks at it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

import msgspec

from painplan.kit.median import middle
from painplan.pacing.days import Settled

USUAL_DAYS = 28
"""The usual is the median of so many days before today (A10)."""
NEEDED = 14
"""With fewer of them nothing is said (clinical.md H3)."""
WITHIN, ABOVE = 1, 2
"""Points of 0-10: up to this above the usual is green, from this on amber; in between nothing is said (A10)."""


class SymptomBand(msgspec.Struct, frozen=True, kw_only=True):
    """Where today lies."""

    colour: Literal["green", "amber"]
    of: tuple[str, ...] = ()
    """What it was seen in: ``pain``, ``tired``; nothing where only the morning tells it."""


def band(
    symptoms: Mapping[str, Mapping[date, float]], today: date, *, settled: Settled | None = None
) -> SymptomBand | None:
    """Green or amber; none where there is nothing to say.

    Args:
        symptoms: By name, values by day of 0-10, where more is worse.
        today: The day; without a value of it a symptom tells nothing.
        settled: What was said today about the morning after the last session.
    """
    rises = {name: rise for name, values in symptoms.items() if (rise := _rise(values, today)) is not None}
    above = tuple(name for name, rise in rises.items() if rise >= ABOVE)
    if above:
        return SymptomBand(colour="amber", of=above)
    if settled == "no":
        return SymptomBand(colour="amber")
    if rises and all(rise <= WITHIN for rise in rises.values()):
        return SymptomBand(colour="green", of=tuple(rises))
    return None


def _rise(values: Mapping[date, float], today: date) -> float | None:
    """Points above the usual of the days before; none without enough of them."""
    if today not in values:
        return None
    days = (today - timedelta(days=back) for back in range(1, USUAL_DAYS + 1))
    before = [values[day] for day in days if day in values]
    if len(before) < NEEDED:
        return None
    return values[today] - middle(before)
