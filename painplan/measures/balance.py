"""What speaks for and against an option, weighed by the person: a thinking aid, not an answer. Pure."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Weighed(Protocol):
    """One thing that speaks for or against."""

    @property
    def stars(self) -> int | None:
        """How much it matters, 0 to 5."""
        ...

    @property
    def likely(self) -> int | None:
        """How likely it seems, 0 to 3."""
        ...


class Balance(NamedTuple):
    """One option on the scale."""

    value: int
    """Sum of stars times likely of what speaks for it, less the same of what speaks against it."""
    unrated: int
    """Points without both numbers; they are not in the sum."""


def balance(benefits: Sequence[Weighed], burdens: Sequence[Weighed]) -> Balance:
    """The balance of one option.

    Source: clinical.md D3 [design].
    """
    points = [*benefits, *burdens]
    unrated = sum(point.stars is None or point.likely is None for point in points)
    return Balance(_sum(benefits) - _sum(burdens), unrated)


def _sum(points: Sequence[Weighed]) -> int:
    return sum(point.stars * point.likely for point in points if point.stars is not None and point.likely is not None)
