"""Numbers: one that somebody gave, as it was given; the middle of several; several beside others."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from math import isfinite

LONGEST_EXACT = 1e15
"""From here on a number does not hold every digit, and so many tell nobody anything."""


def exact(value: float) -> str:
    """Every digit of it: what is refused is told as it was, and not rounded."""
    if not isfinite(value) or abs(value) >= LONGEST_EXACT:
        return f"{value:g}"
    from decimal import Decimal  # only where something is refused

    text = f"{Decimal(repr(float(value))):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def middle(values: Iterable[float]) -> float:
    """The middle one of some values; of an even number of them the mean of the two in the middle.

    Raises:
        ValueError: There is none.
    """
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no values have no middle")
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def surplus_of(a: Sequence[float], b: Sequence[float]) -> int:
    """Pairs of one A and one B in which B is greater, minus those in which it is smaller."""
    ordered = sorted(a)
    return sum(bisect_left(ordered, value) - (len(a) - bisect_right(ordered, value)) for value in b)
