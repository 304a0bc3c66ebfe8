"""What the weekly reviews would have said on a whole diary, week after week (clinical.md A12 to A14)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from painplan.pacing.absence import long_absences
from painplan.pacing.amounts import at_least
from painplan.pacing.days import DayFacts, settling
from painplan.pacing.flare import episodes, flare_day_numbers, flare_in_days_before, needs_new_trials
from painplan.pacing.reasons import Reason
from painplan.pacing.review import Pace, PastReview, Proposal, halved_step, review, with_return
from painplan.pacing.start import within_aim
from painplan.pacing.target import DayState, Target, target
from painplan.pacing.week import Week, summarise
from painplan.records import Settled

DAYS_IN_WEEK = 7


class ReplayDay(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a diary to replay. A day without a row is not logged."""

    day: date
    done: float | None = None
    """In the plan's unit; None is not logged, 0 is logged."""
    planned: bool | None = None
    """None: the first days of each week are the planned ones."""
    settled: Settled | None = None
    rpe: float | None = None
    flare: bool | None = None
    hold: bool = False
    red_flag: bool = False
    pem: bool = False
    pain: float | None = None


class ReplayWeek(msgspec.Struct, frozen=True, kw_only=True):
    """One week and what its review proposes."""

    number: int
    week: Week
    proposal: Proposal


class Replay(msgspec.Struct, frozen=True, kw_only=True):
    """All weeks and days of a replayed diary."""

    weeks: tuple[ReplayWeek, ...]
    days: tuple[tuple[date, Target], ...]
    final_quota: float


def replay(
    rows: Sequence[ReplayDay], pace: Pace, quota: float, *, days_per_week: int, any_days: bool = False
) -> Replay:
    """Walk through a diary as if every proposal had been taken.

    Args:
        rows: The days with entries, in any order, one a day, at least one.
        pace: Step, smallest unit and aim.
        quota: The amount of the first week, in the plan's unit; an aim below it is taken instead (clinical.md A12).
        days_per_week: Planned sessions a week when the rows do not say which days were planned.
        any_days: Whether any so many days of a week are the planned ones, as in a plan; else the first ones are.
    """
    return _Walk(rows, pace, quota, days_per_week, any_days=any_days).run()


class _Walk:
    """The state that goes from week to week."""

    def __init__(
        self, rows: Sequence[ReplayDay], pace: Pace, quota: float, days_per_week: int, *, any_days: bool
    ) -> None:
        self.rows = {row.day: row for row in rows}
        self.first, self.last = min(self.rows), max(self.rows)
        self.pace, self.days_per_week = pace, days_per_week
        self.quota = within_aim(quota, pace.unit_min, pace.aim)
        self.any_of_week = days_per_week if any_days else None
        self.says_planned = any(row.planned is not None for row in rows)
        self.pain = {row.day: row.pain for row in rows if row.pain is not None}
        self.flares = episodes(_flares_said(self.rows), self.last)
        self.flare_numbers = flare_day_numbers(self.flares)
        self.returns = long_absences(day for day, row in self.rows.items() if row.done is not None)
        """Long times without an entry, by the day of the first new one: an offer then, which no replay can take."""
        self.maintenance = False
        self.answered_until: date | None = None
        self.facts: dict[date, DayFacts] = {}
        self.targets: list[tuple[date, Target]] = []
        self.weeks: list[ReplayWeek] = []
        self.past: list[PastReview] = []

    def run(self) -> Replay:
        start = self.first
        while start <= self.last:
            self._week(start)
            start += timedelta(days=DAYS_IN_WEEK)
        return Replay(weeks=tuple(self.weeks), days=tuple(self.targets), final_quota=self.quota)

    def _week(self, start: date) -> None:
        days = [start + timedelta(days=n) for n in range(DAYS_IN_WEEK)]
        for number, day in enumerate(days):
            self._day(day, number)
        week = summarise([self.facts[day] for day in days], self.pain, days_per_week=self.any_of_week)
        proposal = review(
            self.pace,
            self.quota,
            week,
            earlier=self.past,
            fortnight=[
                self.facts[day]
                for n in range(-DAYS_IN_WEEK, DAYS_IN_WEEK)
                if (day := start + timedelta(days=n)) in self.facts
            ],
            after_flare=flare_in_days_before(self.flares, start),
            new_trials=needs_new_trials(self.flares, days[-1], since=self.answered_until),
        )
        back = next((self.returns[day] for day in reversed(days) if day in self.returns), None)
        if back is not None:
            proposal = with_return(proposal, back)
        if Reason("new_trials") in proposal.asks:
            self.pace = msgspec.structs.replace(self.pace, step=halved_step(self.pace))
            self.answered_until = days[-1] + timedelta(days=1)
        self.weeks.append(ReplayWeek(number=len(self.weeks) + 1, week=week, proposal=proposal))
        self.past.append(PastReview(week=week, quota=self.quota, decision=proposal.decision))
        self.quota = proposal.next_quota
        at_aim = self.pace.aim is not None and at_least(self.quota, self.pace.aim)
        self.maintenance = at_aim and (self.maintenance or proposal.decision == "maintain")

    def _day(self, day: date, number: int) -> None:
        row = self.rows.get(day, ReplayDay(day=day))
        flare_day = self.flare_numbers.get(day, 0)
        today = target(
            self.quota,
            self.pace.unit_min,
            DayState(
                flare_day=flare_day,
                settling=flare_day > 0 and settling(self._tap_before(day), self.pain, day),
                after_flare=flare_in_days_before(self.flares, day),
                hold=row.hold,
                red_flag=row.red_flag,
                pem=row.pem,
                maintenance=self.maintenance,
            ),
        )
        planned = bool(row.planned) if self.says_planned else number < self.days_per_week
        self.facts[day] = DayFacts(
            day=day,
            planned=planned,
            logged=row.done is not None,
            done=row.done,
            target=today.target,
            settled=row.settled,
            rpe=row.rpe,
            flare=flare_day > 0,
            hold=row.hold,
            red_flag=row.red_flag,
            pem=row.pem,
        )
        if day <= self.last:
            self.targets.append((day, today))

    def _tap_before(self, day: date) -> Settled | None:
        yesterday = self.rows.get(day - timedelta(days=1))
        return yesterday.settled if yesterday else None


def _flares_said(rows: Mapping[date, ReplayDay]) -> dict[date, bool]:
    """By day, whether it is a flare-up day; over days without a row only where the next row says so too."""
    said = {day: bool(row.flare) for day, row in rows.items()}
    for day, following in pairwise(sorted(rows)):
        if said[day] and not said[following]:
            said.setdefault(day + timedelta(days=1), False)
    return said
