"""What a measure of a day is: what it is called, what it counts, and which values are possible."""

import math

import msgspec

from painplan.errors import WrongInput
from painplan.kit.numbers import exact
from painplan.kit.pattern import pattern
from painplan.kit.words import say


class Measure(msgspec.Struct, frozen=True):
    """One thing that can be recorded once a day."""

    name: str
    unit: str
    """What the numbers count: ``0-10``, ``minutes``, ``steps`` ... or nothing when unknown."""
    low: float = 0
    """Smallest possible value."""
    high: float = 1_000_000
    """Largest possible value; the default only keeps out slips of the finger."""
    whole: bool = False
    """Counted one by one: never a fraction."""


EXERCISE = "exercise"
"""Sessions of exercises in a week; also what a device may record under this name, where nobody has exercises here."""

COUNTED: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure("function", "minutes", 0, 1440),
        Measure("steps", "steps", 0, 200_000, whole=True),
        Measure("mattered", "0-2", 0, 2),
        Measure(EXERCISE, "sessions"),
        Measure("distance", "", 0, 1_000),
        Measure("floors", "floors", 0, 10_000, whole=True),
        Measure("calories", "kcal", 0, 50_000, whole=True),
        Measure("activity_calories", "kcal", 0, 50_000, whole=True),
        Measure("minutes_sedentary", "minutes", 0, 1440, whole=True),
        Measure("minutes_lightly_active", "minutes", 0, 1440, whole=True),
        Measure("minutes_fairly_active", "minutes", 0, 1440, whole=True),
        Measure("minutes_very_active", "minutes", 0, 1440, whole=True),
    )
}
"""Measures that no answer of a check-in is by itself (clinical.md E1): sums, counts, what devices record. ``mattered``:
no 0, a little 1, yes 2. ``distance`` has no unit: devices count kilometres or miles and do not write which."""

_NAME = pattern(r"[a-z][a-z0-9_.-]{0,59}\Z")


def own_measure(name: str) -> Measure:
    """A measure of the person's own, by any well-formed name.

    Raises:
        WrongInput: The name has other characters than small letters, digits and ``_ . -``, or is too long.
    """
    if not _NAME.match(name):
        raise WrongInput(say("measures.records.cannot_name_measure_use", name=name[:60]))
    if name.startswith("pain_"):
        return Measure(name, "0-10", 0, 10)
    return Measure(name, "", -1_000_000)


def check_value(measure: Measure, value: float, written: str = "") -> float:
    """The value, if this measure can have it; arguments as of `out_of_range`.

    Raises:
        WrongInput: The value is not a finite number within the measure's range, or a fraction of what has none.
    """
    if why := out_of_range(measure, value, written):
        raise WrongInput(f"{why}.")
    return value


def out_of_range(measure: Measure, value: float, written: str = "") -> str | None:
    """Why a measure cannot have this value; none when it can.

    Args:
        measure: The measure.
        value: The value.
        written: How it was written, where that is known: a cell is quoted as it stands.
    """
    if not math.isfinite(value) or not measure.low <= value <= measure.high:
        return say(
            "measures.records.out_range_goes_from",
            value=written or exact(value),  # every value of every file that is read comes by: told only here
            measure=measure.name,
            low=f"{measure.low:,g}",
            high=f"{measure.high:,g}",
        )
    if measure.whole and value != int(value):
        return say("measures.records.does_not_fit_counted", value=written or exact(value), measure=measure.name)
    return None
