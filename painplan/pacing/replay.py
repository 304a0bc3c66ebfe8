"""What the weekly reviews would have said on a whole diary, week after week (clinical.md A12 to A14)."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from painplan.pacing.absence import long_absences
from painplan.pacing.amounts import at_least, same_amount
from painplan.pacing.days import NEXT_MORNING, DayFacts, Morning, Mornings, Settled
from painplan.pacing.envelope import Limit
from painplan.pacing.flare import (
    Episode,
    FlareDay,
    FlareSaid,
    episodes,
    flare_as_shown,
    flare_day,
    flare_day_numbers,
    flare_in_days_before,
    flare_on,
    halved_on,
)
from painplan.pacing.gates import Closed
from painplan.pacing.holds import Away, amount_shared, new_amount_eased_into, restart_amount
from painplan.pacing.review import More, PastReview, Proposal, review, weeks_since, with_return
from painplan.pacing.rhythm import Pace, step_is_due, stepped_up
from painplan.pacing.start import within_aim
from painplan.pacing.symptom_band import band
from painplan.pacing.target import DayState, Target, target
from painplan.pacing.week import Week, summarise

DAYS_IN_WEEK = 7


class ReplayDay(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a diary to replay. A day without a row is not logged."""

    day: date
    done: float | None = None
    """In the plan's unit; None is not logged, 0 is logged."""
    planned: bool | None = None
    """None is not known; where nobody says, any so many days of a week are the planned ones."""
    settled: Settled | None = None
    """About the session of this row."""
    settled_said: date | None = None
    """The day on which that was said; none: the next one. A review knows what was said by its own day."""
    rpe: float | None = None
    """Of the session of this row."""
    flare: bool | None = None
    """True: it is a day of a flare-up; False: a flare-up before it is over; None: it leaves that open."""
    over_since: date | None = None
    """Since when it is over, where that was said on this day; none with False: since this day."""
    entry: bool | None = None
    """Whether anything was entered on the day; none: what was done tells it."""
    hold: bool = False
    held: bool = False
    """On the days after an illness: whether something else is on hold."""
    ill: bool = False
    """Nothing is asked for while an illness lasts (A14.4); a table knows only that something is on hold."""
    well_since: date | None = None
    """On the days after an illness that ask for half: since when the person is well."""
    no_amount: bool = False
    """Something that is open leaves no amount at all."""
    amber: bool | None = None
    """Symptoms were well above their usual (A10); none: the pain of the rows tells it."""
    unsettled: bool | None = None
    """It was said on this day that the morning was not settled; none: the row of the day before tells it."""
    red_flag: bool | None = None
    """True: a warning sign is open; False: it was looked at; None: it leaves that open, and what was open stays so."""
    locks: tuple[str, ...] = ()
    """Names of what is open, where they are known."""
    pem: bool | None = None
    """The same of a lasting worsening after effort, whose end is that a specialist agreed to steps."""
    pain: float | None = None


class NewBeginning(msgspec.Struct, frozen=True, kw_only=True):
    """What was settled outside the reviews: new tries, or an amount to go on from (A12 ``TRIES``)."""

    on: date
    quota: float | None
    """The amount from then on; none: it stayed."""
    pace: Pace
    week: bool = True
    """Whether the next review is a week after it."""


class DiaryKnows(msgspec.Struct, frozen=True, kw_only=True):
    """What a diary knows beyond its rows; a table knows none of it."""

    flares: Sequence[Episode]
    mornings: Mornings
    away: Sequence[Away] = ()
    """The times away, whose new amount the replay begins with as the plan did (A14.4)."""
    settle_days: Callable[[date], int] = lambda _: NEXT_MORNING
    """How many days after a session a review of a day looks at."""
    until_over: Callable[[date], bool] = lambda _: False
    """Whether effort made worse on a day, sometimes or more, so that a flare-up kept the amount small (A13)."""
    limit: Callable[[date, float], Limit | None] = lambda _day, _quota: None
    """What the energy envelope leaves of an amount on a day (A7)."""
    room: Callable[[date], float | None] = lambda _: None
    """The minutes of a day that the plans before this one leave; none: no such limit (A12)."""
    room_again: Callable[[date], float | None] = lambda _: None
    """The same for the whole amount that a smaller one leads back to."""
    has_room: Callable[[float, date], bool] = lambda _quota, _day: True
    """Whether an amount would fit beside what the other plans have agreed."""
    begun: Sequence[NewBeginning] = ()
    """What was settled outside the reviews, oldest first."""
    lowered: tuple[date, float] | None = None
    """Since when the first amount was not above the lowest try, which was said later to be so (A14.1), and what it was
    then; none: it never became less for that."""
    other_stepped: Callable[[date], bool] = lambda _: False
    """Whether another plan has the one step of the week up to a day (A12)."""
    now: ReplayDay
    """What holds on the day after the last row: the review of the last week is of that day, and looks at what is open
    then, as every live review does, and not at what was closed since."""


