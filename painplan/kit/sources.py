"""Which of several sources counts on a day: one rule, whatever was brought in first and however a source is called.

What the person said in a check-in comes before all of them; `Month.by_day` puts it over these.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

OWN_TABLE = "csv"
"""A table of the person's own."""
Device = Literal[
    "apple-health",
    "health-connect",
    "google-fit",
    "samsung-health",
    "fitbit",
    "fitbit-archive",
    "bearable",
    "manage-my-pain",
]
"""What phones, watches and other programs' files are called as a source."""
DEVICES: tuple[Device, ...] = get_args(Device)
MOST_SOURCES = 20
"""So many can be put in order."""


def believed(values: Mapping[str, float], order: Sequence[str] = ()) -> str:
    """The source whose value counts.

    The person's own table comes before all others; then the first of those they put in order; else the one with the
    larger value. A 0 is a device that nobody wore: it counts only where there is nothing else.

    Args:
        values: One value at least, by source.
        order: Sources as the person put them in order.
    """

    def rank(source: str) -> tuple[bool, bool, int, float, str]:
        placed = order.index(source) if source in order else len(order)
        return source != OWN_TABLE, not values[source], placed, -values[source], source

    return min(values, key=rank)
