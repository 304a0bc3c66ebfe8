"""Evenings told by the made-up body of the demonstration: what it did, and how it was after it.

The body is an illustration (`painplan.pacing.body`). The diary it fills is not: every answer goes through the real
coach, and amounts, reviews and patterns are worked out from the answers alone.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from painplan.pacing.body import Body, LivedDay, Luck, MadeUpPerson
from painplan.pacing.days import Settled
from painplan.pacing.simulation import first_tries, lucky_days
from painplan.pacing.strategies import PushThrough, RestUntilGone, done_of
from painplan.plans.records import Trial
from painplan.samples.living import WEEKS
from painplan.samples.story import DAYS_IN_WEEK, Answers, Day

How = Literal["push", "rest", "plan"]
"""Pushing through on good days, resting until it is gone, or what the plan of the diary asks for."""
_BEST, _RANGE = 7.0, 6.0
"""Energy and sleep of 0-10 without any trouble, and what all of it takes away [illustration]."""


class Evenings:
    """One made-up person's evenings, from the first day on.

    Args:
        plan: Id of the plan that the activity belongs to.
        person: Whose body it is.
        seed: The same number gives the same days.
        ways: How the days are lived, by the day from which it is so.
        notes: What is noted on some days.
        missed: Days without a check-in.
    """

    def __init__(
        self,
        plan: str,
        person: MadeUpPerson,
        seed: int,
        ways: Mapping[int, How],
        *,
        notes: Mapping[int, str],
        missed: frozenset[int],
    ) -> None:
        self._plan, self._ways, self._notes, self._missed = plan, ways, notes, missed
        self._body = Body(person)
        self._luck = lucky_days(seed, WEEKS * DAYS_IN_WEEK)
        self._push, self._rest = PushThrough(), RestUntilGone()
        self._flare = self._flaring = False
        self._settled: Settled | None = None

    def __call__(self, day: Day) -> Answers | None:
        """Live a day and tell it in the evening."""
        trouble = self._body.trouble
        lived = self._live(day, self._luck[day.number])
        if day.number in self._missed:
            return None
        answers = self._told(day, lived, trouble)
        self._settled = lived.settled or self._settled
        return answers

    def _live(self, day: Day, luck: Luck) -> LivedDay:
        how = self._ways[max(number for number in self._ways if number <= day.number)]
        if how != "plan":
            return (self._push if how == "push" else self._rest).live(self._body, luck)
        asked = day.plans[self._plan].target
        first_of_flare, self._flare = self._body.flare and not self._flare, self._body.flare
        # On the first day of a flare-up the diary learns of it only in the evening.
        minutes = asked.smaller or 0 if first_of_flare else done_of(asked, self._body, luck)
        return self._body.live(minutes, luck, asked.target)

    def _flare_told(self, lived: LivedDay) -> Answers:
        """What is said about a flare-up in the evening: that one began, that it is over, that there is none."""
        before, self._flaring = self._flaring, lived.flare
        if lived.flare:
            return {} if before else {"flare": "yes"}
        return {"flare_over": "yes"} if before else {"flare": "no"}

    def _told(self, day: Day, lived: LivedDay, trouble: float) -> Answers:
        kept = 3 * (1 - trouble) if lived.minutes else 1
        answers = {
            "mattered": day.chance.choices(("no", "a_little", "yes"), (2, 3, kept))[0],
            "interference": day.scale(lived.pain + 0.3, 0.5),
            "pain": str(lived.pain),
            "energy": day.scale(_BEST - _RANGE * trouble, 0.7),
            "sleep": day.scale(_BEST - 1 - _RANGE * trouble / 2, 0.9),
            **self._flare_told(lived),
            "worry": "no",
            f"done.{self._plan}": f"{lived.minutes:g}",
        }
        if self._settled is not None:
            answers[f"settled.{self._plan}"] = self._settled
        if lived.rpe is not None:
            answers[f"rpe.{self._plan}"] = str(lived.rpe)
        if day.number in self._notes:
            answers["note"] = self._notes[day.number]
        return answers


def tries(person: MadeUpPerson, seed: int, first: date) -> tuple[Trial, ...]:
    """What the made-up person reached on three days before the first one, in minutes."""
    reached = first_tries(person, seed)
    return tuple(Trial(amount=amount, day=first - timedelta(days=2 * n + 1)) for n, amount in enumerate(reached))
