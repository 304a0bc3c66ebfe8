"""A plan lived forward, one day after the other, with every proposal of its weekly reviews taken.

The rules are the same functions that the coach and `painplan.pacing.replay` ask; here nothing of later days is known
yet. A test replays what was lived and finds the same amounts.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from painplan.pacing.amounts import at_least
from painplan.pacing.days import DayFacts, settling
from painplan.pacing.flare import episodes, flare_day_numbers, flare_in_days_before, needs_new_trials
from painplan.pacing.reasons import Reason
from painplan.pacing.review import Choice, Pace, PastReview, halved_step, review
from painplan.pacing.start import starting_amount
from painplan.pacing.target import DayState, Target, target
from painplan.pacing.week import summarise
from painplan.records import Settled

DAYS_IN_WEEK = 7
UNIT_MIN = 1.0
"""Minutes."""
FIRST_DAY = date(2001, 1, 1)
"""Rules count in days; which ones is all the same."""


def first_pace(trials: Sequence[float], aim: float | None) -> tuple[Pace, float]:
    """Step and first amount after some tries, in minutes (clinical.md A12)."""
    start = starting_amount(trials, UNIT_MIN, aim=aim)
    return Pace(unit_min=UNIT_MIN, step=start.step, aim=aim), start.quota


class Paced:
    """One plan on every day of the week.

    Args:
        pace: Step, smallest unit and aim.
        quota: The amount of the first week.
        pem: Effort brings a lasting worsening: no step.
    """

    def __init__(self, pace: Pace, quota: float, *, pem: bool = False) -> None:
        self.pace, self.quota = pace, quota
        self._pem = pem
        self._day = FIRST_DAY
        self._said: dict[date, bool | None] = {}
        self._pain: dict[date, float] = {}
        self._facts: list[DayFacts] = []
        self._past: list[PastReview] = []
        self._answered_until: date | None = None
        self._maintenance = False
        self._today: Target | None = None

    @property
    def decisions(self) -> tuple[Choice, ...]:
        """What the weekly reviews decided, the oldest first."""
        return tuple(past.decision for past in self._past)

    def morning(self, *, flare: bool) -> Target:
        """The amounts of the day that begins."""
        self._said[self._day] = flare
        flares = episodes(self._said, self._day)
        flare_day = flare_day_numbers(flares).get(self._day, 0)
        yesterday = self._facts[-1].settled if self._facts else None
        self._today = target(
            self.quota,
            self.pace.unit_min,
            DayState(
                flare_day=flare_day,
                settling=flare_day > 0 and settling(yesterday, self._pain, self._day),
                after_flare=flare_in_days_before(flares, self._day),
                pem=self._pem,
                maintenance=self._maintenance,
            ),
        )
        return self._today

    def evening(self, done: float, *, settled: Settled | None, rpe: float | None, pain: float) -> None:
        """What became of it; after seven days the review is made and its proposal taken."""
        asked = self._today or self.morning(flare=False)
        self._pain[self._day] = pain
        self._facts.append(
            DayFacts(
                day=self._day,
                logged=True,
                done=done,
                target=asked.target,
                settled=settled,
                rpe=rpe,
                flare=self._said[self._day] is True,
                pem=self._pem,
            )
        )
        self._today = None
        self._day += timedelta(days=1)
        if len(self._facts) % DAYS_IN_WEEK == 0:
            self._review()

    def _review(self) -> None:
        days = self._facts[-DAYS_IN_WEEK:]
        week = summarise(days, self._pain)
        flares = episodes(self._said, days[-1].day)
        proposal = review(
            self.pace,
            self.quota,
            week,
            earlier=self._past,
            fortnight=self._facts[-2 * DAYS_IN_WEEK :],
            after_flare=flare_in_days_before(flares, days[0].day),
            new_trials=needs_new_trials(flares, days[-1].day, since=self._answered_until),
        )
        if Reason("new_trials") in proposal.asks:
            self.pace = msgspec.structs.replace(self.pace, step=halved_step(self.pace))
            self._answered_until = self._day
        self._past.append(PastReview(week=week, quota=self.quota, decision=proposal.decision))
        self.quota = proposal.next_quota
        at_aim = self.pace.aim is not None and at_least(self.quota, self.pace.aim)
        self._maintenance = at_aim and (self._maintenance or proposal.decision == "maintain")
