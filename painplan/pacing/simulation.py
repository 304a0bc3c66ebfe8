"""A made-up person who lives through some weeks in three ways: pushing through, resting until it is gone, paced.

An illustration for a conversation, not a forecast and not fitted to anybody's data. Every number of the person is
chosen so that the course looks like what clinical.md A5 and A12 describe; none comes from a study. Only the paced way
is taken from the program: it asks the real rules, day by day and week by week (`painplan.pacing.paced`).
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Literal, Protocol

import msgspec

from painplan.errors import WrongInput
from painplan.pacing.paced import Paced, first_pace
from painplan.pacing.start import TRIALS_NEEDED
from painplan.records import Settled

DAYS_IN_WEEK = 7
MOST_WEEKS = 260
"""Five years: beyond that a picture shows nothing more."""
SMALLEST_START, LARGEST_START = 5.0, 240.0
"""Capacities in minutes a day that the three ways can be told apart with."""

MOST_GROWTH = 3.0
"""Capacity can grow to this many times what it was [illustration]."""
GROWTH = 0.025
"""Share of capacity gained on a day that uses all of it, as long as it is far from its most [illustration]."""
LOSS, IDLE_BELOW = 0.004, 0.3
"""Share of capacity lost on a day with less activity than this share of it [illustration]."""
LEAST_CAPACITY = 0.4
"""Capacity does not fall below this share of what it was [illustration]."""
DAY_SPREAD = 0.12
"""Standard deviation of what a day holds from one day to the next, as a share [illustration]."""
TROUBLED_SHARE = 0.6
"""Share of capacity that soreness and sensitivity together take away at most [illustration]."""
SORENESS, SORENESS_SETTLES = 0.7, 0.5
"""Soreness, 0 to 1, after twice what the day holds for the most flare-prone person, and the share of it that is gone a
day later [illustration]."""
MORE_WHEN_SENSITIVE = 2.0
"""How much more soreness the same overload brings to a fully sensitive body, in times [illustration]."""
SENSITIVITY, SENSITIVITY_SETTLES = 0.1, 0.04
"""Sensitivity, 0 to 1, gained by twice what the day holds for the most flare-prone person, and the share of it that is
gone a day later: half of it after 17 days [illustration]."""
MOST_OVERLOAD = 1.5
"""More than this times too much makes no further difference [illustration]."""
SPELL_CHANCE, SPELL = 0.02, 0.6
"""Chance of a bad spell out of the blue on a day for the most flare-prone person, and the soreness it brings
[illustration]."""
LIFE_CHANCE = 0.07
"""Chance that something else fills a day [illustration]."""
FLARE_FROM, FLARE_UNTIL = 0.65, 0.4
"""Soreness and sensitivity together at which the person calls it a flare-up, and below which it is over
[illustration]."""
FIRST_SENSITIVITY = 0.1
UNSETTLED_RISE = 0.1
"""A morning so much worse than the one before is not settled [illustration]."""
LEAST_PAIN, PAIN_RANGE = 3.0, 7.0
"""Pain of 0-10 without soreness or sensitivity, and what these add at most [illustration]."""
FULL_EFFORT = 5.0
"""Effort of 0-10 that uses all the day holds [illustration]."""

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

Strategy = Literal["push_through", "rest_until_gone", "paced"]
STRATEGIES: tuple[Strategy, ...] = ("push_through", "rest_until_gone", "paced")


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody made up."""

    capacity_minutes: float = 20.0
    """What an ordinary day holds without a price, in minutes."""
    temptation: float = 0.5
    """How much more is done on a good day than it holds: 0 nothing, 1 up to twice as much again."""
    flare_proneness: float = 0.5
    """How strongly the body answers to too much, and how often without any reason: 0 hardly, 1 very."""
    pem: bool = False
    """Effort brings a lasting worsening: the paced plan makes no step (clinical.md A14)."""

    def __post_init__(self) -> None:
        """Check the ranges.

        Raises:
            WrongInput: A number is out of its range.
        """
        if not SMALLEST_START <= self.capacity_minutes <= LARGEST_START:
            raise WrongInput(
                f"The start is {self.capacity_minutes:g} minutes a day; it goes from {SMALLEST_START:g} to "
                f"{LARGEST_START:g}."
            )
        for name, value in (("temptation", self.temptation), ("flare-proneness", self.flare_proneness)):
            if not 0 <= value <= 1:
                raise WrongInput(f"The {name} is {value:g}; it goes from 0 to 1.")


class LivedDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day of a course."""

    minutes: float
    pain: int
    """0-10, in the evening."""
    flare: bool
    settled: Settled | None
    """How the next morning was; none on a day without activity."""
    rpe: int | None
    """Effort, 0-10; none on a day without activity."""
    target: float | None = None
    """What the plan asked for, where there is one."""


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """One way through the weeks."""

    strategy: Strategy
    days: tuple[LivedDay, ...]

    @property
    def weekly(self) -> tuple[float, ...]:
        """Minutes of each week."""
        starts = range(0, len(self.days), DAYS_IN_WEEK)
        return tuple(sum(day.minutes for day in self.days[at : at + DAYS_IN_WEEK]) for at in starts)

    @property
    def flare_days(self) -> int:
        """Days that the person called a flare-up."""
        return sum(day.flare for day in self.days)

    @property
    def total(self) -> float:
        """All minutes."""
        return sum(day.minutes for day in self.days)


class Luck(msgspec.Struct, frozen=True, kw_only=True):
    """What a day brings by itself; the same for all three ways, so that only the way differs."""

    holds: float
    """What the day holds, around 1."""
    spell: float
    urge: float
    """0 to 1: how strong the wish to do more is."""
    busy: float


class Body:
    """What changes from day to day: capacity slowly, sensitivity slowly, soreness fast."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.capacity, self.sensitivity, self.soreness = person.capacity_minutes, FIRST_SENSITIVITY, 0.0
        self.flare = False

    @property
    def trouble(self) -> float:
        """Soreness and sensitivity together, 0 to 1."""
        return min(1, self.soreness + self.sensitivity)

    def holds(self, luck: Luck) -> float:
        """What the day holds without a price, in minutes."""
        return self.capacity * (1 - TROUBLED_SHARE * self.trouble) * luck.holds

    def live(self, minutes: float, luck: Luck, target: float | None = None) -> LivedDay:
        """A day passes; the body is that of the next morning then."""
        share, flare, before = minutes / self.holds(luck), self.flare, self.trouble
        self._answer(min(MOST_OVERLOAD, max(0, share - 1)), luck)
        self._grow_or_shrink(minutes, share)
        self.flare = self.trouble >= (FLARE_UNTIL if flare else FLARE_FROM)
        unsettled = self.trouble - before > UNSETTLED_RISE
        return LivedDay(
            minutes=minutes,
            pain=min(10, round(LEAST_PAIN + PAIN_RANGE * before)),
            flare=flare,
            settled=("no" if unsettled else "yes") if minutes else None,
            rpe=min(10, round(FULL_EFFORT * share)) if minutes else None,
            target=target,
        )

    def _answer(self, overload: float, luck: Luck) -> None:
        """Too much makes sore at once and sensitive for longer; both settle by themselves."""
        prone = self.person.flare_proneness
        spell = SPELL if luck.spell < SPELL_CHANCE * prone else 0
        sore = SORENESS * prone * overload * (1 + MORE_WHEN_SENSITIVE * self.sensitivity)
        self.soreness = min(1, self.soreness * (1 - SORENESS_SETTLES) + sore + spell)
        self.sensitivity = min(1, self.sensitivity * (1 - SENSITIVITY_SETTLES) + SENSITIVITY * prone * overload)

    def _grow_or_shrink(self, minutes: float, share: float) -> None:
        """Regular load that the day holds lets capacity grow; a day with hardly any costs a little of it."""
        first = self.person.capacity_minutes
        if minutes < IDLE_BELOW * self.capacity:
            self.capacity = max(LEAST_CAPACITY * first, self.capacity * (1 - LOSS))
        elif share <= 1:
            room = 1 - self.capacity / (MOST_GROWTH * first)
            self.capacity += GROWTH * min(1, minutes / self.capacity) * room * self.capacity


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
        self._person = person
        self._plan = Paced(*first_pace(trials, AIM * person.capacity_minutes), pem=person.pem)

    def live(self, body: Body, luck: Luck) -> LivedDay:
        """Live one day."""
        asked = self._plan.morning(flare=body.flare)
        minutes = asked.target
        if body.soreness < UP_BELOW:
            if luck.urge < self._person.temptation * BEYOND_CHANCE:
                minutes = max(asked.ceiling, _tempted(body, luck, 1))
            elif luck.urge < self._person.temptation * CEILING_CHANCE:
                minutes = asked.ceiling
        day = body.live(_whole(minutes, luck), luck, asked.target)
        self._plan.evening(day.minutes, settled=day.settled, rpe=day.rpe, pain=day.pain)
        return day


def simulate(person: Person, weeks: int, seed: int = 1) -> tuple[Course, ...]:
    """Live through the same weeks in each of the three ways.

    Args:
        person: Who lives.
        weeks: How long, 1 to 260.
        seed: The same number gives the same days.

    Raises:
        WrongInput: There are no weeks, or too many.

    Source: clinical.md A5 (what over-activity and avoidance look like), A12 to A14 (the paced way) [illustration].
    """
    if not 1 <= weeks <= MOST_WEEKS:
        raise WrongInput(f"{weeks} weeks cannot be shown; 1 to {MOST_WEEKS} can.")
    luck = tuple(_days(Random(seed), weeks * DAYS_IN_WEEK))
    ways: dict[Strategy, Way] = {
        "push_through": PushThrough(),
        "rest_until_gone": RestUntilGone(),
        "paced": FollowThePlan(person, first_tries(person, seed)),
    }
    return tuple(Course(strategy=name, days=_lived(person, way, luck)) for name, way in ways.items())


def first_tries(person: Person, seed: int) -> tuple[float, ...]:
    """What the person reached on the three days of tries before the first week, in minutes (clinical.md A12)."""
    days = _days(Random(-1 - seed), TRIALS_NEEDED)
    return tuple(float(round(Body(person).holds(luck))) for luck in days)


def _lived(person: Person, way: Way, days: Sequence[Luck]) -> tuple[LivedDay, ...]:
    body = Body(person)
    return tuple(way.live(body, luck) for luck in days)


def _days(chance: Random, count: int) -> Iterator[Luck]:
    for _ in range(count):
        holds = min(1.5, max(0.5, chance.gauss(1, DAY_SPREAD)))
        yield Luck(holds=holds, spell=chance.random(), urge=chance.random(), busy=chance.random())


def _whole(minutes: float, luck: Luck) -> float:
    """Whole minutes, or nothing on a day that something else fills."""
    return 0.0 if luck.busy < LIFE_CHANCE else float(round(minutes))


def _tempted(body: Body, luck: Luck, share: float) -> float:
    """What somebody does who feels good: what the day holds, and on some days a good deal more."""
    wish = luck.urge < GOOD_DAYS
    return body.holds(luck) * (1 + wish * share * TOO_MUCH * body.person.temptation)
