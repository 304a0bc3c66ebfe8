"""The weekly reviews of one plan: those that were made, what the next one proposes, and what lies ahead. Pure."""

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from painplan.pacing import gates as pacing_gates
from painplan.pacing import review as pacing_review
from painplan.pacing.absence import Absence, absence_before
from painplan.pacing.amounts import same_amount
from painplan.pacing.flare import flare_in_days_before, flare_on, needs_new_trials
from painplan.pacing.holds import away_since, hold_on, just_well, restart_amount
from painplan.pacing.rhythm import step_is_due, stepped_up
from painplan.pacing.start import NO_STEPS, Ladder, ladder_from
from painplan.plans.agreed_amounts import in_force, raised_on
from painplan.plans.by_date_rules import first_day_of
from painplan.plans.plan_days import DAYS_IN_WEEK, PlanDays, facts_from
from painplan.plans.records import Review
from painplan.safety.not_asked import unasked

if TYPE_CHECKING:
    from painplan.pacing.review import Choice, PastReview, Proposal
    from painplan.pacing.week import Week


class PlanReviews(PlanDays):
    """The days of a plan, with the reviews that look at them and the times after which it begins again."""

    @cached_property
    def ladder(self) -> Ladder:
        """What the weeks from this one on bring if every review allows a step; nothing where steps are off or wait.

        Every week of the aim that is named anywhere comes from here or asks `steps_wait`: beside a lock, a hold or a
        flare-up nobody knows it.
        """
        if self.steps_off or self.steps_wait:
            return NO_STEPS
        last, following = self.last_step_up, self.second_week
        since = None if last is None else (following - last).days
        held = 0
        while self._is_known_to_stay(following + timedelta(days=DAYS_IN_WEEK * held)):
            held += 1
        return ladder_from(self.pace, self.quota, days_since_up=since, held=held)

    def _is_known_to_stay(self, review: date) -> bool:
        """Whether what is known already keeps the review of a day from a step, whatever its week still brings.

        That are days of a flare-up, of a hold or above the usual in its week, and a flare-up that ended in the seven
        days before it (A10, A12 ``UP``, A13 "week after flare: HOLD").
        """
        days = [review - timedelta(days=back) for back in range(1, DAYS_IN_WEEK + 1)]
        holds, flares = self.book.holds, self._days.flare_numbers
        held = any(hold_on(holds, day, self.plan.id) is not None or just_well(holds, day) is not None for day in days)
        above = any(day in flares or self._days.above_usual_on(day) for day in days if day <= self.today)
        return held or above or flare_in_days_before(self._days.flares, days[-1])

    @cached_property
    def second_week(self) -> date:
        """The day on which the second amount of the ladder stands: that of the next review.

        A review that waits today looks at the seven days that were: where they allow no step, the first that can allow
        one are the seven from today on, whatever the weeks from now on bring.
        """
        first = max(self.review_opens, self.today)
        if first > self.today:
            return first
        allowed = self.proposal().decision == "up"
        return self.today if allowed else self.today + timedelta(days=DAYS_IN_WEEK)

    @property
    def takes_turns(self) -> bool:
        """Whether it may take the one step of a week: not at its aim, nor where steps are off (A12)."""
        return not (self.steps_off or self.at_aim)

    @property
    def aim_from(self) -> date | None:
        """The first day on which the aim can stand if every week allows a step; none where nobody knows, or it does."""
        week = self.ladder.weeks_to_aim
        return None if week is None or week == 1 else first_day_of(week, self.second_week)

    @cached_property
    def absence(self) -> Absence | None:
        """A long time without an entry that nothing was decided about yet; none when there was none."""
        begun = max(self.plan.created, facts_from((self.plan,), self.book, self.today))
        found = absence_before(self._days.entries, begun, self.today)
        waits = hold_on(self.book.holds, self.today, self.plan.id) or self.flare_on(self.today).lasts
        if found is None or waits:  # a flare-up keeps its place; what is offered comes once it is over (A13)
            return None
        settled = (one.on for one in self._agreed if one.made is not None and one.made.choice != "step")
        decided = any(map(found.answered_on, settled))
        return None if decided else found

    @property
    def begins_again_with(self) -> float:
        """What is offered after a long time away: 80 %, unless an illness or a holiday brought that already."""
        return min(self.quota, restart_amount(in_force(self._agreed, self.today).quota, self.unit_min))

    @property
    def asks_for_tries(self) -> bool:
        """Whether new tries are asked for: after four weeks away, or after long or many flare-ups (A13).

        Never where none may be given (A12 ``PRE``).
        """
        away = self.absence is not None and self.absence.asks_for_tries
        wanted = away or needs_new_trials(self._days.flares, self.today, since=self._tried_on)
        return wanted and self.allows("try")

    def _week_before(self, last: date) -> "Week | None":
        """The seven days before the week that ends with ``last``; none where nobody knows or the plan had not begun."""
        ended = last - timedelta(days=DAYS_IN_WEEK)
        if self.unread_in_week(ended):
            return None
        begun = ended - timedelta(days=DAYS_IN_WEEK - 1)
        return self.week(ended) if begun >= self.plan.created else None

    @property
    def next_review(self) -> date:
        """The day from which the next review can be made: a week after the last agreement about the amount.

        One whose week holds days that cannot be read waits until its week holds none: nothing done and nothing known
        are not the same (A12 ``UNKNOWN``).
        """
        settled = [one.on for one in self._agreed if one.settles_amount]
        due, unread = settled[-1] + timedelta(days=DAYS_IN_WEEK), self.unread_before_review
        return max(due, unread[-1] + timedelta(days=DAYS_IN_WEEK + 1)) if unread and due <= self.today else due

    @property
    def review_opens(self) -> date:
        """The day on which it can be made as things stand: on none of those after an illness that ask for half."""
        opens = max(self.next_review, self.today)
        while just_well(self.book.holds, opens) is not None:
            opens += timedelta(days=1)
        return opens if opens > self.today else self.next_review

    @property
    def unread_before_review(self) -> tuple[date, ...]:
        """Of the days that a review made today would settle, those of which something could not be read."""
        return self.unread_in_week(self.today - timedelta(days=1))

    @cached_property
    def last_step_up(self) -> date | None:
        """The day of the last review that raised the amount."""
        return max(self.steps_up, default=None)

    @cached_property
    def steps_up(self) -> tuple[date, ...]:
        """The days of the reviews that raised the amount."""
        return raised_on(self._agreed, self.book.holds, self._unit_min_on)

    @property
    def _just_lowered(self) -> bool:
        """Whether a review made the amount smaller less than a week ago: its weeks do not make it smaller once more."""
        latest = self._agreed[-1]
        lately = self.today < latest.on + timedelta(days=DAYS_IN_WEEK)
        return isinstance(latest.made, Review) and lately and latest.quota < self._before(latest.on)

    def proposal(self, *, other_plan_first: bool = False) -> "Proposal":
        """What a review made today proposes, looking at the seven days up to yesterday.

        What is open is looked at as of today: a sign that was closed locks nothing any more, one that was opened since,
        a flare-up or a hold of today makes the step wait (clinical.md C, principle 4; A14).
        """
        yesterday = self.today - timedelta(days=1)
        fortnight = [self.facts_on(yesterday - timedelta(days=back)) for back in reversed(range(2 * DAYS_IN_WEEK))]
        quota, pace = min(self.quota_on(yesterday), self.quota), self.pace  # less since today, after a time away
        raised = stepped_up(quota, pace.step, pace.unit_min, pace.aim, pace.most)
        proposed = pacing_review.review(
            pace,
            quota,
            self._week_with_locks_of_today(yesterday),
            before=None if self._just_lowered else self._week_before(yesterday),
            earlier=self._past_reviews,
            fortnight=fortnight,
            closed=pacing_gates.Closed(
                after_flare=flare_in_days_before(self._days.flares, self.today - timedelta(days=DAYS_IN_WEEK)),
                flare_unknown=bool(self._days.unread),
                days_unknown=len(self.unread_in_week(yesterday)),
                flare_now=self.today in self._days.flare_numbers or self.flare_on(self.today).lasts,
                hold_now=hold_on(self.book.holds, self.today, self.plan.id) is not None,
                amber_now=self._days.above_usual_on(self.today),
                other_plan_first=other_plan_first,
                unasked=unasked(self.book),
                slower_steps=not step_is_due(pace, quota, self.last_step_up, max(self.today, self.next_review)),
                no_room=not self.together.has_room(self.plan, raised, self.today),
                told_later=not self._now,
            ),
            more=pacing_review.More(
                new_trials=needs_new_trials(self._days.flares, self.today, since=self._trials_asked_on),
                tries=self.allows("try"),
                full_step=self.asks_for_full_step,
                sometimes_worse=self.gentle,
                same_weeks=pacing_review.weeks_since(self._same_since, self.today),
            ),
        )
        if self.absence is None:
            return proposed
        return pacing_review.with_return(proposed, self.absence, self.begins_again_with, tries=self.allows("try"))

    @property
    def may_rise(self) -> bool:
        """Whether the amount may rise today without a review: where one of today would propose it (A12 ``UP``).

        In the first week of a plan of which nothing was noted there are no figures to look at: then what is open alone
        keeps it.
        """
        proposed = self.proposal()
        yesterday, first = self.today - timedelta(days=1), self.today - self.plan.created < timedelta(DAYS_IN_WEEK)
        if first and not self.week(yesterday).logged:
            return not any(gate.met is False and gate.code in pacing_gates.structural for gate in proposed.gates)
        return proposed.decision == "up"

    @property
    def _same_since(self) -> date:
        """Since when the amount is what it is."""
        day = self.today
        for one in reversed(self._agreed):
            if not same_amount(self.quota_on(one.on), self.quota):
                break
            day = one.on
        agreed = in_force(self._agreed, self.today)
        quota = agreed.quota
        for away in away_since(self.book.holds, agreed.on, self.today):
            again = restart_amount(quota, self.unit_min)
            day, quota = day if same_amount(again, quota) else max(day, away.new), again
        return day

    def _week_with_locks_of_today(self, last: date) -> "Week":
        """The week with what is open now, and nothing else: what was closed since locks nothing (clinical.md C)."""
        now = self.locks_on(self.today)
        return msgspec.structs.replace(self.week(last), red_flag=bool(now), locks=now, pem=self._pem)

    @cached_property
    def _tried_on(self) -> date | None:
        """The day of the last new tries."""
        return max((one.on for one in self._agreed if one.tries), default=None)

    @cached_property
    def _trials_asked_on(self) -> date | None:
        """Since when flare-ups ask for new tries in a review: those before were answered by one, or by tries."""
        asked = (one.on for one in self._agreed if one.halved and isinstance(one.made, Review))
        return max((on for on in (*asked, self._tried_on) if on is not None), default=None)

    @cached_property
    def _past_reviews(self) -> "tuple[PastReview, ...]":
        found = []
        for one in self._agreed:
            if not isinstance(one.made, Review):
                continue
            was, week = self._before(one.on), self.week(one.made.week_to)
            decision: Choice = "hold" if same_amount(one.quota, was) else "up" if one.quota > was else "down"
            found.append(
                pacing_review.PastReview(
                    week=week, quota=was, decision=decision, waited=self._waited(one.made, week, decision)
                )
            )
        return tuple(found[-DAYS_IN_WEEK:])

    def _waited(self, made: Review, week: "Week", decision: "Choice") -> bool:
        """Whether a review stayed only because a step waited; with every check met another plan had its turn."""
        if decision != "hold" or made.choice != "take":
            return False
        flares = self._days.flares
        closed = pacing_gates.Closed(
            after_flare=flare_in_days_before(flares, made.week_from),
            flare_now=flare_on(flares, made.on) is not None,
            amber_now=self._days.above_usual_on(made.on),
        )
        found = pacing_gates.gates(week, closed)
        waits = pacing_gates.only_waits(found) or all(gate.met is not False for gate in found)
        aim = self._plan_on(made.on).aim
        at_aim = aim is not None and same_amount(made.quota, aim)
        return waits and week.logged >= week.needed and not at_aim
