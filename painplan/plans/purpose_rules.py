"""What pacing is for, and what follows where it is only for quieter symptoms and the days grow quieter (A4). Pure.

Pacing to settle symptoms alone tends to end in doing less (clinical.md A0, A4); then a set amount is offered, and the
lesson about building up.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from painplan.plans.records import Plan

SETTLE = "settle_symptoms"
WEEKS_BEFORE = 4
"""So long it has been the only purpose (A4)."""
LESS_SHARE = 0.8
"""A usual day of at most this share of the one four weeks before is clearly less (A4: a fall of 20 %)."""
_WEEK = timedelta(days=7)
_ROUNDING = 1e-9


def only_to_settle(plans: Iterable[Plan], today: date) -> bool:
    """Whether settling symptoms has been the only purpose of all plans for more than four weeks.

    Plans that never named a purpose say nothing.
    """
    named = [plan for plan in plans if plan.purpose is not None]
    if not named or any(plan.purpose != SETTLE for plan in named):
        return False
    return all(today - (plan.purpose_since or plan.created) > WEEKS_BEFORE * _WEEK for plan in named)


def became_less(now: float, before: float) -> bool:
    """Whether the usual day of a week is 20 % or more below that of the week four weeks before (A4)."""
    return before > 0 and now <= LESS_SHARE * before + _ROUNDING
