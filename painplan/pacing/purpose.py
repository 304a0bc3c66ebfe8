"""What pacing is for, and what follows where it is only for quieter symptoms and the days grow quieter (A4). Pure.

Pacing to settle symptoms alone tends to end in doing less (clinical.md A0, A4); then a set amount is offered, and the
lesson about building up.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from statistics import median

from painplan.records import Plan

SETTLE = "settle_symptoms"
WEEKS_BEFORE = 4
"""So long it has been the only purpose (A4)."""
LESS_SHARE = 0.8
"""A usual day of at most this share of the one four weeks before is clearly less (A4: a fall of 20 %)."""
LOGGED_NEEDED = 4
"""Days with an entry in each of the two weeks, as in a weekly review (A12)."""
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


def became_less(load: Mapping[date, float], today: date) -> bool:
    """Whether the median of the seven days up to ``today`` is 20 % or more below that of the week four weeks before.

    Args:
        load: What was done, by day with an entry, all in one unit.
        today: The last day that is looked at.
    """
    now, before = (_week(load, today - weeks * _WEEK) for weeks in (0, WEEKS_BEFORE))
    if min(len(now), len(before)) < LOGGED_NEEDED or not median(before):
        return False
    return median(now) <= LESS_SHARE * median(before) + _ROUNDING


def _week(load: Mapping[date, float], last: date) -> list[float]:
    return [load[day] for day in (last - timedelta(days=back) for back in range(_WEEK.days)) if day in load]
