"""A whole diary replayed: one's own plan, a table from a file, or the made-up person who pushes through."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import WrongInput
from painplan.exchange.paths import files_in, paths_typed
from painplan.exchange.replay_rows import NEEDED, OPTIONAL, columns_in, read_replay
from painplan.exchange.text import read_text
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.pacing.body import MadeUpPerson
from painplan.pacing.holds import times_away
from painplan.pacing.paced import FIRST_DAY, first_pace
from painplan.pacing.replay import DiaryKnows, NewBeginning, Replay, ReplayDay, replay
from painplan.pacing.replay_start import offered_start
from painplan.pacing.rhythm import Pace
from painplan.pacing.simulation import DAYS_IN_WEEK, first_tries, simulate
from painplan.plans.days_said import DaysSaid
from painplan.plans.effort import EffortCourse
from painplan.plans.flares import flare_before
from painplan.plans.plan_days import LOOK_BACK_DAYS
from painplan.plans.plan_state import PlanCourse
from painplan.plans.plan_states import course_of
from painplan.plans.records import Plan
from painplan.plans.together import Together, in_order, limited
from painplan.safety.allowed import check_amounts_told

__all__ = [
    "NEEDED",
    "OPTIONAL",
    "ReplayTable",
    "Replayed",
    "Replaying",
    "of_table",
    "of_the_made_up_person",
    "offered",
    "table_at",
]

DAYS_PER_WEEK = 5
"""Planned days of a table that does not say which days were planned."""
DEMONSTRATED_WEEKS = 52


class Replayed(msgspec.Struct, frozen=True, kw_only=True):
    """What the reviews would have said, and what it is about."""

    title: str
    """What was done, or the name of the file."""
    unit: str
    """What is counted; empty where nobody said."""
    first_quota: float
    found: Replay
    agreed: Mapping[date, float] = {}
    """By the last day of a week, the amount that the person settled on at its review."""
    plan: Plan | None = None
    made_up: bool = False
    """Whether nobody lived it: its days have no date that means anything."""


class ReplayTable(msgspec.Struct, frozen=True, kw_only=True):
    """A file with a row a day."""

    name: str
    text: str
    columns: tuple[str, ...]

    def has(self, column: str) -> bool:
        """Whether there is a column of this name."""
        return column in self.columns

    def rows(self, columns: Mapping[str, str]) -> tuple[ReplayDay, ...]:
        """Its days; ``columns`` says which ones stand for others.

        Raises:
            WrongInput: A column is missing, or a cell does not fit; the sentence names line and column.
        """
        return read_replay(self.text, self.name, columns)


def table_at(typed: str) -> ReplayTable:
    """The table whose path was typed or pasted.

    Raises:
        WrongInput: The path leads nowhere, or to more than one file.
        CannotDo: It is no text.
    """
    files = files_in(paths_typed(typed))
    if len(files) != 1:
        raise WrongInput(say("replay.says.files_replay_about_one", count=len(files)))
    text = read_text(files[0], one_line(files[0].name, 60))
    name = one_line(files[0].name, 60)
    return ReplayTable(name=name, text=text, columns=columns_in(text, name))


def of_table(
    table: ReplayTable,
    columns: Mapping[str, str],
    unit: str,
    pace: Pace,
    quota: float,
    *,
    days_per_week: int = DAYS_PER_WEEK,
    pem: bool = False,
) -> Replayed:
    """What the reviews would have said on a table.

    Args:
        table: The file.
        columns: Which columns stand for others.
        unit: What is counted.
        pace: Step, smallest unit and aim.
        quota: The amount of the first week.
        days_per_week: Planned sessions of a week.
        pem: Effort brings a lasting worsening: no step at all.

    Raises:
        WrongInput: A column is missing, or a cell does not fit.
    """
    found = replay(told_of(table.rows(columns), pem=pem), pace, quota, days_per_week=days_per_week)
    return Replayed(title=table.name, unit=unit, first_quota=quota, found=found)


def told_of(rows: Sequence[ReplayDay], *, pem: bool) -> Sequence[ReplayDay]:
    """The rows as they are told to somebody: where effort brings a lasting worsening, no step of any day (A14)."""
    return tuple(msgspec.structs.replace(row, pem=True) for row in rows) if pem else rows


def offered(table: ReplayTable, columns: Mapping[str, str], unit_min: float) -> tuple[float, float] | None:
    """First amount and step that could be begun with; none when the table holds nothing done.

    Raises:
        WrongInput: A column is missing, or a cell does not fit.
    """
    return offered_start(table.rows(columns), unit_min)


def of_the_made_up_person(title: str, person: MadeUpPerson | None = None, seed: int = 1) -> Replayed:
    """What the reviews would have said to the made-up person who pushes through for a year (an illustration)."""
    who = person or MadeUpPerson()
    course = next(one for one in simulate(who, DEMONSTRATED_WEEKS, seed) if one.strategy == "push_through")
    rows = [
        ReplayDay(
            day=FIRST_DAY + timedelta(days=number),
            done=day.minutes,
            settled=day.settled,
            rpe=day.rpe,
            flare=day.flare,
            pain=day.pain,
            pem=who.pem,
        )
        for number, day in enumerate(course.days)
    ]
    pace, quota = first_pace(first_tries(who, seed), who.aim)
    found = replay(rows, pace, quota, days_per_week=DAYS_IN_WEEK)
    return Replayed(title=title, unit="minutes", first_quota=quota, found=found, made_up=True)


class Replaying:
    """Replays one's own diary; changes nothing."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def plans(self) -> tuple[Plan, ...]:
        """The plans of which at least one day has passed, those put away too."""
        return tuple(plan for plan in self._desk.book.plans if plan.created < self._desk.today)

    def of_plan(self, plan_id: str) -> Replayed:
        """What the reviews would have said from the first day of a plan up to yesterday.

        Raises:
            WrongInput: There is no such plan, or it began today.
            CannotDo: An open sign leaves no amount to tell; the sentence begins with its page's line.
        """
        desk = self._desk
        check_amounts_told(desk)
        plan = OwnThings(desk, Plan).named(plan_id)
        if plan.created >= desk.today:
            raise WrongInput(say("replay.says.plan_begins_today_no", plan_id=one_line(plan_id, 40)))
        last, first = desk.today - timedelta(days=1), plan.created - timedelta(days=LOOK_BACK_DAYS)
        seen = _SeenInReplay(desk, first)
        course, with_today = seen.course(plan, last), seen.course(plan, desk.today)
        together, pem = seen.together(plan, with_today), desk.book.profile.post_exertional_malaise
        (now,) = told_of([_row(course_of(desk, plan, desk.today), desk.today)], pem=pem)
        found = replay(
            told_of(_rows(course, plan.created, last, desk), pem=pem),
            seen.course(plan, plan.created).start.pace(plan.unit_min, plan.aim, plan.most),
            course.start.quota,
            days_per_week=plan.days_counted,
            until_over=course.gentle,
            known=DiaryKnows(
                flares=with_today.flares,
                mornings=course.mornings,
                away=times_away(desk.book.holds),
                settle_days=course.settle_check,
                until_over=course.until_over_on,
                limit=course.limit_on,
                room=lambda day: together.room_for(plan, day),
                room_again=lambda day: together.room_on_other_days(plan, day),
                has_room=lambda quota, day: together.has_room(plan, quota, day),
                begun=_settled(desk, plan),
                lowered=with_today.lowered,
                other_stepped=_other_stepped(desk, plan),
                now=now,
            ),
        )
        agreed = {made.week_to: made.quota for made in desk.book.reviews_of(plan.id)}
        return Replayed(
            title=one_line(plan.activity, 40),
            unit=plan.unit,
            first_quota=course.start.quota,
            found=found,
            agreed=agreed,
            plan=plan,
        )


