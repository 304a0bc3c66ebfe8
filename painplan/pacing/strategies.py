"""Three ways for a made-up person to decide each day how much is done [illustration].

Only the paced one is taken from the program: it asks the real rules (`painplan.pacing.paced`).
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import msgspec

from painplan.pacing.amounts import at_least
from painplan.pacing.body import Body, LivedDay, Luck, MadeUpPerson
from painplan.pacing.paced import Paced, first_pace
from painplan.pacing.review import Choice
from painplan.pacing.target import Target

LIFE_CHANCE = 0.07
"""Chance that something else fills a day [illustration]."""
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
CEILING_CHANCE = 0.5
"""Chance, for the most tempted person, to go up to the ceiling on a good day, as the plan allows [illustration]."""


class LivedBy(Protocol):
    """Decides each day how much is done."""

    def live(self, body: Body, luck: Luck) -> LivedDay:
        """Live one day."""


class Done(NamedTuple):
    """What is done on a day, before it passes."""

    minutes: float
    overdone: bool = False
    """More than the day holds, or than the plan allows, because it feels good."""


class PushThrough:
    """Does all that the day holds and more when it feels good, until the body stops it; then again."""

    _down = False

    def live(self, body: Body, luck: Luck) -> LivedDay:
        """Live one day."""
        self._down = body.soreness >= (UP_BELOW if self._down else DOWN_FROM)
        down = Done(DOWN_SHARE * body.capacity)
        return _lived(body, luck, down if self._down else _tempted(body, luck, body.person.overdone_pushing))


class RestUntilGone:
    """Rests while it hurts more than hardly at all, then catches up."""

    def live(self, body: Body, luck: Luck) -> LivedDay:
        """Live one day."""
        rest, share = Done(REST_SHARE * body.capacity), body.person.overdone_resting
        return _lived(body, luck, rest if body.trouble >= GONE else _tempted(body, luck, share, CATCHING_UP))


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a paced plan in the end."""

    quota: float
    """The amount that would come next, in minutes."""
    aim: float | None
    decisions: tuple[Choice, ...]
    """Of its weekly reviews, the oldest first."""

    @property
    def at_aim(self) -> bool:
        """Whether it stands at its aim."""
        return self.aim is not None and at_least(self.quota, self.aim)


class FollowThePlan:
    """Does today's amount, with lapses on good days."""

    def __init__(self, person: MadeUpPerson, trials: Sequence[float]) -> None:
        self._plan = Paced(*first_pace(trials, person.aim), pem=person.pem)

    def live(self, body: Body, luck: Luck) -> LivedDay:
        """Live one day."""
        asked = self._plan.morning(flare=body.flare)
        day = _lived(body, luck, _planned(asked, body, luck), asked.target)
        self._plan.evening(day.minutes, settled=day.settled, rpe=day.rpe, pain=day.pain)
        return day

    @property
    def kept(self) -> Kept:
        """What became of the plan, after the last day."""
        self._plan.end()
        return Kept(quota=self._plan.quota, aim=self._plan.pace.aim, decisions=self._plan.decisions)


def done_of(asked: Target, body: Body, luck: Luck) -> float:
    """What somebody does who follows a plan: the amount, now and then up to its ceiling, seldom far beyond."""
    return _whole(_planned(asked, body, luck).minutes, luck)


def _planned(asked: Target, body: Body, luck: Luck) -> Done:
    temptation, amount, ceiling = body.person.temptation, asked.target or 0, asked.ceiling or 0
    if body.soreness < UP_BELOW:
        beyond = _tempted(body, luck, body.person.overdone_paced)
        if beyond.overdone and beyond.minutes > ceiling:
            return beyond
        if luck.urge < temptation * CEILING_CHANCE:
            return Done(ceiling)
    return Done(amount)


def _lived(body: Body, luck: Luck, done: Done, target: float | None = None) -> LivedDay:
    """A day passes; overdone only where something of it was done at all."""
    minutes = _whole(done.minutes, luck)
    return body.live(minutes, luck, target, overdone=done.overdone and minutes > 0)


def _whole(minutes: float, luck: Luck) -> float:
    """Whole minutes, or nothing on a day that something else fills."""
    return 0.0 if luck.busy < LIFE_CHANCE else float(round(minutes))


def _tempted(body: Body, luck: Luck, good_days: float, share: float = 1) -> Done:
    """What somebody does who feels good: what the day holds, and on some days a good deal more.

    Args:
        body: Whose.
        luck: What the day brings.
        good_days: Share of such days on which more is done.
        share: Of the temptation, how much of it is followed.
    """
    wish = luck.urge < good_days and body.person.temptation > 0
    return Done(body.holds(luck) * (1 + wish * share * TOO_MUCH * body.person.temptation), wish)
