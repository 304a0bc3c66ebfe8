"""A made-up person lives through some weeks in three ways: pushing through, resting until it is gone, paced.

An illustration for a conversation, not a forecast. The body is invented (`painplan.pacing.body`), and so are two of the
ways; the paced one asks the real rules, day by day and week by week (`painplan.pacing.strategies`).
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Literal

import msgspec

from painplan.errors import WrongInput
from painplan.kit.words import say
from painplan.pacing.body import BEST_DAY, DAY_SPREAD, WORST_DAY, Body, LivedDay, Luck, MadeUpPerson
from painplan.pacing.start import FEWEST_TRIES
from painplan.pacing.strategies import FollowThePlan, Kept, LivedBy, PushThrough, RestUntilGone

DAYS_IN_WEEK = 7
MOST_WEEKS = 260
"""Five years: beyond that a picture shows nothing more."""

Strategy = Literal["push_through", "rest_until_gone", "paced"]
STRATEGIES: tuple[Strategy, ...] = ("push_through", "rest_until_gone", "paced")


class SimulatedCourse(msgspec.Struct, frozen=True, kw_only=True):
    """One way through the weeks."""

    strategy: Strategy
    days: tuple[LivedDay, ...]
    kept: Kept | None = None
    """What became of the plan; none where there is none."""

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
    def overdone_days(self) -> int:
        """Days on which more was done than they held, or than the plan allows."""
        return sum(day.overdone for day in self.days)

    @property
    def total(self) -> float:
        """All minutes."""
        return sum(day.minutes for day in self.days)


def simulate(person: MadeUpPerson, weeks: int, seed: int = 1) -> tuple[SimulatedCourse, ...]:
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
        raise WrongInput(say("pacing.simulation.weeks_cannot_shown_can", weeks=weeks, most_weeks=MOST_WEEKS))
    luck = lucky_days(seed, weeks * DAYS_IN_WEEK)
    paced = FollowThePlan(person, first_tries(person, seed))
    ways: dict[Strategy, LivedBy] = {"push_through": PushThrough(), "rest_until_gone": RestUntilGone(), "paced": paced}
    lived = {name: _lived(person, way, luck) for name, way in ways.items()}
    return tuple(
        SimulatedCourse(strategy=name, days=days, kept=paced.kept if name == "paced" else None)
        for name, days in lived.items()
    )


def first_tries(person: MadeUpPerson, seed: int) -> tuple[float, ...]:
    """What the person reached on the three days of tries before the first week, in minutes (clinical.md A12)."""
    days = lucky_days(-1 - seed, FEWEST_TRIES)
    return tuple(float(round(Body(person).holds(luck))) for luck in days)


def lucky_days(seed: int, count: int) -> tuple[Luck, ...]:
    """What so many days bring by themselves; the same seed gives the same days."""
    return tuple(_days(Random(seed), count))


def _lived(person: MadeUpPerson, way: LivedBy, days: Sequence[Luck]) -> tuple[LivedDay, ...]:
    body = Body(person)
    return tuple(way.live(body, luck) for luck in days)


def _days(chance: Random, count: int) -> Iterator[Luck]:
    for _ in range(count):
        holds = min(BEST_DAY, max(WORST_DAY, chance.gauss(1, DAY_SPREAD)))
        yield Luck(holds=holds, spell=chance.random(), urge=chance.random(), busy=chance.random())
