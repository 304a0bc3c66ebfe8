"""What a try that was noted later came to, in a sentence (clinical.md A12 ``TRIES``)."""

from typing import Protocol

from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.pacing.amounts import same_amount
from painplan.pacing.start import FEWEST_TRIES
from painplan.plans.records import Plan
from painplan.plans.target_words import from_to


class Stands(Protocol):
    """A plan on one day, with its amount."""

    @property
    def plan(self) -> Plan:
        """Whose amount it is."""

    @property
    def quota(self) -> float:
        """The amount in force."""


class TryTold(Protocol):
    """A plan as it stands after a try."""

    @property
    def plan(self) -> Stands:
        """The plan and its amount."""

    @property
    def before(self) -> float | None:
        """What its amount was before the latest agreement about it; none: it is the first one."""

    @property
    def step(self) -> float | None:
        """The weekly step; none: steps are off."""

    @property
    def offered(self) -> float | None:
        """What the tries come to, where that is more than the amount."""


def left_out_words(plan: Plan) -> str:
    """Which tries of a plan are kept and not used, and why; empty where all are used."""
    named = [
        amount(one.amount, plan.unit) + (f" ({date_in_words(one.day)})" if one.day is not None else "")
        for one in plan.left_out
    ]
    return str(asset("pacing")["tries"]["left_out"]).format(tries=", ".join(named)) if named else ""


def tried_words(now: TryTold, reached: float) -> str:
    """What changed, and what did not."""
    words, plan, quota = asset("pacing")["tries"], now.plan.plan, now.plan.quota
    missing = FEWEST_TRIES - len(plan.trials)
    if missing > 0:
        noted = str(words["noted" if missing > 1 else "noted_one"]).format(
            amount=amount(reached, plan.unit), more=missing
        )
        return f"{noted} {left_out_words(plan)}".strip()
    before = quota if now.before is None else now.before
    said = {"step": "" if now.step is None else amount(now.step, plan.unit)}
    if now.offered is not None:
        again = amount(now.offered, plan.unit)
        return str(words["noted_more"]).format(again=again, now=number(quota), plan=one_line(plan.id))
    if same_amount(quota, before):
        return str(words["noted_same"]).format(amount=amount(quota, plan.unit), **said)
    return str(words["noted_less"]).format(amount=from_to(quota, before, plan.unit), **said)
