"""Seven days with today: what each asked for, what was done, and work, recreation and rest beside each other.

The routine is what was said in the interview (when, where, with whom, on which days) and the days of exercises. A past
day holds what was asked for on it: amounts of then, nothing before a thing was there and nothing after it ended. A plan
without usual days can be done on any so many of a week (clinical.md A12 ``WEEK``). Minutes are told beside each other
and judged by nobody: no share of them is the right one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec
from msgspec.structs import replace

from painplan.diary.open_diary import OpenDiary
from painplan.goals.words import with_whom
from painplan.kit.amounts import amount
from painplan.kit.dates import falls_on
from painplan.kit.escape import one_line
from painplan.kit.units import TIMED
from painplan.kit.words import say
from painplan.plans.plan_state import PlanCourse
from painplan.plans.plan_states import courses_since
from painplan.plans.records import Plan
from painplan.safety.allowed import instead_of_amounts
from painplan.safety.locks import no_amount_on
from painplan.store.diary import Month
from painplan.tasks.exercise_records import Exercise
from painplan.tasks.exercises import Dose, Exercises
from painplan.tasks.exercises_words import asked_words, dose_words

DAYS = 7
MINUTES_IN_HOUR = 60
LONGEST = 60
Sort = Literal["work", "recreation", "rest", "caring"]


class WeekItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of a day."""

    what: str
    sort: Sort
    minutes: float | None = None
    """None: it is not counted in minutes, or they count with another thing."""
    share: float = 1
    """How much of the minutes counts in the week: of a plan for any three days of seven, three sevenths on each."""
    when: str = ""
    where: str = ""
    with_: str = ""


class WeekDay(msgspec.Struct, frozen=True, kw_only=True):
    """One of the seven days."""

    day: date
    planned: tuple[WeekItem, ...]
    """What was asked for on that day; of today, what is."""
    done: tuple[WeekItem, ...]


class WeekMinutes(msgspec.Struct, frozen=True):
    """Minutes of seven days; none where nothing of it was noted."""

    work: float | None = None
    recreation: float | None = None
    rest: float | None = None
    caring: float | None = None


class WeekView(msgspec.Struct, frozen=True, kw_only=True):
    """Seven days, the last of them today."""

    days: tuple[WeekDay, ...]
    done: WeekMinutes
    planned: WeekMinutes
    waits: tuple[str, ...] = ()
    """What stands before it while nothing is asked for today, empty: something is. Beside a sign that leaves no amount
    none is told of any day (C, principle 4); an illness has days before it (A14.4)."""


def balance(items: Iterable[WeekItem]) -> WeekMinutes:
    """The minutes of some things together, by what they are."""
    sums: dict[str, float] = {}
    for one in items:
        if one.minutes is not None:
            sums[one.sort] = sums.get(one.sort, 0) + one.minutes * one.share
    return WeekMinutes(**{sort: round(minutes, 1) for sort, minutes in sums.items()})


