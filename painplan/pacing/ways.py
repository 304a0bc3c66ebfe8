"""Three ways for a made-up person to decide each day how much is done [illustration].

Only the paced one is taken from the program: it asks the real rules (`painplan.pacing.paced`).
"""

from collections.abc import Sequence
from typing import Protocol

from painplan.pacing.body import Body, LivedDay, Luck, Person
from painplan.pacing.paced import Paced, first_pace
from painplan.pacing.target import Target

LIFE_CHANCE = 0.07
"""Chance that something else fills a day [illustration]."""
GOOD_DAYS = 0.4
"""Share of the days without soreness on which the wish to do more is followed, if there is any temptation
[illustration]."""
TOO_MUCH = 1.6
"""What the most tempted person does on such a day beyond what it holds, in times of that [illustration]."""
DOWN_FROM, UP_BELOW = 0.3, 0.12
"""Soreness at which who pushes through has to stop, and below which it starts again [illustration]."""
DOWN_SHARE, REST_SHARE = 0.25, 0.15
"""What is done when one has to stop, and on a day of rest, as a share of capacity [illustration]."""
GONE = 0.12
"""Below this, soreness and sensitivity together, the pain counts as gone [illustration]."""
CATCHING_UP = 0.5
"""Share of the temptation with which somebody rested catches up [illustration]."""
CEILING_CHANCE, BEYOND_CHANCE = 0.5, 0.1
"""Chance, for the most tempted person, to go up to the ceiling on a good day in spite of the plan, and far beyond it
[illustration]."""
AIM = 2.0
"""The paced plan aims for this many times the first capacity [illustration]."""


class Way(Protocol):
    """Decides each day how much is done."""

    def live(self, body: Body, luck: Luck) -> LivedDay:
        """Live one day."""


class PushThrough:
    """Does all that the day holds and more when it feels good, until the body stops it; then again."""

    _down = False

    def live(self, body: Body, luck: Luck) -> LivedDay:
        """Live one day."""
        self._down = body.soreness >= (UP_BELOW if self._down else DOWN_FROM)
        minutes = DOWN_SHARE * body.capacity if self._down else _tempted(body, luck, 1)
        return body.live(_whole(minutes, luck), luck)


class RestUntilGone:
    """Rests while it hurts more than hardly at all, then catches up."""

    def live(self, body: Body, luck: Luck) -> LivedDay:
        """Live one day."""
        minutes = REST_SHARE * body.capacity if body.trouble >= GONE else _tempted(body, luck, CATCHING_UP)
        return body.live(_whole(minutes, luck), luck)


class FollowThePlan:
    """Does today's amount, with lapses on good days."""

    def __init__(self, person: Person, trials: Sequence[float]) -> None:
        self._plan = Paced(*first_pace(trials, AIM * person.capacity_minutes), pem=person.pem)

    def live(self, body: Body, luck: Luck) -> LivedDay:
        """Live one day."""
        asked = self._plan.morning(flare=body.flare)
        day = body.live(done_of(asked, body, luck), luck, asked.target)
        self._plan.evening(day.minutes, settled=day.settled, rpe=day.rpe, pain=day.pain)
        return day


def done_of(asked: Target, body: Body, luck: Luck) -> float:
    """What somebody does who follows a plan: the amount, now and then up to its ceiling, seldom far beyond."""
    temptation, minutes = body.person.temptation, asked.target or 0
    if body.soreness < UP_BELOW:
        if luck.urge < temptation * BEYOND_CHANCE:
            minutes = max(asked.ceiling or 0, _tempted(body, luck, 1))
        elif luck.urge < temptation * CEILING_CHANCE:
            minutes = asked.ceiling or 0
    return _whole(minutes, luck)


def _whole(minutes: float, luck: Luck) -> float:
    """Whole minutes, or nothing on a day that something else fills."""
    return 0.0 if luck.busy < LIFE_CHANCE else float(round(minutes))


def _tempted(body: Body, luck: Luck, share: float) -> float:
    """What somebody does who feels good: what the day holds, and on some days a good deal more."""
    wish = luck.urge < GOOD_DAYS
    return body.holds(luck) * (1 + wish * share * TOO_MUCH * body.person.temptation)
