"""Runs through pieces and rests by the clock. Knows no screen: the screen and the command line share it (A9).

A piece ends by the clock, and its rest begins at once. A rest ends when the person says that the next piece begins, so
that what is noted is the rest as it really was.
"""

import time
from collections.abc import Callable, Sequence

from painplan.tasks.cycles_rules import RAN_OVER, Leg
from painplan.widgets.stopwatch import SECONDS_IN_MINUTE, Stopwatch


class CycleClock:
    """One run.

    Args:
        legs: Pieces and rests in order, at least one.
        clock: Tells seconds; never goes back.
        at: Which of them to begin with, from 0.
        gone: Seconds of it that have passed.
        done_before: Pieces done to their end before this run, on the same day.
    """

    def __init__(
        self,
        legs: Sequence[Leg],
        clock: Callable[[], float] = time.monotonic,
        *,
        at: int = 0,
        gone: float = 0,
        done_before: int = 0,
    ) -> None:
        self._legs, self._at, self._rang = legs, at, False
        self.watch = Stopwatch(clock, gone, counting=False)
        self.done = 0
        """Pieces done to their end in this run."""
        self.rests: list[float] = []
        """Minutes of each rest of this run, as they really were."""
        self.ended = False
        self._cut = sum(leg.kind == "piece" for leg in legs[:at]) > done_before
        """Whether a piece on the way ended early."""

    @property
    def whole(self) -> bool:
        """Whether it came to its end with each piece done to its own: only then was that the whole task."""
        return self.ended and not self._cut

    @property
    def leg(self) -> Leg:
        """The stretch that runs."""
        return self._legs[self._at]

    @property
    def until(self) -> float:
        """Seconds of the stretch as planned."""
        return self.leg.minutes * SECONDS_IN_MINUTE

    @property
    def resting(self) -> bool:
        """Whether a rest runs."""
        return self.leg.kind == "rest"

    @property
    def over(self) -> bool:
        """Whether a rest has reached its plan."""
        return self.resting and self.watch.seconds >= self.until

    @property
    def far_over(self) -> bool:
        """Whether a rest ran above twice its plan."""
        return self.resting and self.watch.seconds > RAN_OVER * self.until

    def tick(self) -> bool:
        """See how far it is; tells whether the bell should ring now."""
        if self.ended or self.watch.seconds < self.until:
            return False
        if self.resting:
            rings, self._rang = not self._rang, True
            return rings
        self.done += 1
        self._go_on(beyond=self.watch.seconds - self.until)
        return True

    def pause(self) -> None:
        """Stop the clock of a piece for a moment, or let it run again; a rest is ended instead."""
        if not self.watch.counting:
            self.watch.go_on()
        elif not self.resting:
            self.watch.pause()

    def next(self) -> None:
        """Go on to what comes next: a rest ends, or a piece ends early and is not counted."""
        if self.resting:
            self.rests.append(round(self.watch.seconds / SECONDS_IN_MINUTE, 2))
        else:
            self._cut = True
        self._go_on()

    def end(self) -> None:
        """It ends here, before its end."""
        self._cut = True
        self._stop()

    def _stop(self) -> None:
        self.watch.pause()
        self.ended = True

    def _go_on(self, beyond: float = 0) -> None:
        if self._at + 1 == len(self._legs):
            self._stop()
            return
        self._at, self._rang = self._at + 1, False
        self.watch.again(beyond)
