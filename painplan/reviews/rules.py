"""When to look back at a month, or at a goal whose date has come. Pure.

A review that was missed folds into the next: there is never more than one of a kind (clinical.md E2).
"""

from collections.abc import Sequence
from datetime import date, timedelta

MONTH = timedelta(weeks=4)
"""A month of reviews: four whole weeks."""
REST_DAYS = 14
"""Default [design]: after one was held late, the next comes not before so many days."""


def month_due_since(anchor: date, held: Sequence[date], moved_to: date | None, today: date) -> date | None:
    """The day from which on the monthly review has been due; none: it is not.

    Args:
        anchor: The day the diary began; the rhythm counts from it.
        held: Days on which one was held.
        moved_to: The person wanted it later; the newest such wish.
        today: The day it is.
    """
    last = max(held, default=None)
    if moved_to is not None and (last is None or moved_to > last):
        return moved_to if moved_to <= today else None
    earliest = anchor + timedelta(days=1) if last is None else last + timedelta(days=REST_DAYS)
    if earliest > today:
        return None
    rounds = -(-max(timedelta(), earliest - anchor) // MONTH)
    first = anchor + rounds * MONTH
    return first if first <= today else None


def goal_due_since(by: date | None, held: Sequence[date], moved_to: date | None, today: date) -> date | None:
    """The day from which on a goal waits for a look back; none: it does not.

    Args:
        by: The date that was set for it.
        held: Days on which it was looked back at.
        moved_to: The person wanted it later.
        today: The day it is.
    """
    if by is None or any(day >= by for day in held):
        return None
    since = max(by, moved_to) if moved_to is not None else by
    return since if since <= today else None


def change_due_since(changed: Sequence[date], held: Sequence[date], moved_to: date | None, today: date) -> date | None:
    """The day from which on a goal waits for a look because life changed; none: it does not.

    Args:
        changed: Days on which something in the person's life changed, since the goal was set.
        held: Days on which the goal was looked back at.
        moved_to: The person wanted it later.
        today: The day it is.
    """
    seen = max(held, default=date.min)
    return goal_due_since(max((day for day in changed if day > seen), default=None), (), moved_to, today)
