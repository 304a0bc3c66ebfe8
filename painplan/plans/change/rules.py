"""What of a plan that goes on can be agreed on anew, and what that does to its amount (clinical.md A12, A14). Pure."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

import msgspec

from painplan.kit.told import Because
from painplan.pacing.amounts import at_least, floor_unit, same_amount
from painplan.pacing.rhythm import DAYS_BETWEEN, gain, step_is_due
from painplan.pacing.start import within_aim
from painplan.plans.plan_state import PlanCourse
from painplan.plans.records import FEWEST_DAYS, MOST_DAYS, ProfileName

NOT_FITTING = frozenset({"days", "too_small", "too_much", "uncounted"})
"""Codes of what no plan can hold, whatever day it is."""


class WantedOfPlan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is wanted of a plan from now on; none: that stays as it is. Amounts are in its unit."""

    amount: float | None = None
    """The amount of a day."""
    aim: float | None = None
    days_per_week: int | None = None
    activity: str | None = None
    profile: ProfileName | None = None

    def given(self) -> Mapping[str, Any]:
        """What is wanted, by name."""
        return {name: value for name, value in msgspec.structs.asdict(self).items() if value is not None}


def standing(course: PlanCourse) -> Mapping[str, Any]:
    """What stands now, by the names of `WantedOfPlan`."""
    plan = course.plan
    now = {name: getattr(plan, name) for name in WantedOfPlan.__struct_fields__ if name != "amount"}
    return {"amount": course.quota, **now, "days_per_week": plan.days_counted}


def amount_then(course: PlanCourse, wanted: WantedOfPlan) -> float:
    """The amount of a day from now on: as it is wanted, and never above an aim that is changed (A12 ``GOAL``)."""
    amount = course.quota if wanted.amount is None else wanted.amount
    return amount if wanted.aim is None else within_aim(amount, course.unit_min, wanted.aim)


def against(
    course: PlanCourse, wanted: WantedOfPlan, others: Iterable[PlanCourse], *, proposed: bool = False
) -> Because | None:
    """What speaks against a change; none: it can be taken. Less is always possible, more only as a step is.

    An amount rises only where somebody of the team proposed it: by no more than the step, on no day on which none
    rises or that follows a flare-up within a week, no sooner than the rhythm of the steps allows, in no week in
    which another plan had the step, where the weekly review would propose one, and never instead of a review that
    waits (A12 ``UP``, A14). More days of a week are more as well, and wait for what is open.

    Args:
        course: The plan as it stands today.
        wanted: What is wanted.
        others: The other plans that are followed, as they stand today.
        proposed: Somebody of the team proposed it; else the reviews build the amount up.
    """
    amount, most_days = amount_then(course, wanted), wanted.days_per_week or 0
    if wanted.days_per_week is not None and not FEWEST_DAYS <= most_days <= MOST_DAYS:
        return Because("days", {"days": most_days, "fewest": FEWEST_DAYS, "most": MOST_DAYS})
    if wanted.amount is not None and not at_least(wanted.amount, course.unit_min):
        return Because("too_small", {"least": course.unit_min})
    if wanted.amount is not None and not same_amount(wanted.amount, floor_unit(wanted.amount, course.unit_min)):
        return Because("uncounted", {"unit_min": course.unit_min})
    if not at_least(course.plan.most, max(wanted.amount or 0, wanted.aim or 0)):
        return Because("too_much", {"most": course.plan.most})
    if wanted.profile == "steady" and course.asks_first and course.plan.profile != "steady":
        return Because("stays_gentle")
    more = amount > course.quota and not same_amount(amount, course.quota)
    if (more or most_days > course.plan.days_counted) and (course.no_amount_rises or course.after_flare):
        return Because("waits")
    if not more:
        return None
    if not proposed:
        return Because("reviews_raise")
    raised = course.quota + gain(course.quota, course.pace.step, course.unit_min)
    if not at_least(min(raised, course.plan.most), amount):
        return Because("beyond_step", {"most": min(raised, course.plan.most), "now": course.quota})
    if not step_is_due(course.pace, course.quota, course.last_step_up, course.today):
        return Because("too_soon")
    lately = course.today - timedelta(days=DAYS_BETWEEN[0])
    if any(one.last_step_up is not None and one.last_step_up > lately for one in others):
        return Because("another_plan")
    if course.next_review <= course.today:
        return Because("review_waits")
    return None if course.may_rise else Because("review_stays")