class ReplayWeek(msgspec.Struct, frozen=True, kw_only=True):
    """One week and what its review proposes."""

    number: int
    week: Week
    proposal: Proposal
    days: int = DAYS_IN_WEEK
    """Days of it up to the last one that is known; less than seven: it is looked at as far as it goes."""

    @property
    def over(self) -> bool:
        """Whether all its days are known; of one that is not no review would be due yet."""
        return self.days == DAYS_IN_WEEK


class Replay(msgspec.Struct, frozen=True, kw_only=True):
    """All weeks and days of a replayed diary."""

    weeks: tuple[ReplayWeek, ...]
    days: tuple[tuple[date, Target], ...]
    final_quota: float


def replay(
    rows: Sequence[ReplayDay],
    pace: Pace,
    quota: float,
    *,
    days_per_week: int,
    until_over: bool = False,
    known: DiaryKnows | None = None,
) -> Replay:
    """Walk through a diary as if every proposal had been taken.

    Args:
        rows: The days with entries, in any order, one a day, at least one.
        pace: Step, smallest unit and aim.
        quota: The amount of the first week, in the plan's unit; an aim below it is taken instead (clinical.md A12).
        days_per_week: Planned sessions of a week, on any of its days.
        until_over: Effort sometimes makes worse: no whole amount before a flare-up is over (A13). So it is with a row
            of somebody whom it makes worse more often, too.
        known: What a diary knows beyond its rows; none: it is a table, and of the day of its last review nothing is
            known.
    """
    return _Walk(rows, pace, quota, days_per_week, until_over=until_over, known=known).run()


