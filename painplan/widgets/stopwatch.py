"""Counts seconds, with pauses. Knows no screen: the timers in the screens and on the command line share it."""

import time
from collections.abc import Callable

SECONDS_IN_MINUTE = 60


class Stopwatch:
    """Seconds that passed while it was counting.

    Args:
        clock: Tells seconds; never goes back.
        gone: Seconds that passed before.
        counting: Whether it begins at once.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, gone: float = 0, *, counting: bool = True) -> None:
        self._clock, self._gone = clock, gone
        self._since = clock()
        self.counting = counting

    @property
    def seconds(self) -> float:
        """All seconds so far, without pauses."""
        return self._gone + (self._clock() - self._since if self.counting else 0)

    @property
    def full_minutes(self) -> int:
        """Minutes that have passed whole."""
        return int(self.seconds // SECONDS_IN_MINUTE)

    def pause(self) -> None:
        """Stop counting."""
        self._gone, self.counting = self.seconds, False

    def go_on(self) -> None:
        """Count again."""
        if not self.counting:
            self._since, self.counting = self._clock(), True

    def again(self, gone: float = 0, *, counting: bool = True) -> None:
        """Begin anew, some seconds in."""
        self._gone, self._since, self.counting = gone, self._clock(), counting


def clock_words(seconds: float) -> str:
    """``12:05``."""
    minutes, rest = divmod(int(seconds), SECONDS_IN_MINUTE)
    return f"{minutes}:{rest:02d}"
