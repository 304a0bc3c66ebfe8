"""The measure that a name stands for."""

from painplan.checkin.records import MEASURES
from painplan.measures.records import Measure, own_measure


def measure_named(name: str) -> Measure:
    """The measure of this name; any other well-formed name is one of the person's own.

    Raises:
        WrongInput: The name has other characters than small letters, digits and ``_ . -``, or is too long.
    """
    return MEASURES.get(name) or own_measure(name)
