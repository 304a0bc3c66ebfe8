"""A number that somebody gave, as it was given."""

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
