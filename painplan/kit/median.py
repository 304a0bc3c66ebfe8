"""The middle value: a usual day is told by it, and looking for one on the way to Today must not be felt.

`statistics.median` says the same; importing `statistics` takes longer than everything that is decided for a day.
"""

from collections.abc import Iterable


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
