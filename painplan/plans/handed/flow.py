"""The questions about a plan that was handed over: which file, what it is for, what the daily task is called."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from painplan.kit.escape import one_line
from painplan.kit.in_order import InOrder
from painplan.kit.plain_file import at_home
from painplan.kit.words import say
from painplan.pacing.holds import is_ill
from painplan.plans.handed.file import Handed, handed_in, handed_lines
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan, said_text
from painplan.plans.target_words import a_day
from painplan.safety.locks import no_amount_on

if TYPE_CHECKING:
    from painplan.today.coach import Coach


def plan_from(handed: Handed, **said: object) -> NewPlan:
    """The plan that begins with what was handed over.

    Args:
        handed: What the file says.
        said: The person's own part, by the names of `NewPlan`: goal, activity and more.
    """
    bad, good = min(handed.amounts), max(handed.amounts)
    made = {"good": good, "bad": bad} if handed.estimates else {"trials": tuple(map(_trial, handed.amounts))}
    given = {"unit": handed.unit, "unit_min": handed.unit_min, "aim": handed.aim, "profile": handed.profile}
    return NewPlan(**{**given, **made, **said})  # type: ignore[arg-type]  # by name


def lines_here(coach: "Coach", handed: Handed) -> tuple[str, ...]:
    """What is handed over, with the first amount that holds in this diary as things stand (clinical.md A14; C)."""
    waits = no_amount_on(coach.facts, coach.today) or is_ill(coach.facts.holds, coach.today)
    here = None if waits else coach.preview(plan_from(handed, goal="-", activity="-")).start.quota
    return handed_lines(handed, here)


def _trial(amount: float) -> Trial:
    return Trial(amount=amount)


class HandedFlow(InOrder):
    """A plan that was handed over, taken with its own goal and name.

    Args:
        coach: The diary.
    """

    TOPIC, TABLE = "plans", "handed_ask"

    def __init__(self, coach: "Coach") -> None:
        super().__init__(coach.today)
        self._coach = coach

    @property
    def names(self) -> Sequence[str]:
        """The file, then one's own words."""
        return ("file", "goal", "activity")

    @property
    def _handed(self) -> Handed:
        return handed_in(at_home(self._said["file"]))

    def shown_before(self, name: str) -> Mapping[str, object]:
        """What is handed over, before anything is said about it."""
        return {"about": "\n".join(lines_here(self._coach, self._handed))} if name == "goal" else {}

    def check(self, name: str, text: str) -> None:
        """Whether it is such a file, and words that can be kept."""
        if name == "file":
            handed_in(at_home(text))
        else:
            said_text(text, name)
        if name == "activity":
            self._coach.check_plan(plan_from(self._handed, goal=self._said["goal"], activity=text))

    def keep(self) -> str:
        """Begin the plan; says what it begins with."""
        new = plan_from(self._handed, goal=self.said["goal"], activity=self.said["activity"])
        plan = self._coach.add_plan(new)
        now = self._coach.why(plan.id).plan
        told = a_day(now.told_quota, now.within_day, plan.unit)
        return say("plans.handed.begun", activity=one_line(plan.activity, 40), amount=told)
