"""The questions about changing a plan; what the change does to the amounts is told before it is taken."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.in_order import InOrder
from painplan.kit.parse import parse_amount, parse_number
from painplan.kit.words import say
from painplan.plans.change.rules import WantedOfPlan, standing
from painplan.plans.change.service import PlanChange, PlanChanges
from painplan.plans.plan_states import course_of
from painplan.plans.records import Plan

if TYPE_CHECKING:
    from painplan.today.coach import Coach


def wanted_of(plan: Plan, said: Mapping[str, str | None]) -> WantedOfPlan:
    """What is wanted, from typed answers by the names of `WantedOfPlan`.

    Raises:
        WrongInput: One of them cannot be understood.
    """
    given = {name: text.strip() for name, text in said.items() if text is not None}
    amounts = {name: parse_amount(given[name], plan.unit) for name in ("amount", "aim") if name in given}
    days = parse_number(given["days_per_week"], whole=True) if "days_per_week" in given else None
    return WantedOfPlan(
        **amounts,
        days_per_week=None if days is None else int(days),
        activity=given.get("activity"),
        profile="gentle" if given.get("profile") == "gentle" else "steady" if "profile" in given else None,
    )


class ChangePlanFlow(InOrder):
    """Which plan, what of it, and whether it shall be so.

    Args:
        coach: The diary.
        plan_id: The plan, where it is known.
        wanted: What is wanted, where that was said: then only the last question is asked.
    """

    TOPIC, TABLE = "plans", "change_ask"

    def __init__(self, coach: "Coach", plan_id: str | None = None, wanted: WantedOfPlan | None = None) -> None:
        super().__init__(coach.today)
        self._coach, self._wanted = coach, wanted
        self._plans = coach.book.active_plans()
        self._one = plan_id or (self._plans[0].id if len(self._plans) == 1 else None)
        self.about = self._one or ""

    @property
    def _plan(self) -> Plan:
        return self._coach.plan(self._one or self._said["plan"])

    @property
    def names(self) -> Sequence[str]:
        """The plan, what of it, to what, and whether it shall be so."""
        if not self._plans:
            return ()
        if self._wanted is not None:
            return ("sure",)
        asked = ["what"] if self._one else ["plan", "what"]
        return [*asked, what, "sure"] if (what := self._said.get("what")) else asked

    @property
    def nothing(self) -> str:
        """No plan is followed."""
        return say("plans.change.none")

    def options(self, name: str) -> Mapping[str, str]:
        """The plans under the names they have now, and what can change; no own words while they are hidden."""
        if name == "plan":
            return {plan.id: one_line(plan.activity, 60) for plan in self._plans}
        if name == "what":
            whats: Mapping[str, str] = asset(self.TOPIC)[self.TABLE]["whats"]
            return {what: words for what, words in whats.items() if what != "activity" or not self._coach.discreet}
        return {}

    def shown_before(self, name: str) -> Mapping[str, object]:
        """What stands now, and what would be."""
        if name == "plan":
            return {}
        if name == "sure":
            return {"about": "\n".join(self._look().told)}
        plan = self._plan
        if name == "what":
            return {"activity": one_line(plan.activity, 40)}
        now = standing(course_of(self._coach, plan, self._today))[name]
        told = amount(now, plan.unit) if isinstance(now, float) else say("plans.change.no_aim") if now is None else now
        return {"now": one_line(str(told), 60)}

    def check(self, name: str, text: str) -> None:
        """Whether it can be so."""
        if self._wanted is None and name == self._said.get("what"):
            PlanChanges(self._coach).look(self._plan.id, wanted_of(self._plan, {name: text}))

    def _look(self) -> PlanChange:
        return PlanChanges(self._coach).look(self._plan.id, self._what_is_wanted())

    def _what_is_wanted(self) -> WantedOfPlan:
        if self._wanted is not None:
            return self._wanted
        what = self._said["what"]
        return wanted_of(self._plan, {what: self._said[what]})

    def keep(self) -> str:
        """Change it, or leave it as it is; says so."""
        if self.said["sure"] != "yes":
            return say("plans.change.left")
        return taken_words(PlanChanges(self._coach).take(self._plan.id, self._what_is_wanted()))


def taken_words(done: PlanChange) -> str:
    """What was changed, in one sentence for screens and commands."""
    told = " ".join(done.told)
    return say("plans.change.taken", told=told) if done.facts else told