class _SeenInReplay:
    """What the desk holds from a day on, read once for all plans."""

    def __init__(self, desk: OpenDiary, first: date) -> None:
        self._desk, self._facts = desk, desk.diary.days(first, desk.today)
        self._worried, self._flare = desk.diary.latest_worry(first), flare_before(desk.diary, first)

    def course(self, plan: Plan, on: date) -> PlanCourse:
        """A plan as it stands on a day, with all its days."""
        return PlanCourse(
            plan,
            self._desk.book,
            DaysSaid(
                self._facts,
                on,
                worried_before=self._worried,
                flare_before=self._flare,
                day_starts_at=self._desk.book.profile.day_starts_at,
            ),
            now=on == self._desk.today,
        )

    def together(self, plan: Plan, course: PlanCourse) -> Together:
        """The plans of a day beside each other, where the person gives minutes to all of them."""
        book = self._desk.book
        if not limited(book):
            return Together((), ())
        plans = in_order(book.active_plans())
        courses = [course if one.id == plan.id else self.course(one, self._desk.today) for one in plans]
        found = Together(book.day_limits, courses)
        for one in courses:
            one.together = found
        return found


def _settled(desk: OpenDiary, plan: Plan) -> list[NewBeginning]:
    """What was settled outside the reviews, with the steps from then on, as the plan's course of that day has them.

    So is what was said about effort, which makes steps gentle from that day on and none before it.
    """
    found = []
    for made in sorted((one for one in desk.book.restarts if one.plan == plan.id), key=lambda one: one.on):
        changes = made.choice in ("tries", "begin", "take", "changed")
        found.append(
            NewBeginning(
                on=made.on,
                quota=made.quota if changes else None,
                pace=course_of(desk, plan, made.on).pace,
                week=made.choice not in ("full_step", "step"),
            )
        )
    for day in EffortCourse(desk.book.profile).gentle_changed(plan.created):
        if day <= desk.today and day not in {one.on for one in found}:
            pace = course_of(desk, plan, day).pace
            found.append(NewBeginning(on=day, quota=None, pace=pace, week=False))
    return found


def _rows(course: PlanCourse, first: date, last: date, desk: OpenDiary) -> list[ReplayDay]:
    """Every day of the plan as its reviews saw it; only the amounts are worked out anew."""
    pain = desk.diary.days(first, desk.today).by_day("pain")
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [msgspec.structs.replace(_row(course, day), pain=pain.get(day)) for day in days]


def _other_stepped(desk: OpenDiary, plan: Plan) -> Callable[[date], bool]:
    """Whether another plan had the one step of a week: what was really decided about the others."""
    ups = [
        day
        for other in desk.book.active_plans()
        if other.id != plan.id
        for day in course_of(desk, other, desk.today).steps_up
    ]
    return lambda day: any(timedelta(0) <= day - up < timedelta(days=DAYS_IN_WEEK) for up in ups)


def _row(course: PlanCourse, day: date) -> ReplayDay:
    """One day as a review sees it."""
    facts, on = course.facts_on(day), course.state_on(day)
    return ReplayDay(
        day=day,
        done=facts.done if facts.logged else None,
        entry=course.has_entry_on(day),
        settled_said=course.settled_said_on(day),
        held=on.hold,
        ill=on.ill,
        well_since=on.well_since,
        no_amount=on.no_amount,
        amber=facts.amber,
        unsettled=on.amber and not facts.amber,
        settled=facts.settled,
        rpe=facts.rpe,
        hold=facts.hold,
        red_flag=facts.red_flag,
        locks=facts.locks,
        pem=facts.pem,
    )
