"""One plan as it stands on a day: facts of the diary turned into what the pacing rules want to know. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

import msgspec

from painplan.coach.agreed import Agreed, agreements, gentle_steps, in_force, plan_start, why_agreed
from painplan.coach.locks import ASK_FIRST, locks_on
from painplan.coach.said import Said
from painplan.coach.together import Together
from painplan.pacing import (
    Absence,
    Choice,
    DayFacts,
    DayState,
    Limit,
    Pace,
    PastReview,
    Proposal,
    Reason,
    StartingAmount,
    Target,
    Week,
    absence_before,
    calm_day,
    flare_in_days_before,
    hold_on,
    limit_after,
    needs_new_trials,
    restart_amount,
    review,
    same_amount,
    settle_days,
    stepped_up,
    summarise,
    target,
    time_away,
    with_return,
)
from painplan.records import Book, Plan, Restart, Review
from painplan.store import Month

DAYS_IN_WEEK = 7
LOOK_BACK_DAYS = 70
"""Days before today that any decision of today can depend on: flare-ups, the usual pain, the last reviews."""


class PlanCourse:
    """What is known of one plan up to a day, and what follows from it.

    Args:
        plan: The plan.
        book: The plan book.
        facts: The days before and with ``today``; at least `LOOK_BACK_DAYS` of them where they exist.
        today: The day the questions are asked on; decisions of that day and later are not looked at when
            ``before_reviews_of_today`` is set, to tell again what a past review saw.
        worried_before: Whether something worrying was open before the first of these days.
    """

    together = Together((), ())
    """The other plans of the day, where they matter."""

    def __init__(
        self,
        plan: Plan,
        book: Book,
        facts: Month,
        today: date,
        *,
        before_reviews_of_today: bool = False,
        worried_before: bool = False,
    ) -> None:
        self.plan, self.book, self.facts, self.today = plan, book, facts, today
        profile = book.profile
        self.gentle = gentle_steps(profile)
        self._two_days_from = profile.worsening_on if self.gentle else None
        self._said = Said(plan.id, facts, today, worried_before=worried_before, two_days_from=self._two_days_from)
        self.start: StartingAmount = plan_start(plan, gentle=self.gentle)
        last = today - timedelta(days=before_reviews_of_today)
        self._agreed: Sequence[Agreed] = agreements(plan, book, self.start, last)
        self.reviews: Sequence[Review] = [one.made for one in self._agreed if isinstance(one.made, Review)]
        self._targets: dict[date, Target] = {}
        self._facts_seen: dict[date, DayFacts] = {}

    @property
    def pace(self) -> Pace:
        """Step, smallest unit and aim now in force; the step is never above a gentle one where steps are gentle."""
        step = self._agreed[-1].step
        return Pace(
            unit_min=self.plan.unit_min, step=min(step, self.start.step) if self.gentle else step, aim=self.plan.aim
        )

    @property
    def quota(self) -> float:
        """The amount in force today, outside flare-ups."""
        return self.quota_on(self.today)

    def quota_on(self, day: date) -> float:
        """The amount in force on a day, outside flare-ups: what was settled on last, less after a time away."""
        agreed = in_force(self._agreed, day)
        away = time_away(self.book.holds, agreed.on, day)
        return restart_amount(agreed.quota, self.plan.unit_min) if away else agreed.quota

    @cached_property
    def maintenance(self) -> bool:
        """Whether the aim has been in force through two reviews: keeping it is the plan (A12 ``GOAL``)."""
        if self.plan.aim is None or len(self.reviews) < 2:
            return False
        return all(same_amount(one.quota, self.plan.aim) for one in self._agreed[-3:])

    def target_on(self, day: date) -> Target:
        """Amounts of one day."""
        if day not in self._targets:
            self._targets[day] = self._target_on(day)
        return self._targets[day]

    def _target_on(self, day: date) -> Target:
        flare_day, locks = self._said.flare_numbers.get(day, 0), self.locks_on(day)
        hold = hold_on(self.book.holds, day)
        on = DayState(
            flare_day=flare_day,
            settling=flare_day > 0 and self._said.settling_on(day),
            after_flare=flare_in_days_before(self._said.flares, day),
            hold=hold is not None,
            ill=hold is not None and hold.reason == "illness",
            red_flag=bool(locks),
            locks=locks,
            pem=self._pem,
            at_most_usual=any(lock.startswith(ASK_FIRST) for lock in locks),
            limit=self._limit_on(day),
            room=self.together.room_for(self.plan, day),
            maintenance=self.maintenance,
        )
        return target(self.quota_on(day), self.plan.unit_min, on)

    def ceiling_of(self, quota: float) -> float:
        """How far a good day goes with an amount as things stand, flare-ups and holds apart (A12 ``GOOD DAY``)."""
        waits = self._pem or bool(self.locks_on(self.today))
        return calm_day(quota, self.plan.unit_min, further=not waits).ceiling

    @property
    def _pem(self) -> bool:
        return self.book.profile.post_exertional_malaise

    def _limit_on(self, day: date) -> Limit | None:
        """What the energy envelope leaves of a day, where it is the rule (clinical.md A7)."""
        if not self._pem:
            return None
        return limit_after(self._said.energy, self._said.load, day, self.quota_on(day), self.plan.unit_min)

    def locks_on(self, day: date) -> tuple[str, ...]:
        """What makes steps wait on a day for safety's sake, by name."""
        return locks_on(self.book, day, worried=self._said.worry_on(day))

    @property
    def steps_wait(self) -> bool:
        """Whether nothing may raise the amount today: the branch for a lasting worsening, or a lock."""
        return self._pem or bool(self.locks_on(self.today))

    @cached_property
    def absence(self) -> Absence | None:
        """A long time without an entry that nothing was decided about yet; none when there was none."""
        decided = [one.on for one in self._agreed if one.made is not None]
        begun = max(self.plan.created, self.today - timedelta(days=LOOK_BACK_DAYS))
        found = absence_before({*self._said.entries, *decided}, begun, self.today)
        if found is None or hold_on(self.book.holds, self.today):
            return None
        return None if any(on > found.last for on in decided) else found

    @property
    def begins_again_with(self) -> float:
        """What is offered after a long time away: 80 %, unless an illness or a holiday brought that already."""
        return min(self.quota, restart_amount(in_force(self._agreed, self.today).quota, self.plan.unit_min))

    @property
    def asks_for_tries(self) -> bool:
        """Whether new tries are asked for: after four weeks away, or after long or many flare-ups (A13)."""
        away = self.absence is not None and self.absence.asks_for_tries
        return away or needs_new_trials(self._said.flares, self.today, since=self._tried_on)

    def facts_on(self, day: date) -> DayFacts:
        """What the rules see of one day."""
        if day not in self._facts_seen:
            self._facts_seen[day] = self._facts_on(day)
        return self._facts_seen[day]

    def _facts_on(self, day: date) -> DayFacts:
        session = self.facts.sessions.get((self.plan.id, day))
        locks = self.locks_on(day)
        return DayFacts(
            day=day,
            logged=(session is not None and session.done is not None) or day in self.facts.checkins,
            done=session.done if session else None,
            target=self.target_on(day).target,
            settled=self._said.settled.get(day),
            rpe=session.rpe if session else None,
            flare=day in self._said.flare_numbers,
            hold=hold_on(self.book.holds, day) is not None,
            red_flag=bool(locks),
            locks=locks,
            pem=self._pem,
        )

    def session_to_ask_about(self, day: date) -> date | None:
        """The session that the question about settling would be about; none when there is none to ask about."""
        return self._said.session_to_ask_about(day)

    def settle_days(self, day: date) -> int:
        """How many days after a session the question of ``day`` asks about: 1, or 2 where steps are gentle (A14.1)."""
        return settle_days(day, self._two_days_from)

    def flare_day(self, day: date) -> int:
        """Number of the day within a flare-up, from 1; 0 outside."""
        return self._said.flare_numbers.get(day, 0)

    def week(self, last: date) -> Week:
        """The figures of the seven days that end with ``last``."""
        days = [self.facts_on(last - timedelta(days=back)) for back in reversed(range(DAYS_IN_WEEK))]
        after = self.settle_days(last)
        return summarise(days, self._said.pain, days_per_week=self.plan.days_per_week, settle_after=after)

    @property
    def next_review(self) -> date:
        """The day from which the next review can be made: a week after the last agreement."""
        return self._agreed[-1].on + timedelta(days=DAYS_IN_WEEK)

    @cached_property
    def last_step_up(self) -> date | None:
        """The day of the last review that raised the amount."""
        return next((made.on for made in reversed(self.reviews) if _is_up(made.quota, self._before(made.on))), None)

    def _before(self, day: date) -> float:
        """The amount in force until a day."""
        return self.quota_on(day - timedelta(days=1)) if day > self.plan.created else self.start.quota

    def proposal(self, *, other_plan_first: bool = False) -> Proposal:
        """What a review made today proposes, looking at the seven days up to yesterday."""
        yesterday = self.today - timedelta(days=1)
        fortnight = [self.facts_on(yesterday - timedelta(days=back)) for back in reversed(range(2 * DAYS_IN_WEEK))]
        quota, pace = min(self.quota_on(yesterday), self.quota), self.pace  # less since today, after a time away
        raised = stepped_up(quota, pace.step, pace.unit_min, pace.aim)
        proposed = review(
            pace,
            quota,
            self._week_with_locks_of_today(yesterday),
            earlier=self._past_reviews,
            fortnight=fortnight,
            after_flare=flare_in_days_before(self._said.flares, self.today - timedelta(days=DAYS_IN_WEEK)),
            other_plan_first=other_plan_first,
            new_trials=needs_new_trials(self._said.flares, yesterday, since=self._step_set_on),
            no_room=not self.together.has_room(self.plan, raised, self.today),
        )
        return proposed if self.absence is None else with_return(proposed, self.absence)

    def _week_with_locks_of_today(self, last: date) -> Week:
        """The week with what was opened since, such as a warning sign in this very review (clinical.md A14.2)."""
        week, now = self.week(last), self.locks_on(self.today)
        if not now:
            return week
        return msgspec.structs.replace(week, red_flag=True, locks=tuple(dict.fromkeys((*week.locks, *now))))

    def why(self) -> tuple[Reason, ...]:
        """Where today's amount comes from, from the start to today."""
        latest = in_force(self._agreed, self.today)
        away = [Reason("restart", {"amount": self.quota, "quota": latest.quota})] if self.quota < latest.quota else []
        step = msgspec.structs.replace(latest, step=self.pace.step)
        return (*why_agreed(self.plan, self.start, step), *away, *self.target_on(self.today).reasons)

    @cached_property
    def _tried_on(self) -> date | None:
        """The day of the last new tries."""
        tries = (one.on for one in self._agreed if isinstance(one.made, Restart) and one.made.tries)
        return max(tries, default=None)

    @cached_property
    def _step_set_on(self) -> date | None:
        """Since when flare-ups count towards halving the step; those before were answered by that, or by tries."""
        smaller = zip(self._agreed[1:], self._agreed, strict=False)
        halved = [
            one.on for one, was in smaller if isinstance(one.made, Review) and (one.made.halved or one.step < was.step)
        ]
        return max((on for on in (*halved, self._tried_on) if on is not None), default=None)

    @cached_property
    def _past_reviews(self) -> tuple[PastReview, ...]:
        found = []
        for made in self.reviews[-DAYS_IN_WEEK:]:
            was = self._before(made.on)
            decision: Choice = "hold" if same_amount(made.quota, was) else "up" if made.quota > was else "down"
            found.append(PastReview(week=self.week(made.week_to), quota=was, decision=decision))
        return tuple(found)


def _is_up(quota: float, was: float) -> bool:
    return quota > was and not same_amount(quota, was)
