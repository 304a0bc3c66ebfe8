"""One plan as it stands on a day: facts of the diary turned into what the pacing rules want to know. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from painplan.coach.signs import locked_by_signs
from painplan.pacing import (
    SILENCE,
    START_SHARE,
    TRIALS_NEEDED,
    Choice,
    DayFacts,
    DayState,
    Episode,
    Number,
    Pace,
    PastReview,
    Proposal,
    Reason,
    StartingAmount,
    Target,
    Week,
    episodes,
    flare_day_numbers,
    flare_in_days_before,
    hold_on,
    link_settled,
    needs_new_trials,
    restart_amount,
    review,
    same_amount,
    settling,
    starting_amount,
    starting_from_estimates,
    summarise,
    target,
    time_away,
)
from painplan.records import Book, Plan, Review, Settled
from painplan.store import Month

DAYS_IN_WEEK = 7
LOOK_BACK_DAYS = 70
"""Days before today that any decision of today can depend on: flare-ups, the usual pain, the last reviews."""


def plan_start(plan: Plan) -> StartingAmount:
    """Starting point of a plan: from its tries when there are enough, else from its estimates.

    Raises:
        NotEnoughTrials: The plan has neither.
    """
    amounts = [trial.amount for trial in plan.trials]
    if len(amounts) >= TRIALS_NEEDED or plan.good is None or plan.bad is None:
        return starting_amount(amounts, plan.unit_min, aim=plan.aim, profile=plan.profile)
    return starting_from_estimates(plan.good, plan.bad, plan.unit_min, aim=plan.aim, profile=plan.profile)


class PlanCourse:
    """What is known of one plan up to a day, and what follows from it.

    Args:
        plan: The plan.
        book: The plan book.
        facts: The days before and with ``today``; at least `LOOK_BACK_DAYS` of them where they exist.
        today: The day the questions are asked on; reviews of that day and later are not looked at when
            ``before_reviews_of_today`` is set, to tell again what a past review saw.
        worried_before: Whether something worrying was open before the first of these days.
    """

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
        self._worried_before = worried_before
        self.plan, self.book, self.facts, self.today = plan, book, facts, today
        last = today - timedelta(days=before_reviews_of_today)
        self.reviews: Sequence[Review] = [made for made in book.reviews_of(plan.id) if made.on <= last]

    @cached_property
    def start(self) -> StartingAmount:
        """The starting point."""
        return plan_start(self.plan)

    @property
    def pace(self) -> Pace:
        """Step, smallest unit and aim now in force."""
        step = self.reviews[-1].step if self.reviews else self.start.step
        return Pace(unit_min=self.plan.unit_min, step=step, aim=self.plan.aim)

    @property
    def quota(self) -> float:
        """The amount in force today, outside flare-ups."""
        return self.quota_on(self.today)

    def quota_on(self, day: date) -> float:
        """The amount in force on a day, outside flare-ups: what was settled on last, less after a time away."""
        agreed, quota = self._agreed(day)
        return restart_amount(quota, self.plan.unit_min) if time_away(self.book.holds, agreed, day) else quota

    def _agreed(self, day: date) -> tuple[date, float]:
        """Since when, and how much: the last review up to a day, else the starting point."""
        agreed = ((made.on, made.quota) for made in reversed(self.reviews) if made.on <= day)
        return next(agreed, (self.plan.created, self.start.quota))

    @cached_property
    def maintenance(self) -> bool:
        """Whether the aim has been in force through two reviews: keeping it is the plan (A12 ``GOAL``)."""
        if self.plan.aim is None or len(self.reviews) < 2:
            return False
        quotas = [self.start.quota, *(made.quota for made in self.reviews)]
        return all(same_amount(quota, self.plan.aim) for quota in quotas[-3:])

    def target_on(self, day: date) -> Target:
        """Amounts of one day."""
        flare_day = self._flare_numbers.get(day, 0)
        on = DayState(
            flare_day=flare_day,
            settling=flare_day > 0 and self._settling_on(day),
            after_flare=flare_in_days_before(self._flares, day),
            hold=hold_on(self.book.holds, day) is not None,
            red_flag=self.worry_on(day),
            pem=self.book.profile.post_exertional_malaise,
            maintenance=self.maintenance,
        )
        return target(self.quota_on(day), self.plan.unit_min, on)

    def worry_on(self, day: date) -> bool:
        """Whether something new or worrying is open on a day: the last answer up to it was yes, or a warning sign."""
        answers = [d for d, entry in self.facts.checkins.items() if d <= day and entry.worry is not None]
        worried = self.facts.checkins[max(answers)].worry is True if answers else self._worried_before
        return worried or locked_by_signs(self.book, day)

    def facts_on(self, day: date) -> DayFacts:
        """What the rules see of one day."""
        session = self.facts.sessions.get((self.plan.id, day))
        return DayFacts(
            day=day,
            logged=(session is not None and session.done is not None) or day in self.facts.checkins,
            done=session.done if session else None,
            target=self.target_on(day).target,
            settled=self._settled.get(day),
            rpe=session.rpe if session else None,
            flare=day in self._flare_numbers,
            hold=hold_on(self.book.holds, day) is not None,
            red_flag=self.worry_on(day),
            pem=self.book.profile.post_exertional_malaise,
        )

    def session_to_ask_about(self, day: date) -> date | None:
        """The session whose next morning an answer on ``day`` would be about; none when there is none to ask about.

        Asked once: on the first entry after the session (clinical.md A11), and again where that entry left it open.
        """
        done = [d for d in self._session_days if d < day]
        if not done:
            return None
        answered = any(max(done) < said < day for said in self._settled_said)
        return None if answered else max(done)

    def week(self, last: date) -> Week:
        """The figures of the seven days that end with ``last``."""
        days = [self.facts_on(last - timedelta(days=back)) for back in reversed(range(DAYS_IN_WEEK))]
        return summarise(days, self._pain, days_per_week=self.plan.days_per_week)

    @property
    def next_review(self) -> date:
        """The day from which the next review can be made: a week after the last one or after the start."""
        anchor = self.reviews[-1].on if self.reviews else self.plan.created
        return anchor + timedelta(days=DAYS_IN_WEEK)

    @property
    def last_step_up(self) -> date | None:
        """The day of the last review that raised the amount."""
        quotas = [self.start.quota, *(made.quota for made in self.reviews)]
        raised = [made.on for made, was in zip(self.reviews, quotas, strict=False) if made.quota > was]
        return raised[-1] if raised else None

    def proposal(self, *, other_plan_first: bool = False) -> Proposal:
        """What a review made today proposes, looking at the seven days up to yesterday."""
        yesterday = self.today - timedelta(days=1)
        fortnight = [self.facts_on(yesterday - timedelta(days=back)) for back in reversed(range(2 * DAYS_IN_WEEK))]
        return review(
            self.pace,
            self.quota_on(yesterday),
            self.week(yesterday),
            earlier=self._past_reviews,
            fortnight=fortnight,
            after_flare=flare_in_days_before(self._flares, self.today - timedelta(days=DAYS_IN_WEEK)),
            other_plan_first=other_plan_first,
            new_trials=needs_new_trials(self._flares, yesterday, since=self._step_set_on),
        )

    def why(self) -> tuple[Reason, ...]:
        """Where today's amount comes from, from the start to today."""
        found = [self._start_reason(), Reason("step", {"step": self.pace.step})]
        if self.reviews:
            agreed = self.reviews[-1]
            found.append(Reason("agreed", {"on": agreed.on.isoformat(), "quota": agreed.quota}))
        quota = self._agreed(self.today)[1]
        if self.quota < quota:
            found.append(Reason("restart", {"amount": self.quota, "quota": quota}))
        return (*found, *self.target_on(self.today).reasons)

    def _start_reason(self) -> Reason:
        start = self.start
        numbers: dict[str, Number] = {
            "baseline": start.baseline,
            "quota": start.quota,
            "share": START_SHARE,
            "low": start.low,
        }
        if start.provisional:
            return Reason("provisional", {**numbers, "good": self.plan.good, "bad": self.plan.bad})
        return Reason("guarded_start" if start.guarded else "starting_point", numbers)

    @cached_property
    def _flares(self) -> tuple[Episode, ...]:
        return episodes({day: entry.flare for day, entry in self.facts.checkins.items()}, self.today)

    @cached_property
    def _flare_numbers(self) -> dict[date, int]:
        return flare_day_numbers(self._flares)

    @cached_property
    def _pain(self) -> dict[date, float]:
        return {day: entry.pain for day, entry in self.facts.checkins.items() if entry.pain is not None}

    @cached_property
    def _settled_said(self) -> dict[date, Settled]:
        """By the day it was said."""
        return {
            day: entry.settled[self.plan.id]
            for day, entry in self.facts.checkins.items()
            if self.plan.id in entry.settled
        }

    def _settling_on(self, day: date) -> bool:
        """Only what was said before the day counts: an amount does not change in the evening."""
        said = max((d for d in self._settled_said if day - timedelta(days=SILENCE) <= d < day), default=None)
        return settling(self._settled_said[said] if said else None, self._pain, day)

    @cached_property
    def _settled(self) -> dict[date, Settled]:
        return link_settled(self._settled_said, self._session_days)

    @cached_property
    def _session_days(self) -> tuple[date, ...]:
        """The days on which something was done."""
        sessions = self.facts.sessions.items()
        return tuple(day for (plan, day), entry in sessions if plan == self.plan.id and entry.done)

    @cached_property
    def _step_set_on(self) -> date | None:
        """Since when the step is what it is: flare-ups before that day were answered by halving it."""
        steps = [self.start.step, *(made.step for made in self.reviews)]
        changed = [made.on for made, was in zip(self.reviews, steps, strict=False) if not same_amount(made.step, was)]
        return changed[-1] if changed else None

    @cached_property
    def _past_reviews(self) -> tuple[PastReview, ...]:
        found = []
        for made in self.reviews[-DAYS_IN_WEEK:]:
            was = next((m.quota for m in reversed(self.reviews) if m.on < made.on), self.start.quota)
            decision: Choice = "hold" if same_amount(made.quota, was) else "up" if made.quota > was else "down"
            found.append(PastReview(week=self.week(made.week_to), quota=was, decision=decision))
        return tuple(found)
