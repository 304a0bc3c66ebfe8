"""The clock of a home test: time to get into place, a stopwatch, a limit. It draws nothing and rings nothing itself."""

from collections.abc import Callable
from typing import Literal

LEAD_SECONDS = 5
"""Time to get into place after the key; then the bell says “Go”."""
Rings = Literal["go", "end"]


class TestClock:
    """Counts the seconds of one try.

    Args:
        now: Tells seconds; never goes back.
        lead: Seconds to get into place.
        limit: Seconds after which it stops by itself; none: when it is stopped.
    """

    def __init__(self, now: Callable[[], float], *, lead: float, limit: float | None) -> None:
        self._now, self._lead, self.limit = now, lead, limit
        self.counting, self._rang = False, False
        self._began, self._stopped = 0.0, 0.0

    @property
    def seconds(self) -> float:
        """Seconds since “Go”; below 0 while getting into place."""
        return self._now() - self._began if self.counting else self._stopped

    def start(self) -> None:
        """Begin a try."""
        self.counting, self._rang = True, self._lead == 0
        self._began = self._now() + self._lead

    def stop(self) -> None:
        """End it; before “Go” there was no time at all."""
        self.counting, self._stopped = False, max(0.0, self.seconds)

    def clear(self) -> None:
        """Forget the last try."""
        self.counting, self._stopped = False, 0.0

    def due(self) -> Rings | None:
        """Whether the bell is to ring now; at the limit the clock stops."""
        if not self.counting:
            return None
        if self.limit is not None and self.seconds >= self.limit:
            self.counting, self._stopped = False, float(self.limit)
            return "end"
        if self.seconds >= 0 and not self._rang:
            self._rang = True
            return "go"
        return None