class SevenDays:
    """The week of one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def view(self) -> WeekView:
        """The seven days as they stand."""
        today, waits = self._desk.today, instead_of_amounts(self._desk)
        days = [today - timedelta(days=back) for back in reversed(range(DAYS))]
        facts = self._desk.days(days[0], today)
        told = not no_amount_on(self._desk.facts, today)
        courses = courses_since(self._desk, days[0]) if told else ()
        found = tuple(
            WeekDay(
                day=day,
                planned=()
                if not told
                else (*self._plans(day, days, courses), *self._exercises(day), *self._pieces(day)),
                done=(*self._done(day, facts),),
            )
            for day in days
        )
        return WeekView(
            days=found,
            done=balance(item for day in found for item in day.done),
            planned=balance(item for day in found for item in day.planned),
            waits=waits,
        )

    # --- the routine ---

    def _plans(self, day: date, days: Sequence[date], courses: Iterable[PlanCourse]) -> Iterator[WeekItem]:
        starts_at = self._desk.book.profile.day_starts_at
        for course in courses:
            followed = (one for one in days if course.plan.followed_on(one, starts_at))
            amounts = {one: asked for one in followed if (asked := course.target_on(one).target) is not None}
            if (asked := amounts.get(day)) is None:
                continue
            goal, count = self._desk.book.goal(course.plan.goal), course.plan.as_on(day, starts_at).days_counted
            usual = goal.said_on("weekdays", day, starts_at) if goal else ()
            if not falls_on(usual or (), day):
                continue
            any_days = "" if usual or count == DAYS else say("week.says.any_days", count=count)
            yield WeekItem(
                what=_with_amount(course.plan.activity, amount(asked, course.plan.unit)),
                sort="recreation",
                minutes=asked if course.plan.unit == TIMED else None,
                share=min(count, len(amounts)) / len(amounts) if any_days else 1,
                when=", ".join(filter(None, (one_line(goal.when, LONGEST) if goal else "", any_days))),
                where=one_line(goal.where, LONGEST) if goal else "",
                with_=with_whom(goal) if goal else "",
            )

    def _exercises(self, day: date) -> Iterator[WeekItem]:
        if not self._desk.book.exercises:
            return
        for view in Exercises(self._desk).planned(day):
            one = view.exercise
            minutes = view.asked if view.unit == TIMED and not one.plan else None
            what = _with_amount(one.name, asked_words(view))
            yield WeekItem(what=what, sort=_sort(one), minutes=minutes)

    def _pieces(self, day: date) -> Iterator[WeekItem]:
        asked = Exercises(self._desk).asked(day)
        for job in self._desk.book.jobs:
            for piece in job.pieces if asked and not job.put_away else ():
                if piece.on == day:
                    yield _piece(piece.text, piece.minutes)

    # --- what was done ---

    def _done(self, day: date, facts: Month) -> Iterator[WeekItem]:
        book = self._desk.book
        plans = {plan.id: plan for plan in book.plans}
        yield from _sessions(day, facts, plans)
        yield from self._exercised(day, facts, plans)
        for job in book.jobs:
            yield from (_piece(piece.text, piece.minutes) for piece in job.pieces if piece.done_on == day)
        called = {one.id: one.name for one in book.rest_plans}
        for (name, when), rested in facts.rest_days.items():
            if when == day and (minutes := sum(rested.rests)):
                what = say("week.items.rests", name=one_line(called.get(name, name), LONGEST))
                yield WeekItem(what=_with_amount(what, amount(minutes, TIMED)), sort="rest", minutes=minutes)
        yield from _said(day, facts)

    def _exercised(self, day: date, facts: Month, plans: Mapping[str, Plan]) -> Iterator[WeekItem]:
        """Exercises, and relaxation wherever it was noted: what was said of the whole day counts where it is more."""
        exercises = {one.id: one for one in self._desk.book.exercises}
        entry = facts.checkins.get(day)
        practised = sum(one.minutes or 0 for (_, when), one in facts.practices.items() if when == day)
        said = (entry.relaxation_minutes if entry else None) or 0
        found = []
        for (name, when), did in facts.exercise_days.items():
            one = exercises.get(name)
            if when != day or one is None:
                continue
            plan = plans.get(one.plan or "")
            unit = one.unit or (plan.unit if plan else "")
            minutes = did.amount if unit == TIMED and not one.plan else None
            dose = dose_words(Dose(sets=did.sets, amount=did.amount), unit)
            found.append(WeekItem(what=_with_amount(one.name, dose), sort=_sort(one), minutes=minutes))
        relaxed = sum(item.minutes or 0 for item in found if item.sort == "rest")
        whole = said > practised + relaxed
        yield from (replace(item, minutes=None) if whole and item.sort == "rest" else item for item in found)
        if relaxation := said if whole else practised:
            yield _counted("relaxation", relaxation, "rest")


def _sessions(day: date, facts: Month, plans: Mapping[str, Plan]) -> Iterator[WeekItem]:
    for (name, when), session in facts.sessions.items():
        plan = plans.get(name)
        if when == day and plan is not None and session.done:
            minutes = session.done if plan.unit == TIMED else None
            what = _with_amount(plan.activity, amount(session.done, plan.unit))
            yield WeekItem(what=what, sort="recreation", minutes=minutes)


def _said(day: date, facts: Month) -> Iterator[WeekItem]:
    """What else the check-in of a day says."""
    entry = facts.checkins.get(day)
    if entry is None:
        return
    for other in entry.activities or ():
        what = _with_amount(other.name, amount(other.minutes, TIMED))
        yield WeekItem(what=what, sort="recreation", minutes=other.minutes)
    hours: tuple[tuple[Sort, float | None], ...] = (("work", entry.work_hours), ("caring", entry.caring_hours))
    for sort, said in hours:
        if said is not None:
            yield _counted(sort, said * MINUTES_IN_HOUR, sort)


def _counted(name: str, minutes: float, sort: Sort) -> WeekItem:
    what = _with_amount(say(f"week.items.{name}"), amount(minutes, TIMED))
    return WeekItem(what=what, sort=sort, minutes=minutes)


def _piece(text: str, minutes: float) -> WeekItem:
    return WeekItem(what=_with_amount(text, amount(minutes, TIMED)), sort="work", minutes=minutes)


def _sort(exercise: Exercise) -> Sort:
    return "rest" if exercise.sort == "relaxation" else "recreation"


def _with_amount(name: str, told: str) -> str:
    return ", ".join(part for part in (one_line(name, LONGEST), told) if part)
