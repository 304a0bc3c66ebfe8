"""What a clock can count: a session of a plan, an exercise. The timers of screens and commands run all of them."""

from typing import Protocol

from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.plans.target_words import asked_today
from painplan.today.coach import Coach
from painplan.today.views import PlanToday


class Clocked(Protocol):
    """One run, from what stood in the diary when it began."""

    @property
    def activity(self) -> str:
        """What is done, as it may be shown."""
        ...

    @property
    def asked(self) -> str:
        """What is asked of it today, in words."""
        ...

    @property
    def unit(self) -> str:
        """What is counted; empty: only that it was done."""
        ...

    @property
    def sets(self) -> int:
        """How many sets are done one after the other; 0: it has none."""
        ...

    @property
    def left(self) -> float | None:
        """What is still asked for, in the unit; none: nothing is."""
        ...

    @property
    def usual(self) -> float | None:
        """What is offered where an amount is typed."""
        ...

    @property
    def reached(self) -> str:
        """What is told when that is done."""
        ...

    def note(self, more: float, *, together: object = None) -> None:
        """Note this run so far, instead of what was noted of it before.

        Args:
            more: What was done in it: sets where it has sets, else in the unit.
            together: Notes with the same mark are taken back by one undo.
        """
        ...

    def note_effort(self, rpe: int, *, together: object = None) -> None:
        """Note how much effort it was, 0 to 10."""
        ...

    def noted(self) -> str:
        """All that is noted of today, in words; empty: nothing."""
        ...


class PlanSession:
    """A session of a plan.

    Args:
        coach: The diary it is noted in.
        plan: The plan as it stood when the clock began.
    """

    sets = 0

    def __init__(self, coach: Coach, plan: PlanToday) -> None:
        self._coach, self._plan = coach, plan
        self._before = (plan.session.done if plan.session else None) or 0.0

    @property
    def activity(self) -> str:
        """What is done, under the name that it has now."""
        return one_line(self._coach.plan(self._plan.plan.id).activity, 40)

    @property
    def asked(self) -> str:
        """``8 minutes today``."""
        return asked_today(self._plan.target, self.unit)

    @property
    def unit(self) -> str:
        """The plan's."""
        return self._plan.plan.unit

    @property
    def left(self) -> float | None:
        """What is still asked for."""
        return self._plan.still_to_do

    @property
    def usual(self) -> float | None:
        """Today's amount."""
        return self._plan.to_do

    @property
    def reached(self) -> str:
        """That it is today's amount, and how far a good day goes."""
        words, on = asset("pacing")["asked"], self._plan.target
        if self._plan.session is None and on.target is not None and on.ceiling is not None and on.ceiling > on.target:
            return str(words["timer_further"]).format(ceiling=number(on.ceiling))
        return str(words["timer_reached"])

    def note(self, more: float, *, together: object = None) -> None:
        """Beside what was done before on this day."""
        self._coach.mark_done(self._plan.plan.id, self._before + more, together=together)

    def note_effort(self, rpe: int, *, together: object = None) -> None:
        """Of the session of the day."""
        self._coach.mark_effort(self._plan.plan.id, rpe, together=together)

    def noted(self) -> str:
        """``8 minutes``."""
        session = self._coach.session(self._plan.plan.id, self._coach.today)
        return amount(session.done, self.unit) if session and session.done else ""