class _Walk:
    """The state that goes from week to week."""

    def __init__(
        self,
        rows: Sequence[ReplayDay],
        pace: Pace,
        quota: float,
        days_per_week: int,
        *,
        until_over: bool,
        known: DiaryKnows | None,
    ) -> None:
        self.rows = lasting({row.day: row for row in rows})
        self.days = sorted(self.rows)
        self.first, self.last = self.days[0], self.days[-1]
        self.pace, self.days_per_week, self.sometimes_worse = pace, days_per_week, until_over
        self.until_over = until_over or any(row.pem for row in rows)
        self.quota, self.same_since = within_aim(quota, pace.unit_min, pace.aim), self.first
        self.pain = {row.day: row.pain for row in rows if row.pain is not None}
        if known is not None:  # the usual goes back before the plan began, as the live course sees it
            self.pain = dict(known.mornings.pain) | self.pain
        self.known = known
        self.now = None if known is None else known.now
        self.flares = episodes(flares_told(self.rows), self.last) if known is None else known.flares
        self.flare_days = flare_day_numbers(self.flares)
        self.mornings = mornings_told(self.rows) if known is None else known.mornings
        self.away = () if known is None else known.away
        self.begun: dict[date, float] = {}
        """The amount before each day on which a time away brought its new amount."""
        self.settled: set[date] = set()
        """Days on which something was settled outside the reviews."""
        self.returns = long_absences(day for day, row in self.rows.items() if is_entered(row))
        """Long times without an entry, by the day of the first new one: an offer then, which no replay can take."""
        self.maintenance = self.halved = False
        self.last_up: date | None = None
        self.facts: dict[date, DayFacts] = {}
        self.targets: list[tuple[date, Target]] = []
        self.weeks: list[ReplayWeek] = []
        self.past: list[PastReview] = []

    def run(self) -> Replay:
        start = self.first
        while start <= self.last:
            again = self._new_week_after(start)
            if again is None:
                self._week(start)
            else:  # the next review is a week after it, as in the live course
                for number in range((again - start).days):
                    self._day(start + timedelta(days=number))
            start = again or start + timedelta(days=DAYS_IN_WEEK)
        return Replay(weeks=tuple(self.weeks), days=tuple(self.targets), final_quota=self.quota)

    def _new_week_after(self, start: date) -> date | None:
        """The day within a week on which something was settled that the next review is a week after; none: nothing."""
        settled = () if self.known is None else self.known.begun
        return next((one.on for one in settled if one.week and 0 < (one.on - start).days < DAYS_IN_WEEK), None)

    def _settle(self, day: date) -> None:
        """What was settled outside the reviews on a day holds from then on, once."""
        if self.known is None or day in self.settled:
            return
        for one in self.known.begun:
            if one.on == day:
                self.settled.add(day)
                self.pace = one.pace
                self._from(day, self.quota if one.quota is None else one.quota)
                self.maintenance = self.maintenance and self._at_aim

    def _week(self, start: date) -> None:
        days = [start + timedelta(days=n) for n in range(DAYS_IN_WEEK)]
        for day in days:
            self._day(day)
        reviewed_on = start + timedelta(days=DAYS_IN_WEEK)
        week, before = self._summary(days, reviewed_on), None
        if self.past:  # told again: what was said since about its mornings counts, as it does in the live review
            before = self._summary([day - timedelta(days=DAYS_IN_WEEK) for day in days], reviewed_on)
        asks, then = self._halve(days[-1]), self._reviewed(reviewed_on)
        self._begin_again(reviewed_on)
        self._lower(reviewed_on)
        # No step begins on a day of a flare-up, a hold or an open sign (clinical.md A12 to A14), as in a live review.
        # What was closed within the week locks nothing any more (clinical.md C, principle 4).
        locked = bool(then.red_flag or (self.now is None and self._row(days[-1]).red_flag))
        open_then = msgspec.structs.replace(week, red_flag=locked, locks=then.locks, pem=bool(week.pem or then.pem))
        flares_then = reviewed_on in self.flare_days or flare_on(self.flares, reviewed_on) is not None
        raised = stepped_up(self.quota, self.pace.step, self.pace.unit_min, self.pace.aim, self.pace.most)
        tries = not (open_then.pem or open_then.red_flag or then.hold or flares_then)
        proposal = review(
            self.pace,
            self.quota,
            open_then,
            before=before,
            earlier=self.past,
            fortnight=[
                self.facts[day]
                for n in range(-DAYS_IN_WEEK, DAYS_IN_WEEK)
                if (day := start + timedelta(days=n)) in self.facts
            ],
            closed=Closed(
                after_flare=flare_in_days_before(self.flares, start),
                flare_now=flares_then,
                amber_now=self._above_usual(reviewed_on),
                hold_now=then.hold,
                other_plan_first=self.known is not None and self.known.other_stepped(reviewed_on),
                no_room=self.known is not None and not self.known.has_room(raised, reviewed_on),
                slower_steps=not step_is_due(self.pace, self.quota, self.last_up, reviewed_on),
                told_later=self.now is None or reviewed_on < self.now.day,
            ),
            more=More(
                new_trials=asks,
                tries=tries,
                sometimes_worse=self.sometimes_worse,
                same_weeks=weeks_since(self.same_since, reviewed_on),
            ),
        )
        back = next((self.returns[day] for day in reversed(days) if day in self.returns), None)
        if back is not None:
            again = restart_amount(self.quota, self.pace.unit_min)
            proposal = with_return(proposal, back, again, tries=tries)
        there = min(DAYS_IN_WEEK, (self.last - start).days + 1)
        self.weeks.append(ReplayWeek(number=len(self.weeks) + 1, week=week, proposal=proposal, days=there))
        self.past.append(PastReview(week=week, quota=self.quota, decision=proposal.decision, waited=proposal.waited))
        self.last_up = reviewed_on if proposal.decision == "up" else self.last_up
        self._from(reviewed_on, proposal.next_quota)
        self.maintenance = self._at_aim and (self.maintenance or proposal.decision == "maintain")

    def _from(self, day: date, quota: float) -> None:
        """The amount from a day on, and since when it is what it is."""
        if not same_amount(quota, self.quota):
            self.same_since = day
        self.quota = quota

    @property
    def _at_aim(self) -> bool:
        """Whether the amount is that of the aim: one that became less is on the way there again (A12 ``GOAL``)."""
        return self.pace.aim is not None and at_least(self.quota, self.pace.aim)

    def _halve(self, last: date) -> bool:
        """Half the step where flare-ups ask for it, once; tells whether they do now (FL-1, clinical.md A13)."""
        if self.halved or halved_on(self.flares, last) is None:
            return False
        self.pace, self.halved = self.pace.halved(), True
        return True

    def _known_by(self, reviewed_on: date, facts: DayFacts) -> DayFacts:
        """A day without what was said about its session after a review."""
        said = self._row(facts.day).settled_said
        return facts if said is None or said <= reviewed_on else msgspec.structs.replace(facts, settled=None)

    def _summary(self, days: Sequence[date], reviewed_on: date) -> Week:
        after = NEXT_MORNING if self.known is None else self.known.settle_days(days[-1] + timedelta(days=1))
        facts = [self._known_by(reviewed_on, self.facts[day]) for day in days]
        pain = {day: value for day, value in self.pain.items() if day <= reviewed_on}
        return summarise(facts, pain, days_per_week=self.days_per_week, settle_after=after)

    def _reviewed(self, day: date) -> ReplayDay:
        """The day of a review; one that has not come is looked at as the day that is known last."""
        return self.now if self.now is not None and day >= self.now.day else self._row(day)

    def _row(self, day: date) -> ReplayDay:
        if day in self.rows:
            return self.rows[day]
        at = bisect_right(self.days, day)
        before = self.rows[self.days[at - 1]] if at else None
        return ReplayDay(day=day, red_flag=bool(before and before.red_flag), pem=bool(before and before.pem))

    def _begin_again(self, day: date) -> None:
        """From the day on which a time away brings its new amount, the reviews go on from that (A14.4)."""
        if day not in self.begun and any(away.new == day for away in self.away):
            self.begun[day] = self.quota
            self._from(day, restart_amount(self.quota, self.pace.unit_min))
            self.maintenance = self.maintenance and self._at_aim

    def _lower(self, day: date) -> None:
        """From the day on which effort was said to make worse, the first amount is not above the lowest (A14.1)."""
        lowered = None if self.known is None else self.known.lowered
        if lowered is not None and lowered[0] == day:
            self._from(day, min(self.quota, lowered[1]))
            self.maintenance = self.maintenance and self._at_aim

    def _again_after(self, day: date) -> float:
        """The amount that the days after an illness lead to (A14.4): where a time away brought 80 % already, that."""
        begun = any(away.new <= day < away.over for away in self.away)
        return self.quota if begun else restart_amount(self.quota, self.pace.unit_min)

    def _shared_on(self, day: date) -> float:
        """The amount that a day asks for all, or a share, of, as the plan does (A14.4)."""
        away = new_amount_eased_into(self.away, day)
        if away is None or away.new not in self.begun:
            return self.quota
        return amount_shared(self.quota, self.begun[away.new], self.pace.unit_min)

    def _until_over(self, day: date) -> bool:
        return self.until_over if self.known is None else self.known.until_over(day)

    def _above_usual(self, day: date) -> bool:
        """Whether symptoms are well above their usual on a day (A10)."""
        said = self._reviewed(day).amber
        found = band({"pain": self.pain}, day) if said is None else None
        return said or (found is not None and found.colour == "amber")

    def _unsettled(self, day: date) -> bool:
        """Whether it was said on a day that the morning was not settled."""
        said, before = self._row(day).unsettled, self._row(day - timedelta(days=NEXT_MORNING))
        return bool(before.done) and before.settled == "no" if said is None else said

    def _day(self, day: date) -> None:
        self._begin_again(day)
        self._lower(day)
        self._settle(day)
        row, above_usual, known = self._row(day), self._above_usual(day), self.known
        on = DayState(
            flare=self._flare_day(self.flares, day),
            hold=row.hold if row.well_since is None else row.held,
            ill=row.ill,
            well_since=row.well_since,
            again=self._again_after(day),
            no_amount=row.no_amount,
            amber=above_usual or self._unsettled(day),
            red_flag=bool(row.red_flag),
            pem=bool(row.pem),
            limit=None if known is None else known.limit(day, self._shared_on(day)),
            room=None if known is None else known.room(day),
            room_again=None if known is None else known.room_again(day),
            most=self.pace.most,
            maintenance=self.maintenance,
        )
        today = target(self._shared_on(day), self.pace.unit_min, on)
        self.facts[day] = DayFacts(
            day=day,
            planned=row.planned,
            logged=row.done is not None,
            entered=is_entered(row),
            done=row.done,
            target=today.target,
            shown_before=self._shown_before(day, on),
            settled=row.settled,
            rpe=row.rpe,
            flare=day in self.flare_days,
            hold=row.hold,
            coming_back=row.hold and row.well_since is not None and not row.held,
            amber=above_usual,
            red_flag=bool(row.red_flag),
            pem=bool(row.pem),
        )
        if day <= self.last:
            self.targets.append((day, today))

    def _flare_day(self, flares: Sequence[Episode], day: date) -> FlareDay:
        return flare_day(flares, day, self.mornings.settled_on, until_over=self._until_over(day))

    def _shown_before(self, day: date, on: DayState) -> float | None:
        """What a day asked for before something was said on it of a flare-up or its morning; no table knows of that."""
        if self.known is None:
            return None
        shown = flare_as_shown(self.flares, day, self.mornings.settled_on, until_over=self._until_over(day))
        if shown is None:
            return None
        stood = msgspec.structs.replace(on, flare=shown)
        return target(self._shared_on(day), self.pace.unit_min, stood).target


