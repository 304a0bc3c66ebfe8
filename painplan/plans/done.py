"""What was done of some plans by day, beside what they ask for; planned rest days with it (clinical.md H2, H4, H6)."""

from collections.abc import Sequence
from datetime import date, timedelta

from painplan.insight.usual_day import Amounts, planned_rest
from painplan.plans.records import Plan
from painplan.store.diary import Month

DAYS_IN_WEEK = 7


def amounts_of(plans: Sequence[Plan], facts: Month, today: date) -> Amounts:
    """What was done of some plans together; they share a unit.

    Args:
        plans: Which.
        facts: The days that are looked at.
        today: The last day that can be planned.
    """
    days = done_of(facts, {plan.id for plan in plans})
    wanted = _days_per_week(plans, facts, today)
    was_done = {day for day, value in days.items() if value > 0}
    # A day that only holds when a flare-up began or was over says nothing of what was done, and is no planned rest.
    quiet = {day for day, entry in facts.checkins.items() if entry.tells_of_the_day} - days.keys()
    rest = planned_rest(was_done, wanted, quiet=quiet)
    return Amounts(
        days=days,
        rest=rest if today in facts.checkins or today in days else rest - {today},  # today is not over yet
        planned={day: count / DAYS_IN_WEEK for day, count in wanted.items()},
    )


def _days_per_week(plans: Sequence[Plan], facts: Month, today: date) -> dict[date, int]:
    """By day on which one of the plans was followed: how many days of a week it has; of several the most."""
    found: dict[date, int] = {}
    for plan in plans:
        day, last = plan.created, _last_day(plan, facts, today)
        while day <= last:
            found[day] = max(found.get(day, 0), plan.days_counted)
            day += timedelta(days=1)
    return found


def _last_day(plan: Plan, facts: Month, today: date) -> date:
    """Today for a plan that is followed; for one that was put away the last day something was said of it."""
    if plan.state == "active":
        return today
    return max((day for one, day in facts.sessions if one == plan.id and day <= today), default=date.min)


def done_of(facts: Month, plans: set[str]) -> dict[date, float]:
    """What was done of some plans together, by day; the plans share a unit."""
    values: dict[date, float] = {}
    for (plan, day), session in facts.sessions.items():
        if plan in plans and session.done is not None:
            values[day] = values.get(day, 0) + session.done
    return values
