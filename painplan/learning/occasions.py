"""What is the case in a diary, as far as a lesson can fit it (clinical.md F). Pure."""

from collections.abc import Sequence
from statistics import median

import msgspec

NIGHTS_NEEDED = 4
"""Values in the last seven days before anything is said about them."""
LOW, HIGH = 3, 7
"""Ends of a 0 to 10 scale that make a lesson fit [design]."""
SHORT_HOURS = 6.0
"""Hours of sleep below which the lesson on sleep fits [design]."""


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a day. Lists hold the values of the last seven days, missing ones left out."""

    crash: bool = False
    """Effort brings a lasting worsening."""
    flare_today: bool = False
    flares: int = 0
    """Flare-ups so far."""
    after_hold: bool = False
    """An illness or holiday ended in the last week, or nobody wrote for two weeks."""
    over_pattern: bool = False
    """Most sessions off plan were longer ones."""
    uneven: bool = False
    """Big swings, or long days followed by quieter, more painful ones."""
    smaller_days: bool = False
    """The usual day became clearly smaller."""
    stepped_up: bool = False
    """The last review ended in a step."""
    frightening: bool = False
    """Fear is among the barriers."""
    has_goal: bool = True
    needs_tries: bool = False
    visit_soon: bool = False
    work: bool = False
    """Work is among the barriers."""
    sleep: Sequence[float] = ()
    sleep_hours: Sequence[float] = ()
    stress: Sequence[float] = ()
    mood: Sequence[float] = ()
    energy: Sequence[float] = ()


def occasions(now: Circumstances) -> tuple[str, ...]:
    """What fits, the most pressing first; the names are those in the lessons' files."""
    poor_sleep = _low(now.sleep) or (_enough(now.sleep_hours) and median(now.sleep_hours) < SHORT_HOURS)
    facts = {
        "crash": now.crash,
        "first_flare": now.flare_today and now.flares <= 1,
        "flare": now.flare_today,
        "setback": now.after_hold,
        "over_pattern": now.over_pattern,
        "uneven_days": now.uneven,
        "smaller_days": now.smaller_days,
        "poor_sleep": poor_sleep,
        "low_mood": _low(now.mood),
        "high_stress": _high(now.stress),
        "low_energy": _low(now.energy),
        "fear": now.frightening,
        "work": now.work,
        "visit": now.visit_soon,
        "no_goal": not now.has_goal,
        "needs_tries": now.needs_tries,
        "step_up": now.stepped_up,
    }
    return tuple(name for name, holds in facts.items() if holds)


def _enough(values: Sequence[float]) -> bool:
    return len(values) >= NIGHTS_NEEDED


def _low(values: Sequence[float]) -> bool:
    return _enough(values) and median(values) <= LOW


def _high(values: Sequence[float]) -> bool:
    return _enough(values) and median(values) >= HIGH