def lasting(rows: Mapping[date, ReplayDay]) -> dict[date, ReplayDay]:
    """The rows with what is open on their days: it lasts until a row says that it does not, and silence says nothing.

    Source: clinical.md C, principle 4 (locked until it was checked); A7, A14.1 (steps only where a specialist agreed).
    """
    found: dict[date, ReplayDay] = {}
    red_flag = pem = False
    for day in sorted(rows):
        row = rows[day]
        red_flag = red_flag if row.red_flag is None else row.red_flag
        pem = pem if row.pem is None else row.pem
        found[day] = msgspec.structs.replace(row, red_flag=red_flag, pem=pem)
    return found


def flares_told(rows: Mapping[date, ReplayDay]) -> dict[date, FlareSaid]:
    """What rows say about flare-ups: one ends with the first False after it began, and not before.

    Where no row says False, a row of a day that was logged and leaves it open counts as one, as the command promises.
    """
    no_false = all(row.flare is not False for row in rows.values())
    told: dict[date, FlareSaid] = {}
    for day, row in rows.items():
        ends = (
            row.flare is False
            or row.over_since is not None
            or (no_false and row.flare is None and row.done is not None)
        )
        if row.flare or ends:
            told[day] = FlareSaid(row.flare is True, (row.over_since or day) if ends else None)
    return told


def is_entered(row: ReplayDay) -> bool:
    """Whether anything was entered on the day of a row; where nobody says, what was done tells it."""
    return row.done is not None if row.entry is None else row.entry


def mornings_told(rows: Mapping[date, ReplayDay]) -> Mornings:
    """What rows say about mornings: of each row the morning after its own session."""
    sessions = tuple(day for day in sorted(rows) if rows[day].done)
    return Mornings(
        known=tuple(
            Morning(day, day + timedelta(days=NEXT_MORNING), said)
            for day in sessions
            if (said := rows[day].settled) is not None
        ),
        sessions=sessions,
        entries=frozenset(day for day, row in rows.items() if is_entered(row)),
        pain={day: row.pain for day, row in rows.items() if row.pain is not None},
    )
