"""The measure that a name stands for."""

from painplan.checkin.records import MEASURES
from painplan.kit.pattern import pattern
from painplan.measures.records import Measure, own_measure


def measure_named(name: str) -> Measure:
    """The measure of this name; any other well-formed name is one of the person's own.

    Raises:
        WrongInput: The name has other characters than small letters, digits and ``_ . -``, or is too long.
    """
    return MEASURES.get(name) or own_measure(name)


_LIKE_ACTIVITY = pattern(r"active|activity|\bminutes?\b|\bsteps?\b|exercise_min")


def looks_like_activity(measure: Measure) -> bool:
    """Whether a measure of the person's own is called like one of those that count as activity."""
    return measure.name not in MEASURES and _LIKE_ACTIVITY.search(measure.name.replace("_", " ")) is not None
