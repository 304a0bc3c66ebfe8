"""Which look backs are due beside the weekly one: a month, a goal at its date or after a change in life. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from painplan.reviews.rules import change_due_since, goal_due_since, month_due_since
from painplan.store.book import Book

if TYPE_CHECKING:
    from painplan.reviews.records import LifeChangeKind, Occasion, OccasionKind


class LookBackDue(msgspec.Struct, frozen=True, kw_only=True):
    """One that waits."""

    kind: "OccasionKind"
    since: date
    goal: str = ""
    """Id of the goal."""
    changed: "LifeChangeKind | None" = None
    """What changed in the person's life, where that is why and not a date."""


def look_backs_due(book: Book, today: date) -> tuple[LookBackDue, ...]:
    """What waits on a day: the goal whose date came first, then the month."""
    by_date = sorted(book.goals, key=lambda goal: goal.by or date.max)
    found = []
    for goal in (goal for goal in by_date if goal.state == "active"):
        mine = [one for one in book.occasions if one.kind == "goal" and one.goal == goal.id]
        since = goal_due_since(goal.by, _held(mine), _moved(mine), today)
        lately = [one for one in book.life_changes if one.on >= goal.created]
        changed = change_due_since([one.on for one in lately], _held(mine), _moved(mine), today)
        if since is not None:
            found.append(LookBackDue(kind="goal", since=since, goal=goal.id))
        elif changed is not None:
            found.append(LookBackDue(kind="goal", since=changed, goal=goal.id, changed=lately[-1].kind))
        if found:
            break
    months = [one for one in book.occasions if one.kind == "monthly"]
    began = book.profile.started_on or min((plan.created for plan in book.plans), default=None)
    since = None if began is None else month_due_since(began, _held(months), _moved(months), today)
    if since is not None:
        found.append(LookBackDue(kind="monthly", since=since))
    return tuple(found)


def _held(occasions: "Iterable[Occasion]") -> list[date]:
    return [one.on for one in occasions if one.finished]


def _moved(occasions: "Iterable[Occasion]") -> date | None:
    return max((one.moved_to for one in occasions if one.moved_to is not None), default=None)
