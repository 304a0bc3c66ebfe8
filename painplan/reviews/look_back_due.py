"""Which look backs are due beside the weekly one: a month, a goal whose date has come; one of each at most. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from painplan.reviews.rules import goal_due_since, month_due_since
from painplan.store.book import Book

if TYPE_CHECKING:
    from painplan.reviews.records import Occasion, OccasionKind


class LookBackDue(msgspec.Struct, frozen=True, kw_only=True):
    """One that waits."""

    kind: "OccasionKind"
    since: date
    goal: str = ""
    """Id of the goal."""


def look_backs_due(book: Book, today: date) -> tuple[LookBackDue, ...]:
    """What waits on a day: the goal whose date came first, then the month."""
    by_date = sorted((goal for goal in book.goals if goal.by is not None), key=lambda goal: str(goal.by))
    found = []
    for goal in by_date:
        mine = [one for one in book.occasions if one.kind == "goal" and one.goal == goal.id]
        since = goal_due_since(goal.by, _held(mine), _moved(mine), today)
        if since is not None and goal.state == "active":
            found.append(LookBackDue(kind="goal", since=since, goal=goal.id))
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
