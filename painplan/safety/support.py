"""When days as they were rated call for the page of support. Pure; it is given numbers only, never a word.

Free text is never looked through: that would be a false promise, and private (clinical.md C3).
"""

from collections.abc import Mapping
from datetime import date, timedelta

WORST_MOOD = 0
DAYS_IN_A_ROW = 3
"""So many days in a row with the worst mood (clinical.md C3)."""


def mood_calls_for_support(moods: Mapping[date, int | None], day: date) -> bool:
    """Whether mood was at its worst on three days in a row, the last of them this day or the one before.

    Whatever is said on the day after leaves it so: no item ever closes the page.

    Args:
        moods: By day: 0 very low to 10 very good, the lowest that was said of it; a missing answer ends a row.
        day: The day it is.

    Source: clinical.md C3.
    """
    return any(
        all(moods.get(day - timedelta(days=after + back)) == WORST_MOOD for back in range(DAYS_IN_A_ROW))
        for after in (0, 1)
    )
