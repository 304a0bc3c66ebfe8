"""The days of one plan, up to one: its amounts, what holds on each of them, and the figures of its weeks. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from painplan.pacing import week as pacing_week
from painplan.pacing.amounts import at_least, floor_unit, mean_as_told, same_amount
from painplan.pacing.days import NEXT_MORNING, TWO_DAYS, AnswerTold, DayFacts, Mornings, settle_days
from painplan.pacing.envelope import Limit, limit_after
from painplan.pacing.flare import (
    FULL_STEP_AFTER,
    MANY_WITHIN,
    Episode,
    FlareDay,
    calm_for,
    flare_as_shown,
    flare_day,
    flare_in_days_before,
    flare_on,
    halved_on,
)
from painplan.pacing.holds import (
    amount_shared,
    begun_again,
    hold_on,
    holiday_leads_to_less,
    is_ill,
    just_well,
    new_amount_eased_into,
    restart_amount,
    times_away,
)
from painplan.pacing.rhythm import Pace, step_of
from painplan.pacing.shared_limit import fitted
from painplan.pacing.start import START_SHARE, StartingAmount
from painplan.pacing.target import DayState, Target, calm_day, target
from painplan.plans.agreed_amounts import (
    Agreed,
    after_away,
    agreements,
    in_force,
    profile_of,
    start_of,
    without_rises,
)
from painplan.plans.days_said import DaysSaid
from painplan.plans.effort import Effort, EffortCourse
from painplan.plans.plan_history import PlanHistory
from painplan.plans.records import Plan, Review
from painplan.plans.restart_records import Restart
from painplan.plans.together import Together
from painplan.safety.locks import ASK_FIRST, locks_on, no_amount_on, situation_on
from painplan.safety.rules import Situation, Thing, allows
from painplan.store.book import Book
from painplan.store.diary import Month

if TYPE_CHECKING:
    from painplan.pacing.week import Week

DAYS_IN_WEEK = 7
LOOK_BACK_DAYS = 70
"""Days before today that any decision of today can depend on: flare-ups, the usual pain, the last reviews."""


def facts_from(plans: Iterable[Plan], book: Book, today: date) -> date:
    """The first day that the courses of some plans depend on.

    A review that was left out for long looks at all flare-ups since the one before it: they halve the step (A13).
    """
    settled = [reviews[-1].on if (reviews := book.reviews_of(plan.id)) else plan.created for plan in plans]
    oldest = min(settled, default=today)
    return min(today - timedelta(days=LOOK_BACK_DAYS), oldest - timedelta(days=MANY_WITHIN + DAYS_IN_WEEK))


ASK_AGAIN = timedelta(days=28)
"""A question that was answered with leaving things as they are comes back after so long [design default]."""


class PlanDays:
    """What is known of the days of one plan, and what they ask for: facts as the pacing rules want to know them.

    Args:
        plan: The plan.
        book: The plan book.
        days: What was said on the days up to today, the day the questions are asked on, from `facts_from` on.
        before_reviews_of_today: Decisions of today are not looked at, to tell again what a past review saw.
        now: Whether ``today`` is the day it is: the latest answer about effort counts then, whichever day it is of.
    """

    together = Together((), ())
    """The other plans of the day, where they matter."""

    def __init__(
        self,
        plan: Plan,
        book: Book,
        days: DaysSaid,
        *,
        before_reviews_of_today: bool = False,
        now: bool = True,
    ) -> None:
        self.plan, self.book, self._days, self.today = plan, book, days, days.today
        profile = book.profile
        self._effort, self._now = EffortCourse(profile), now
        self.gentle = self._effort_on(self.today).gentle
        self._two_days = self._effort.asks_two_days
        self._said = PlanHistory(plan.id, days, two_days=self._two_days)
        self.start: StartingAmount = start_of(plan, profile, gentle=self.gentle)
        last = self.today - timedelta(days=before_reviews_of_today)
        made = agreements(plan, book, self.start, last, worse_from=self._worse_from)
        self._agreed: Sequence[Agreed] = without_rises(made, self._no_amount_rises_on, book.holds, plan.unit_min)
        self.reviews: Sequence[Review] = [one.made for one in self._agreed if isinstance(one.made, Review)]
        self._targets: dict[date, Target] = {}
        self._facts_seen: dict[date, DayFacts] = {}

    @property
    def facts(self) -> Month:
        """The entries of the days."""
        return self._days.facts

    @property
    def _worse_from(self) -> date | None:
        """The first day of the plan on which effort is said to make worse, as far as it has come; none: not so far.

        What was said last counts on the day it is, whichever day it was said on.
        """
        said, today = self._effort.worse_from(self.plan.created), max(self.today, self.plan.created)
        if said is not None and said <= today:
            return said
        return today if self._now and self._effort.now.worse else None

    def _plan_on(self, day: date) -> Plan:
        """The plan as it was said by a day."""
        return self.plan if day >= self.today else self.plan.as_on(day, self.book.profile.day_starts_at)

    # --- the amount in force, and its steps ---

    @property
    def unit_min(self) -> float:
        """The smallest step now, chosen once and kept with the plan until new tries (A12)."""
        return self._unit_min_on(self.today)

    def _unit_min_on(self, day: date) -> float:
        chosen = [unit_min for on, unit_min in self._units_chosen if on <= day]
        return chosen[-1] if chosen else self.plan.unit_min

    @cached_property
    def _units_chosen(self) -> Sequence[tuple[date, float]]:
        return [(one.on, one.unit_min) for one in self._agreed if one.unit_min is not None]

    @cached_property
    def pace(self) -> Pace:
        """Step, smallest unit and aim now in force, and what the step was made smaller from."""
        latest = self._agreed[-1]
        steady = step_of(self.baseline, self.unit_min, "steady")
        gentle = step_of(self.baseline, self.unit_min, "gentle")
        profile = profile_of(self.plan, gentle=self.gentle)
        halved_before = any(one.halved for one in self._agreed_since_full_step)
        step = min(latest.step, gentle) if self.gentle and not halved_before else latest.step
        slower: tuple[float, ...] = () if profile == "steady" else (max(steady, step),)
        pace = Pace(unit_min=self.unit_min, step=step, aim=self.plan.aim, most=self.plan.most, slower_than=slower)
        if halved_before:
            from_step = gentle if profile == "gentle" else steady
            return msgspec.structs.replace(pace, slower_than=(*slower, max(from_step, step)))
        return pace.halved() if self.halved else pace

    @property
    def start_mean_told(self) -> float:
        """What tries or estimates came to as the plan began, as it stands before the share that the start is of it."""
        return mean_as_told(self.start.baseline, START_SHARE, self.plan.unit_min)[0]

    @property
    def baseline(self) -> float:
        """What the latest tries or estimates come to on average, in the plan's unit."""
        tries = next((one.tries for one in reversed(self._agreed) if one.tries), ())
        return sum(tries) / len(tries) if tries else self.start.baseline

    @property
    def tries(self) -> tuple[float, ...]:
        """The tries that the step comes from, the latest ones."""
        latest = next((one.tries for one in reversed(self._agreed) if one.tries), ())
        return latest or tuple(trial.amount for trial in self.plan.trials)

    @property
    def provisional(self) -> bool:
        """Whether the amount comes from estimates that no tries have taken the place of."""
        return self.start.provisional and not any(one.tries for one in self._agreed)

    @cached_property
    def _agreed_since_full_step(self) -> Sequence[Agreed]:
        full = [n for n, one in enumerate(self._agreed) if one.full_step]
        return self._agreed[full[-1] if full else 0 :]

    @cached_property
    def halved(self) -> bool:
        """Whether flare-ups halved the step, and the whole one has not been said yes to since (A13)."""
        if any(one.halved for one in self._agreed_since_full_step):
            return True
        first = self._agreed_since_full_step[0]
        since = first.on if first.full_step else None
        return halved_on(self._days.flares, self.today, since=since) is not None

    @property
    def lowered(self) -> tuple[date, float] | None:
        """Since when the amount of the start is not above the lowest, and what it became (A14.1); none: it is."""
        return next(((one.on, one.quota) for one in self._agreed if one.lowered_from is not None), None)

    @property
    def offered(self) -> float | None:
        """The amount that tries noted later come to, above the one in force, as long as nothing was answered (A12).

        Never above the lowest of them since effort sometimes makes worse, also where that was said later (A14.1).
        """
        offered = self._agreed[-1].offered
        if offered is not None and self.gentle:
            offered = min(offered, max(self.unit_min, floor_unit(min(self.tries, default=offered), self.unit_min)))
        return offered if offered is not None and offered > self.quota else None

    @property
    def asks_for_full_step(self) -> bool:
        """Whether the person is asked if the step may be whole again: eight weeks without a flare-up (A13)."""
        lately = self.today - ASK_AGAIN
        left = any(one.made is not None and one.made.choice == "keep" and one.on > lately for one in self._agreed)
        calm = calm_for(self._days.flares, self.today) > FULL_STEP_AFTER
        return self.halved and calm and not left and self.allows("step")

    @property
    def quota(self) -> float:
        """The amount in force today, outside flare-ups."""
        return self.quota_on(self.today)

    def quota_on(self, day: date) -> float:
        """The amount in force on a day, outside flare-ups: what was settled on last, less after a time away (A14.4)."""
        return after_away(in_force(self._agreed, day), self.book.holds, day, self._unit_min_on(day))

    @property
    def quota_before(self) -> float | None:
        """What the latest agreement about the amount was put in the place of; none: it is the start itself."""
        known = [one for one in self._agreed if one.on <= self.today]
        if len(known) < 2:
            return None
        return after_away(known[-2], self.book.holds, known[-1].on, self._unit_min_on(known[-1].on))

    def _shared_on(self, day: date) -> float:
        """The amount that a day asks for all, or a share, of: after an illness first of the one before it (A14.4)."""
        quota, away = self.quota_on(day), new_amount_eased_into(times_away(self.book.holds), day)
        if away is None:
            return quota
        return amount_shared(quota, self.quota_on(away.new - timedelta(days=1)), self._unit_min_on(day))

    def _again_after(self, day: date) -> float:
        """The amount that a time away leads to (A14.4): where one brought 80 % already, that."""
        quota, begun = self.quota_on(day), begun_again(self.book.holds, day) is not None
        return quota if begun else restart_amount(quota, self._unit_min_on(day))

    def _nothing_rises_on(self, day: date) -> bool:
        """Whether no amount may rise on a day, whatever is agreed: a flare-up, a hold or an open sign (A12 to A14)."""
        flare = flare_on(self._days.flares, day) is not None
        return flare or bool(hold_on(self.book.holds, day, self.plan.id)) or bool(self.locks_on(day))

    def _no_amount_rises_on(self, day: date) -> bool:
        """The same, and the days after an illness: a decision of theirs is about the new amount, and brings no more.

        So a diary that agreed on them to go on from the amount before goes on from the new one (A14.4).
        """
        return self._nothing_rises_on(day) or just_well(self.book.holds, day) is not None

    @property
    def no_amount_rises(self) -> bool:
        """Whether no decision of today may bring more: where steps wait, and on the days after an illness."""
        return self._pem or self._no_amount_rises_on(self.today)

    @property
    def after_flare(self) -> bool:
        """Whether a flare-up lasts or ended in the days before: its week brings no more (A13)."""
        return flare_in_days_before(self._days.flares, self.today)

    @property
    def asks_first(self) -> bool:
        """Whether an answer that comes before steps waits for somebody's look: steps stay gentle (C5)."""
        return any(lock.startswith(ASK_FIRST) for lock in self.locks_on(self.today))

    @property
    def at_aim(self) -> bool:
        """Whether the amount is that of the aim: no step follows, also before two reviews made it the plan to keep."""
        return self.plan.aim is not None and at_least(self.quota, self.plan.aim)

    @property
    def maintenance(self) -> bool:
        """Whether the aim has been in force through two reviews: keeping it is the plan (A12 ``GOAL``)."""
        return self._maintenance_on(self.today)

    def _maintenance_on(self, day: date) -> bool:
        """The same on a day, by its own amount: less after a time away is on the way there again (A14.4)."""
        aim = self._plan_on(day).aim
        if aim is None or len(self.reviews) < 2 or not same_amount(self.quota_on(day), aim):
            return False
        last_two = self.reviews[: bisect_right(self.reviews, day, key=attrgetter("on"))][-2:]
        through = [one for made in last_two for one in (self._before(made.on), self.quota_on(made.on))]
        return len(last_two) == 2 and all(same_amount(quota, aim) for quota in through)

    # --- what a day asks for ---

    def target_on(self, day: date) -> Target:
        """Amounts of one day."""
        if day not in self._targets:
            self._targets[day] = self._target_on(day)
        return self._targets[day]

    def _target_on(self, day: date) -> Target:
        return target(self._shared_on(day), self._unit_min_on(day), self.state_on(day))

    def state_on(self, day: date) -> DayState:
        """What holds on a day, apart from the amount."""
        locks, holds = self.locks_on(day), self.book.holds
        return DayState(
            flare=self.flare_on(day),
            hold=hold_on(holds, day, self.plan.id) is not None,
            ill=is_ill(holds, day),
            well_since=just_well(holds, day),
            holiday=holiday_leads_to_less(holds, day),
            again=self._again_after(day),
            no_amount=no_amount_on(self.book, day),
            red_flag=bool(locks),
            locks=locks,
            amber=self._days.band_on(day, after=self.settle_days(day)) == "amber",
            pem=self._effort_on(day).branch,
            at_most_usual=any(lock.startswith(ASK_FIRST) for lock in locks),
            limit=self.limit_on(day, self._shared_on(day)),
            room=self.together.room_for(self.plan, day),
            room_again=self.together.room_on_other_days(self.plan, day),
            most=self.plan.most,
            maintenance=self._maintenance_on(day),
            if_flares=self._if_flares if day == self.today else None,
        )

    def within_day(self, amount: float) -> float:
        """What of an amount fits into the minutes that the person gives to all plans of a day, as far as they say."""
        room = self.together.room_on_other_days(self.plan, self.today)
        return amount if room is None else fitted(amount, self.unit_min, room)

    def within_day_only(self, amount: float) -> float | None:
        """What fits of it where that is less; none: all of it fits."""
        within = self.within_day(amount)
        return within if within < amount else None

    @property
    def mornings(self) -> Mornings:
        """What is known about mornings."""
        return self._said.mornings

    def settled_said_on(self, session: date) -> date | None:
        """The day on which it was said how a session settled; none: it was not."""
        said = self._said.morning_after(session)
        return None if said is None else said.said_on

    @property
    def flares(self) -> tuple[Episode, ...]:
        """The flare-ups, oldest first."""
        return self._days.flares

    @property
    def flare_numbers(self) -> Mapping[date, int]:
        """For each flare-up day its number within the flare-up, from 1."""
        return self._days.flare_numbers

    def has_entry_on(self, day: date) -> bool:
        """Whether anything was entered on a day."""
        return day in self._days.entries

    def flare_on(self, day: date) -> FlareDay:
        """What flare-ups make of a day (A13)."""
        return flare_day(self._days.flares, day, self.mornings.settled_on, until_over=self.until_over_on(day))

    @property
    def _if_flares(self) -> FlareDay:
        """What flare-ups would make of today if one was said to begin."""
        begun, until_over = self._days.flares_if_begun, self.until_over_on(self.today)
        return flare_day(begun, self.today, self.mornings.settled_on, until_over=until_over)

    @property
    def until_over(self) -> bool:
        """Whether a flare-up keeps the amount small until it is over: effort makes worse, sometimes or more (A13)."""
        return self.until_over_on(self.today)

    def until_over_on(self, day: date) -> bool:
        """The same on a day. What was said since a flare-up began holds to its end: no answer brings more within it."""
        first = max((flare.first for flare in self._days.flares if flare.first <= day), default=day)
        return self._effort_on(day).worse or self._effort.worse_between(first, day)

    def ceiling_of(self, quota: float) -> float:
        """How far a good day goes with an amount as things stand today (A12 ``GOOD DAY``)."""
        flares = self.flare_on(self.today).lasts or flare_in_days_before(self._days.flares, self.today)
        amber = self._days.band_on(self.today, after=self.settle_days(self.today)) == "amber"
        waits = self._pem or self.on_hold or flares or amber or bool(self.locks_on(self.today))
        return self.within_day(calm_day(quota, self.unit_min, further=not waits, most=self.plan.most).ceiling)

    # --- effort that makes worse ---

    @property
    def _pem(self) -> bool:
        return self._effort_on(self.today).branch

    def _effort_on(self, day: date) -> Effort:
        """What was said about effort by a day; no later answer changes what a day before it was."""
        return self._effort.now if self._now and day >= self.today else self._effort.on(day)

    @property
    def on_hold(self) -> bool:
        """Whether the plan is on hold today."""
        return hold_on(self.book.holds, self.today, self.plan.id) is not None

    @property
    def settled_today(self) -> Restart | None:
        """What was settled today outside the reviews; none: nothing."""
        latest = self._agreed[-1]
        return latest.made if isinstance(latest.made, Restart) and latest.on == self.today else None

    @property
    def whole_step(self) -> float:
        """The step as it was before flare-ups halved it."""
        return step_of(self.baseline, self.unit_min, profile_of(self.plan, gentle=self.gentle))

    @property
    def steps_off_for_good(self) -> bool:
        """Whether effort brings a lasting worsening: the branch without steps and without tries (A14.1)."""
        return self._pem

    @property
    def steps_off(self) -> bool:
        """Whether no step is shown or proposed at all.

        So it is in the branch for a lasting worsening (A14.1), and while a plan stands on estimates and what comes
        before tries does not hold (A12 ``PRE``).
        """
        return self._pem or (self.provisional and bool(self.locks_on(self.today)))

    # --- what makes steps wait ---

    def limit_on(self, day: date, quota: float) -> Limit | None:
        """What the energy envelope leaves of an amount on a day, where it is the rule (clinical.md A7)."""
        if not self._effort_on(day).branch:
            return None
        return limit_after(self._days.energy_by(day), self._said.load, day, quota, self.unit_min)

    def locks_on(self, day: date) -> tuple[str, ...]:
        """What makes steps wait on a day for safety's sake, by name."""
        return locks_on(self.book, day, worried=self._days.worry_on(day), unread_days=self._unread_on(day))

    def _unread_on(self, day: date) -> bool:
        """Whether days of the weeks up to one cannot be read; nobody tells again what that would have made of it."""
        return self._now and day >= self.today and bool(self._days.unread)

    def unread_in_week(self, last: date) -> tuple[date, ...]:
        """The days of the seven that end with ``last`` of which something could not be read."""
        first = last - timedelta(days=DAYS_IN_WEEK - 1)
        return tuple(day for day in self._days.unread if first <= day <= last)

    @cached_property
    def _situation(self) -> Situation:
        hold, lasts = hold_on(self.book.holds, self.today, self.plan.id), self.flare_on(self.today).lasts
        return situation_on(
            self.book,
            self.today,
            worried=self._days.worry_on(self.today),
            unread_days=self._unread_on(self.today),
            hold=None if hold is None else hold.reason,
            flare=lasts,
            after_flare=not lasts and flare_in_days_before(self._days.flares, self.today),
        )

    def allows(self, thing: Thing) -> bool:
        """Whether a thing may be offered today: what is offered anywhere asks the rules of safety here."""
        return allows(thing, self._situation)

    @property
    def steps_wait(self) -> bool:
        """Whether nothing may raise the amount today: the branch for a lasting worsening, a lock, a flare, a hold."""
        return self._pem or self._nothing_rises_on(self.today)

    # --- days and weeks as the reviews see them ---

    def facts_on(self, day: date) -> DayFacts:
        """What the rules see of one day."""
        if day not in self._facts_seen:
            self._facts_seen[day] = self._facts_on(day)
        return self._facts_seen[day]

    def _shown_before(self, day: date) -> float | None:
        """The amount of a day before something was said on it; none: nothing was that changed it.

        That is that a flare-up begins or is over, or, in one, that this morning was settled: who had done by then what
        was asked for did as planned (the day's own smaller amount counts).
        """
        stood = flare_as_shown(self._days.flares, day, self.mornings.settled_on, until_over=self.until_over_on(day))
        if stood is None:
            return None
        on = msgspec.structs.replace(self.state_on(day), flare=stood)
        return target(self._shared_on(day), self._unit_min_on(day), on).target

    def _facts_on(self, day: date) -> DayFacts:
        session = self.facts.sessions.get((self.plan.id, day))
        locks, holds = self.locks_on(day), self.book.holds
        on_hold, coming_back = hold_on(holds, day, self.plan.id) is not None, just_well(holds, day) is not None
        return DayFacts(
            day=day,
            logged=session is not None and session.done is not None,  # another answer tells no amount (H4)
            entered=self.has_entry_on(day),
            done=session.done if session else None,
            target=self.target_on(day).target,
            shown_before=self._shown_before(day),
            settled=self._said.settled.get(day),
            rpe=session.rpe if session else None,
            flare=day in self._days.flare_numbers,
            hold=on_hold or coming_back,
            coming_back=coming_back and not on_hold,
            red_flag=bool(locks),
            locks=locks,
            amber=self._days.above_usual_on(day),
            pem=self._effort_on(day).branch,
        )

    def session_to_ask_about(self, day: date) -> date | None:
        """The session that the question about settling would be about; none when there is none to ask about."""
        return self._said.session_to_ask_about(day)

    def answer_told(self, day: date) -> AnswerTold | None:
        """What has to be told of the answer about a morning that was given on a day; none: nothing."""
        return self._said.became_of(day)

    def settle_days(self, day: date) -> int:
        """How many days after a session the question of ``day`` asks about: 1, or 2 where steps are gentle (A14.1)."""
        return settle_days(day, self._two_days)

    def settle_check(self, day: date) -> int:
        """How many days after a session a review of ``day`` looks at: what was said on the day itself holds for it."""
        return TWO_DAYS if self._effort.on(day).gentle else NEXT_MORNING

    def flare_day(self, day: date) -> int:
        """Number of the day within a flare-up that lasts, from 1; 0 outside."""
        return self.flare_on(day).number

    def week(self, last: date) -> "Week":
        """The figures of the seven days that end with ``last``."""
        days = [self.facts_on(last - timedelta(days=back)) for back in reversed(range(DAYS_IN_WEEK))]
        after = self.settle_check(last + timedelta(days=1))  # as the day after it does, on which it is looked at
        return pacing_week.summarise(
            days, self._days.pain, days_per_week=self._plan_on(last).days_counted, settle_after=after
        )

    def _before(self, day: date) -> float:
        """The amount in force until a day."""
        return self.quota_on(day - timedelta(days=1)) if day > self.plan.created else self.start.quota
