"""How much the tests look at. An ordinary run takes a share of what is generated and walked; `make whole` takes all."""

import os
from collections.abc import Iterable, Sequence
from typing import TypeVar

One = TypeVar("One")
Other = TypeVar("Other")
WHOLE = os.environ.get("PAINPLAN_TESTS") == "whole"
"""Whether everything is looked at, however long it takes."""
EXAMPLES = 100 if WHOLE else 25
"""Examples of a property that names no number of its own."""


def examples(whole: int, one_of: int = 4) -> int:
    """How many examples of a property that costs more than others: so manieth of all in an ordinary run, at least 3."""
    return whole if WHOLE else max(3, whole // one_of)


def some_of(every: Sequence[One], one_of: int) -> Sequence[One]:
    """Every so manieth of a grid in an ordinary run, from its beginning to its end."""
    return every if WHOLE else every[::one_of]


def share(rows: Iterable[One], columns: Iterable[Other], one_of: int = 3) -> list[tuple[One, Other]]:
    """The pairs of a product that an ordinary run looks at: every row and every column occurs, not every pair.

    Raises:
        AssertionError: The product is too small for the share: a row or a column would never occur.
    """
    down, across = list(rows), list(columns)
    assert WHOLE or min(len(down), len(across)) >= one_of, "a row or a column would be left out"
    return [
        (row, column) for i, row in enumerate(down) for j, column in enumerate(across) if WHOLE or (i + j) % one_of == 0
    ]


def share_of(row: One, rows: Iterable[One], columns: Iterable[Other], one_of: int = 3) -> list[Other]:
    """The columns of that share which one row of it meets."""
    every = list(rows)
    assert row in every, f"{row} is no row"
    return [column for each, column in share(every, columns, one_of) if each == row]
