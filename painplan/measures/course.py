"""What became of an instrument's scores over time: the first, the best, and whether the change is a big one. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from painplan.measures.change import Rule, ScoreChange, change

SHARED_NEEDED = 2
"""A mean of own activities needs at least two that were rated both times (clinical.md B1, PSFS)."""
TREND_NEEDED = 4
"""With fewer assessments there is no trend to speak of (H3)."""
Ratings = Sequence[tuple[date, Mapping[str, float]]]
"""By day, oldest first: the rating of each own activity."""


class ScoreCourse(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of one instrument, told in three numbers."""

    baseline: float
    """The first score."""
    latest: float
    best: float | None
    """The best so far; none where the instrument does not say which way is better."""
    changed: ScoreChange | None
    """From the first to the newest; none with a single score, or where no size of change is settled."""
    count: int

    @property
    def enough(self) -> bool:
        """Whether there are enough assessments to speak of a trend."""
        return self.count >= TREND_NEEDED


def course(scores: Sequence[float], rule: Rule | None, *, higher_is_better: bool | None) -> ScoreCourse | None:
    """Tell the course of scores.

    Args:
        scores: Oldest first; without those that were incomplete.
        rule: The instrument's row of the table of meaningful change.
        higher_is_better: Which way is better.

    Returns:
        None without any score.

    Source: clinical.md H1, H3.
    """
    if not scores:
        return None
    best = None if higher_is_better is None else max(scores) if higher_is_better else min(scores)
    return ScoreCourse(
        baseline=scores[0],
        latest=scores[-1],
        best=best,
        changed=change(rule, scores[0], *scores[1:]) if rule and len(scores) > 1 else None,
        count=len(scores),
    )


def shared_scores(rated: Ratings) -> list[tuple[date, float]]:
    """Means over the activities that were rated on the newest day as well, so that like is compared with like.

    Args:
        rated: By day, oldest first: the rating of each own activity.

    Returns:
        Day and mean of each day that shares at least two activities with the newest; without the other activities.

    Source: clinical.md B1 (PSFS: never average different activities across time), vector I3.
    """
    days, shared = _compared(rated)
    return [(day, sum(ratings[name] for name in sorted(shared)) / len(shared)) for day, ratings in days if shared]


def left_out(rated: Ratings) -> tuple[str, ...]:
    """The activities that were rated on a day, and are in no comparison because they were not rated each time."""
    _, shared = _compared(rated)
    named = dict.fromkeys(name for _, ratings in rated for name in ratings)
    return tuple(name for name in named if name not in shared) if len(rated) > 1 else ()


def _compared(rated: Ratings) -> tuple[Ratings, set[str]]:
    """The days that can be compared with the newest, and the activities that all of them have."""
    if not rated:
        return [], set()
    newest = set(rated[-1][1])
    shared = set(newest)
    days = [(day, ratings) for day, ratings in rated if len(newest & set(ratings)) >= SHARED_NEEDED]
    for _, ratings in days:
        shared &= set(ratings)
    if len(shared) < SHARED_NEEDED:  # the days differ among each other: the newest is compared with the first alone
        days = [days[0], days[-1]] if len(days) > 1 else days
        shared = newest & set(days[0][1]) if days else set()
    return days, shared
