"""How much the tests look at. An ordinary run takes a share of what is generated and walked; `make whole` takes all."""

import os
from collections.abc import Sequence
from typing import TypeVar

One = TypeVar("One")
WHOLE = os.environ.get("PAINPLAN_TESTS") == "whole"
"""Whether everything is looked at, however long it takes."""
EXAMPLES = 100 if WHOLE else 25
"""Examples of a property that names no number of its own."""


def examples(whole: int) -> int:
    """How many examples of a property that costs more than others, a quarter of all in an ordinary run."""
    return whole if WHOLE else max(3, whole // 4)


def some_of(every: Sequence[One], one_of: int) -> Sequence[One]:
    """Every so manieth of a grid in an ordinary run, from its beginning to its end."""
    return every if WHOLE else every[::one_of]
