"""What a person decided about beginning again and about the minutes of a day (clinical.md A12 to A14)."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from painplan.kit.bounds import Id, SomeAmount
from painplan.kit.record import Misfit, Others, Record, Table
from painplan.kit.units import more_than_a_day_holds
from painplan.plans.reach_rules import beyond_reach

MOST_TRIES = 200
RestartChoice = Literal["take", "keep", "tries", "begin", "full_step", "changed", "step"]


class Restart(Record, frozen=True, kw_only=True):
    """What was settled outside the weekly reviews: after a long time away, with new tries, or by changing the plan."""

    TABLE = Table("restarts", key=("on", "plan"), refs={"plan": "plans"}, order=("on",))

    plan: Id
    on: date
    choice: RestartChoice
    """``take``: begin again with less; ``keep``: stay at the amount; ``tries``: new tries, and the amount is theirs
    where that is less; ``begin``: begin at the amount of the tries, which is more (A12 ``TRIES``); ``full_step``: the
    whole step again, eight weeks after the flare-ups that halved it (A13); ``changed``: the plan was changed, and its
    amount with it, by no more than one step; ``step``: steps of another size, the amount as it was."""
    quota: SomeAmount
    """The daily amount agreed from this day on, in the plan's unit; above the one before only with ``begin``, and by
    one step with ``changed``."""
    step: SomeAmount
    """The weekly step from this day on, in the plan's unit."""
    tries: Annotated[tuple[SomeAmount, ...], Meta(max_length=MOST_TRIES)] = ()
    """What counts of each try, in the plan's unit."""
    had_to_stop: Annotated[tuple[SomeAmount, ...], Meta(max_length=MOST_TRIES)] = ()
    """What was reached at tries at which the person had to stop; half of it counts (clinical.md A12 TRY)."""
    offered: SomeAmount | None = None
    """With ``tries``: the amount that they come to, where it is above the one in force: the person is asked whether to
    begin there or to go on."""
    halved: bool = False
    """The step is the one halved by long or many flare-ups (clinical.md A13)."""
    unit_min: SomeAmount | None = None
    """With ``tries`` and ``begin``: the smallest step from this day on, in the plan's unit; none: it stays."""

    def beside(self, others: Others) -> Iterator[Misfit]:
        """No amount is more than a day can hold of the plan's unit."""
        yield from Record.beside(self, others)
        plan = others.get("plans", {}).get(self.plan)
        for field, amounts in (("quota", (self.quota,)), ("step", (self.step,)), ("tries", self.tries)):
            if why := more_than_a_day_holds(getattr(plan, "unit", None), amounts):
                yield Misfit(field, why)

    def refused(self, others: Others) -> Iterator[Misfit]:
        """No amount and no step is one that nothing could have come to (clinical.md A12 ``UP``)."""
        yield from Record.refused(self, others)
        yield from beyond_reach(self, others)


class DayLimit(Record, frozen=True, kw_only=True):
    """The minutes that a person gives to all plans of a day together, from one day on."""

    TABLE = Table("day_limits", key=("first",), order=("first",), empty=True)

    first: date
    minutes: Annotated[int, Meta(ge=1, le=24 * 60)] | None = None
    """None: no such limit from this day on."""
