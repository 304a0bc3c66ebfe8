"""Green and amber: a day beside one's own usual (clinical.md A10).

An amber day has no ceiling above its amount, and a week with one no step up. A morning that was not settled is amber
for its day; the week weighs it in its own gate, whose share allows one of five (A11, A12).
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

import msgspec

from painplan.kit.numbers import middle
from painplan.pacing.amounts import at_least
from painplan.pacing.days import Settled

Colour = Literal["green", "amber"]

USUAL_DAYS = 28
"""The usual is the median of so many days before today (A10)."""
_DAYS_BEFORE = tuple(timedelta(days=back) for back in range(1, USUAL_DAYS + 1))
"""Made once: a course asks this of each of its days."""
NEEDED = 14
"""With fewer of them nothing is said (clinical.md H3)."""
WITHIN, ABOVE = 1, 2
"""Points of 0-10: up to this above the usual is green, from this on amber; in between nothing is said (A10)."""


RUNNING = 2
"""So many amber days running with activity disrupted offer the flare plan (A10)."""
MUCH_IN_THE_WAY, SMALLER_SHARE = 7, 0.75
"""From this much of 10 on, or below this share of the amount, activity is disrupted [design default]."""


class SymptomBand(msgspec.Struct, frozen=True, kw_only=True):
    """Where today lies."""

    colour: Colour
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


def amber_for_days(
    amber: Callable[[date], bool], today: date, disrupted: Callable[[date], bool], *, days: int = RUNNING
) -> bool:
    """Whether so many days running up to today are amber with activity disrupted: then the flare plan is offered (A10).

    Args:
        amber: Whether a day is amber, by day.
        today: The last of them.
        disrupted: Whether pain got in the way of a day, or less was done; on one of them is enough, for it is an offer.
        days: How many.
    """
    running = [today - timedelta(days=back) for back in range(days)]
    return all(amber(day) for day in running) and any(disrupted(day) for day in running)


def activity_disrupted(interference: float | None, done: Iterable[tuple[float | None, float | None]]) -> bool:
    """Whether activity was disrupted on a day: pain got in the way a good deal, or less than three quarters was done.

    The paragraph names no number: 7 of 10 is where interference is called severe, and three quarters is the smaller
    version of an amber day [design default]. What was not noted says nothing (H4).

    Args:
        interference: How much pain got in the way, 0-10.
        done: For each plan what was done and what was asked for.
    """
    much = interference is not None and interference >= MUCH_IN_THE_WAY
    return much or any(
        was is not None and asked is not None and not at_least(was, SMALLER_SHARE * asked) for was, asked in done
    )


def _rise(values: Mapping[date, float], today: date) -> float | None:
    """Points above the usual of the days before; none without enough of them."""
    if today not in values:
        return None
    before = [values[day] for back in _DAYS_BEFORE if (day := today - back) in values]
    if len(before) < NEEDED:
        return None
    return values[today] - middle(before)
