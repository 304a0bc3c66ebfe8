"""How far a decision about a plan's amount can lead: what no step and no try could come to was never agreed (A12)."""

from collections.abc import Iterable, Iterator

import msgspec

from painplan.kit.amounts import number
from painplan.kit.record import Misfit, Others, Record
from painplan.kit.words import say
from painplan.pacing.amounts import at_least
from painplan.pacing.rhythm import LARGEST_STEP_SHARE


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """What was reached in a plan by a day, in its unit; generous, so that nothing a rule ever gave is beyond it."""

    highest: float
    """The largest amount so far: of tries, of a good day, of what was agreed."""
    unit_min: float
    """The largest of its smallest steps so far."""
    aim: float | None = None
    """The largest aim that it ever had; none: at some time it had none."""

    @property
    def largest_step(self) -> float:
        """A fifth of the amount, or the smallest that can be counted."""
        return max(self.unit_min, LARGEST_STEP_SHARE * self.highest)

    @property
    def largest_amount(self) -> float:
        """What one more step can come to; above the aim only who is there already."""
        raised = self.highest + self.largest_step
        return raised if self.aim is None else max(self.highest, min(self.aim, raised))

    def holds_amount(self, amount: float) -> bool:
        """Whether an amount is one that a step can have come to."""
        return at_least(self.largest_amount, amount)

    def holds_step(self, step: float) -> bool:
        """Whether a step is one that can have been agreed."""
        return at_least(self.largest_step, step)

    def after(self, amounts: Iterable[object], unit_min: object = None) -> "Reach":
        """The same once these amounts were reached, with another smallest step where one is given."""
        return Reach(
            highest=max([self.highest, *_numbers(amounts)]),
            unit_min=max([self.unit_min, *_numbers([unit_min])]),
            aim=self.aim,
        )


def reach_at_start(plan: Record) -> Reach:
    """What a plan began with."""
    tries = (trial.amount for field in ("trials", "left_out", "stopped") for trial in getattr(plan, field))
    amounts = [*tries, *(said for field in ("good", "bad") for said in _ever(plan, field))]
    smallest, aims = [*_numbers(_ever(plan, "unit_min"))], [*_ever(plan, "aim")]
    return Reach(
        highest=max(_numbers(amounts), default=0),
        unit_min=max(smallest, default=0),
        aim=None if None in aims else max(_numbers(aims), default=None),
    )


def reach_before(decision: Record, plan: Record, others: Iterable[Record]) -> Reach:
    """What a decision could lead to, after all others of its plan from before it and its own tries.

    Args:
        decision: A review, or what was settled outside of them.
        plan: What it is about.
        others: All decisions, of other plans too.
    """
    on, of = getattr(decision, "on", None), getattr(decision, "plan", None)
    reached, smallest = [*_reached(decision, own=False)], [getattr(decision, "unit_min", None)]
    for one in others:
        if getattr(one, "plan", None) == of and one is not decision and _comes_before(one, decision, on):
            reached += _reached(one)
            smallest.append(getattr(one, "unit_min", None))
    return reach_at_start(plan).after(reached, max(_numbers(smallest), default=None))


def beyond_reach(decision: Record, others: Others) -> Iterator[Misfit]:
    """Why a decision is none that was ever agreed; none of it where its plan is not there.

    Args:
        decision: A review, or what was settled outside of them.
        others: The records of the plan book, by table and name.
    """
    plan = others.get("plans", {}).get(getattr(decision, "plan", ""))
    if plan is None:
        return
    made = (one for table in ("reviews", "restarts") for one in others.get(table, {}).values())
    reach = reach_before(decision, plan, made)
    if not reach.holds_amount(getattr(decision, "quota", 0)):
        yield Misfit("quota", say("plans.records.beyond_any_step", most=number(reach.largest_amount)))
    if not reach.holds_step(getattr(decision, "step", 0)):
        yield Misfit("step", say("plans.records.beyond_any_step", most=number(reach.largest_step)))


def after_decision(reach: Reach, decision: Record) -> Reach:
    """What was reached once a decision counts."""
    return reach.after(_reached(decision), getattr(decision, "unit_min", None))


def with_tries(reach: Reach, decision: Record) -> Reach:
    """What a decision itself can lead to: its own tries were made before it."""
    return reach.after(_reached(decision, own=False), getattr(decision, "unit_min", None))


def _comes_before(one: Record, decision: Record, on: object) -> bool:
    """Of one day, new tries come before the review; two decisions of one kind have two days."""
    day: object = getattr(one, "on", None)
    return bool(day < on or (day == on and type(one) is not type(decision)))  # type: ignore[operator]  # both are days


def _reached(decision: Record, *, own: bool = True) -> list[float]:
    """The amounts of a decision, with or without what was agreed in it."""
    found: list[object] = [*getattr(decision, "tries", ()), *getattr(decision, "had_to_stop", ())]
    return [*_numbers([*found, getattr(decision, "quota", None)] if own else found)]


def _ever(plan: Record, field: str) -> list[object]:
    """What a field says, and said before."""
    return [getattr(plan, field), *(one.values[field] for one in plan.history if field in one.values)]


def _numbers(values: Iterable[object]) -> Iterator[float]:
    yield from (value for value in values if isinstance(value, int | float) and not isinstance(value, bool))
