"""Coming back after a long time without an entry: an offer to begin again gently, never a reproach (clinical.md A14).

Nothing happens by itself: the amount stays what it was until the person takes the offer or leaves it.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import msgspec

LONG_DAYS = 14
"""So many days in a row without any entry are a long time away: two weekly reviews in a row had nothing to look at, and
it is the time within which tries still belong together (A12) [design default]."""
TRIES_AFTER_DAYS = 28
"""After so many the old tries say little about today: new ones are asked for [design default]."""
OFFERED_DAYS = 7
"""After the first new entry the offer stands until the next weekly review can be made."""


class Absence(msgspec.Struct, frozen=True):
    """A time without any entry, from its first to its last day."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Length in days."""
        return (self.last - self.first).days + 1

    @property
    def asks_for_tries(self) -> bool:
        """Whether it was so long that new tries are asked for."""
        return self.days >= TRIES_AFTER_DAYS

    def answered_on(self, decided: date) -> bool:
        """Whether something decided on a day answers its offer; a decision is no entry, and makes no time away shorter.

        So does what was decided after it, and within it once it was long: that is asked about again after as long.
        """
        known_as_long = (decided - self.first).days >= LONG_DAYS
        return decided > self.last or (known_as_long and (self.last - decided).days < LONG_DAYS)


def absence_before(entries: Iterable[date], begun: date, today: date) -> Absence | None:
    """The long time away that ended with today or within the last week; none when there was none.

    Args:
        entries: Days with an entry of any kind, up to and with today.
        begun: The day the plan began; before it nothing was expected, and nothing is where that is still to come.
        today: The day of the question. Without an entry of today the time away ends with yesterday.
    """
    if begun > today:
        return None
    found = long_absences({begun, *(day for day in entries if begun <= day <= today), today})
    back = max(found, default=None)
    return found[back] if back is not None and (today - back).days < OFFERED_DAYS else None


def long_absences(entries: Iterable[date]) -> dict[date, Absence]:
    """Every long time without an entry between two days with one, by the day of the first new entry."""
    return {
        after: Absence(before + timedelta(days=1), after - timedelta(days=1))
        for before, after in pairwise(sorted(set(entries)))
        if (after - before).days > LONG_DAYS
    }
