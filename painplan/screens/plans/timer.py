"""The timer: the clock of a plan's session."""

import time
from collections.abc import Callable

from painplan.screens.session_clock import SessionClockScreen
from painplan.today.clocked import PlanSession
from painplan.today.views import PlanToday


class TimerScreen(SessionClockScreen):
    """Counts the time of one session of a plan.

    Args:
        plan: What is done.
        clock: Tells seconds; never goes back.
    """

    def __init__(self, plan: PlanToday, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(clock)
        self._plan = plan

    @property
    def session(self) -> PlanSession:
        """What is done, beside what was done of it before."""
        return PlanSession(self.coach, self._plan)
