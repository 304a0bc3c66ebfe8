"""A plan lived forward, one day after the other, with every proposal of its weekly reviews taken.

The rules are the same functions that the coach and `painplan.pacing.replay` ask; here nothing of later days is known
yet. A test replays what was lived and finds the same amounts.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from painplan.pacing.amounts import at_least
from painplan.pacing.days import NEXT_MORNING, DayFacts, Morning, Mornings, Settled
from painplan.pacing.flare import FlareSaid, episodes, flare_day, flare_in_days_before, halved_on
from painplan.pacing.gates import Closed
from painplan.pacing.review import Choice, More, PastReview, review
from painplan.pacing.rhythm import Pace, step_is_due
from painplan.pacing.start import starting_amount
from painplan.pacing.target import DayState, Target, target
from painplan.pacing.week import summarise

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
        self._said: dict[date, FlareSaid] = {}
        """The days on which a flare-up began or ended."""
        self._flares = self._flare_today = False
        """Whether one lasted when today began, and lasts today."""
        self._pain: dict[date, float] = {}
        self._facts: list[DayFacts] = []
        self._worked: list[date] = []
        self._settled: list[Morning] = []
        self._past: list[PastReview] = []
        self._last_up: date | None = None
        self._maintenance = self._halved = False
        self._today: Target | None = None

    @property
    def decisions(self) -> tuple[Choice, ...]:
        """What the weekly reviews decided, the oldest first."""
        return tuple(past.decision for past in self._past)

    def morning(self, *, flare: bool) -> Target:
        """The amounts of the day that begins; a week that is full is reviewed first, as the diary does, on this day.

        No step begins on a day of a flare-up (clinical.md A13).
        """
        self._said.pop(self._day, None)
        if flare != self._flares:
            self._said[self._day] = FlareSaid(flare, None if flare else self._day)
        self._flare_today = flare
        self._review(flare_now=flare)
        flares = episodes(self._said, self._day)
        self._today = target(
            self.quota,
            self.pace.unit_min,
            DayState(
                flare=flare_day(flares, self._day, self._settled_on, until_over=self._pem),
                pem=self._pem,
                maintenance=self._maintenance,
            ),
        )
        return self._today

    def _settled_on(self, day: date, since: date) -> date | Literal["no"] | None:
        """What is known on the morning of the day that begins: how yesterday's session settled, too."""
        known = Mornings(
            known=tuple(self._settled),
            sessions=tuple(self._worked),
            entries=frozenset(facts.day for facts in self._facts),
        )
        return known.settled_on(day, since)

    def evening(self, done: float, *, settled: Settled | None, rpe: float | None, pain: float) -> None:
        """What became of it."""
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
                flare=self._flare_today,
                pem=self._pem,
            )
        )
        if done:
            self._worked.append(self._day)
            if settled:
                told_on = self._day + timedelta(days=NEXT_MORNING)
                self._settled.append(Morning(self._day, told_on, settled))
        self._flares = self._flare_today
        self._today = None
        self._day += timedelta(days=1)

    def end(self) -> None:
        """No day follows: the last full week is reviewed as on a day without a flare-up."""
        self._review(flare_now=False)

    def _review(self, *, flare_now: bool) -> None:
        """Look back on a full week, once, and take what is proposed."""
        if len(self._facts) != (len(self._past) + 1) * DAYS_IN_WEEK:
            return
        days = self._facts[-DAYS_IN_WEEK:]
        week = summarise(days, self._pain, days_per_week=DAYS_IN_WEEK)
        flares = episodes({day: said for day, said in self._said.items() if day < self._day}, days[-1].day)
        asks = not self._halved and halved_on(flares, days[-1].day) is not None
        if asks:
            self.pace, self._halved = self.pace.halved(), True
        proposal = review(
            self.pace,
            self.quota,
            week,
            before=self._past[-1].week if self._past else None,
            earlier=self._past,
            fortnight=self._facts[-2 * DAYS_IN_WEEK :],
            closed=Closed(
                after_flare=flare_in_days_before(flares, days[0].day),
                flare_now=flare_now,
                slower_steps=not step_is_due(self.pace, self.quota, self._last_up, self._day),
            ),
            more=More(new_trials=asks),
        )
        past = PastReview(week=week, quota=self.quota, decision=proposal.decision, waited=proposal.waited)
        self._past.append(past)
        self._last_up = self._day if proposal.decision == "up" else self._last_up
        self.quota = proposal.next_quota
        at_aim = self.pace.aim is not None and at_least(self.quota, self.pace.aim)
        self._maintenance = at_aim and (self._maintenance or proposal.decision == "maintain")
