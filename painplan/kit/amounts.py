"""Amounts and shares as a person reads them."""

from painplan.kit.escape import one_line
from painplan.kit.units import LONGEST_UNIT

_ONE = {
    "minutes": "minute",
    "metres": "metre",
    "steps": "step",
    "repetitions": "repetition",
    "stairs": "stair",
    "days": "day",
    "entries": "entry",
    "tries": "try",
}
_HISSING = ("sses", "xes", "ches", "shes")
"""Endings with which one of it loses two letters."""
_NOT_PLAIN = ("ss", "us", "is", "ves", "ies", "oes", "uses", "nses", "zes")
"""Endings of a unit of the person's own from which no plain word is left without the s: loaves."""


TYPED_DECIMALS = 3
"""So many a typed amount keeps; all of them are shown again, so that what is read is what was kept."""


def number(value: float) -> str:
    """A number without a needless end: 12, 12.5, 7.25, 1,200; one that was computed and does not end, in tenths."""
    ends = value == round(value, TYPED_DECIMALS)
    rounded = value if ends else round(value, 1)
    return f"{rounded:,.{TYPED_DECIMALS if ends else 1}f}".rstrip("0").rstrip(".")


def amount(value: float, unit: str) -> str:
    """An amount with its unit: ``12.5 minutes``, ``1 minute``; a unit of the person's own is only text.

    Where nobody said what is counted the number stands alone.
    """
    if not unit:
        return number(value)
    named = unit if unit in _ONE else one_line(unit, LONGEST_UNIT)
    return f"{number(value)} {one_of(named) if value == 1 else named}"


def one_of(unit: str) -> str:
    """The name of one of a unit: ``minute``, ``page``; a name that is not a plain plural stays as it is."""
    if unit in _ONE:
        return _ONE[unit]
    if unit.endswith(_HISSING):
        return unit[:-2]
    return unit[:-1] if unit.endswith("s") and not unit.endswith(_NOT_PLAIN) else unit


def per_cent(share: float) -> str:
    """A share of 0 to 1 in per cent."""
    return f"{share * 100:.0f} %"
