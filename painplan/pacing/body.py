"""A made-up body that answers to what is done: capacity, sensitivity, soreness.

An illustration for a conversation. Every number is chosen so that the courses look like what clinical.md A5 and A12
describe; none comes from a study and none is fitted to anybody's data.
"""

import msgspec

from painplan.errors import WrongInput
from painplan.kit.numbers import exact
from painplan.kit.words import say
from painplan.pacing.days import Settled

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
WORST_DAY, BEST_DAY = 0.5, 1.5
"""What a day holds by itself lies between these shares of an ordinary one [illustration]."""
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
SCALE_TOP = 10
"""Top of the scales of pain and effort."""
OVERDONE_PUSHING, OVERDONE_RESTING, OVERDONE_PACED = 0.4, 0.4, 0.05
"""Share of the good days on which more is done than they hold, or than the plan asks for, in each of the three ways
[illustration]. These decide more than anything else, so the person in front of the picture may move them."""
AIM, LEAST_AIM, LARGEST_AIM = 2.0, 1.0, 10.0
"""The paced plan aims for this many times the first capacity, and what can be chosen instead [illustration]."""


class MadeUpPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody made up."""

    capacity_minutes: float = 20.0
    """What an ordinary day holds without a price, in minutes."""
    temptation: float = 0.5
    """How much more is done on a good day than it holds: 0 nothing, 1 up to twice as much again."""
    flare_proneness: float = 0.5
    """How strongly the body answers to too much, and how often without any reason: 0 hardly, 1 very."""
    pem: bool = False
    """Effort brings a lasting worsening: the paced plan makes no step (clinical.md A14)."""
    overdone_pushing: float = OVERDONE_PUSHING
    """Share of the good days, 0 to 1, on which who pushes through does more than they hold."""
    overdone_resting: float = OVERDONE_RESTING
    """The same for who rests until it is gone, when catching up."""
    overdone_paced: float = OVERDONE_PACED
    """The same for who paces: how often the plan is broken."""
    aim_times: float | None = AIM
    """The paced plan aims for this many times ``capacity_minutes``; none: it has no aim and may grow on."""

    def __post_init__(self) -> None:
        """Check the ranges.

        Raises:
            WrongInput: A number is out of its range.
        """
        if not SMALLEST_START <= self.capacity_minutes <= LARGEST_START:
            raise WrongInput(
                say(
                    "pacing.body.start_minutes_day_goes",
                    capacity_minutes=f"{self.capacity_minutes:g}",
                    smallest_start=f"{SMALLEST_START:g}",
                    largest_start=f"{LARGEST_START:g}",
                )
            )
        shares = (("temptation", self.temptation), ("flare-proneness", self.flare_proneness))
        overdone = [self.overdone_pushing, self.overdone_resting, self.overdone_paced]
        for name, value in (*shares, *((say("pacing.body.share_overdone_days"), share) for share in overdone)):
            if not 0 <= value <= 1:
                raise WrongInput(say("pacing.body.goes_from", name=name, value=exact(value)))
        if self.aim_times is not None and not LEAST_AIM <= self.aim_times <= LARGEST_AIM:
            raise WrongInput(
                say(
                    "pacing.body.aim_times_goes_from",
                    aim_times=f"{self.aim_times:g}",
                    least_aim=f"{LEAST_AIM:g}",
                    largest_aim=f"{LARGEST_AIM:g}",
                )
            )

    @property
    def aim(self) -> float | None:
        """The aim of the paced plan, in minutes a day."""
        return None if self.aim_times is None else self.aim_times * self.capacity_minutes


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
    overdone: bool = False
    """More was done than the day held by itself, or than the plan allows on a good day, because it felt good."""


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

    def __init__(self, person: MadeUpPerson) -> None:
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

    def live(self, minutes: float, luck: Luck, target: float | None = None, *, overdone: bool = False) -> LivedDay:
        """A day passes; the body is that of the next morning then."""
        share, flare, before = minutes / self.holds(luck), self.flare, self.trouble
        self._answer(min(MOST_OVERLOAD, max(0, share - 1)), luck)
        self._grow_or_shrink(minutes, share)
        self.flare = self.trouble >= (FLARE_UNTIL if flare else FLARE_FROM)
        unsettled = self.trouble - before > UNSETTLED_RISE
        return LivedDay(
            minutes=minutes,
            pain=min(SCALE_TOP, round(LEAST_PAIN + PAIN_RANGE * before)),
            flare=flare,
            settled=("no" if unsettled else "yes") if minutes else None,
            rpe=min(SCALE_TOP, round(FULL_EFFORT * share)) if minutes else None,
            target=target,
            overdone=overdone,
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
