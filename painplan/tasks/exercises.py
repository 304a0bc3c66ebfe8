"""Exercises of one's own, arranged with one diary: what each asks for today, what was done (clinical.md A13, A14)."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import get_args

import msgspec

from painplan.checkin.answers import check_day
from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings, find
from painplan.errors import WrongInput
from painplan.kit.dates import Weekday
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_amount, parse_number
from painplan.kit.pattern import pattern
from painplan.kit.words import say
from painplan.pacing.amounts import at_least, same_amount
from painplan.pacing.flare import flare_day
from painplan.pacing.holds import is_ill, just_well
from painplan.pacing.start import smallest_step
from painplan.pacing.target import DayState, Target, target
from painplan.plans.flares import flares_seen
from painplan.plans.plan_states import courses_since
from painplan.plans.records import Plan
from painplan.safety.allowed import LOOK_BACK_DAYS, situation
from painplan.safety.locks import lock_names, no_amount_on
from painplan.safety.medicine.named_medicines import Named, check_no_medicine
from painplan.safety.rules import Situation, locking
from painplan.store.diary import Change, session_change
from painplan.tasks.asked_today import AskedToday
from painplan.tasks.exercise_records import MOST_SETS, Exercise, ExerciseDay, ExerciseSort, ExerciseUnit
from painplan.tasks.exercises_rules import WEEK, SessionsOfWeek, planned_on, sessions_by_week

LONGEST_NAME, LONGEST_HOW = 200, 2_000
_SETS = pattern(r"(\d{1,3}) ?(?:x|×|\*|sets? of) ?(\d{1,5})(?: ?(?:reps?|repetitions?|times))?")


class Dose(msgspec.Struct, frozen=True, kw_only=True):
    """How much: all sets together in a unit; without a unit only that it is done."""

    sets: int | None = None
    amount: float | None = None
    unit: ExerciseUnit | None = None

    @property
    def each(self) -> float | None:
        """What one set has; none where sets are not alike, or there are none."""
        if not self.sets or self.amount is None or self.amount % self.sets:
            return None
        return self.amount / self.sets


def typed_dose(sets: str = "", reps: str = "", minutes: str = "", metres: str = "") -> Dose:
    """How much, from what was typed: sets with repetitions, or minutes, or metres, or nothing.

    Raises:
        WrongInput: A number does not fit, or they do not go together.
    """
    given = [bool(sets or reps), bool(minutes), bool(metres)]
    if sum(given) > 1 or bool(sets) != bool(reps):
        raise WrongInput(say("exercises.says.one_of"))
    if minutes:
        return Dose(amount=parse_amount(minutes, "minutes"), unit="minutes")
    if metres:
        return Dose(amount=parse_amount(metres, "metres"), unit="metres")
    if not sets:
        return Dose()
    number = parse_number(sets, whole=True)
    if number != int(number) or not 1 <= number <= MOST_SETS:
        raise WrongInput(say("exercises.says.odd_sets", most=MOST_SETS))
    each = parse_amount(reps, "repetitions", whole=True)
    return Dose(sets=int(number), amount=parse_amount(f"{number * each:g}", "repetitions"), unit="repetitions")


def read_dose(text: str) -> Dose:
    """How much, from one line: ``3 x 5``, ``10 minutes``, ``200 m``; empty: only that it is done.

    Raises:
        WrongInput: It is none of these.
    """
    typed = text.strip()
    if not typed:
        return Dose()
    if sets := _SETS.fullmatch(typed.lower()):
        return typed_dose(sets=sets[1], reps=sets[2])
    if typed[-1].isalpha():
        for unit in get_args(ExerciseUnit):
            with suppress(WrongInput):
                amount = parse_amount(typed, unit)
                return Dose(sets=1 if unit == "repetitions" else None, amount=amount, unit=unit)
    raise WrongInput(say("exercises.says.odd_much", typed=one_line(typed, 30)))


class ExerciseView(msgspec.Struct, frozen=True, kw_only=True):
    """One exercise as it stands today."""

    exercise: Exercise
    unit: str
    """What is counted: its own unit, or that of its plan; empty: nothing is."""
    target: Target | None
    """What today asks for; none: no amount was ever said."""
    today: ExerciseDay | None
    done_of_plan: bool
    """What is asked for was done of its plan already: that is the same session."""
    week: SessionsOfWeek | None
    """The last seven days; none: nothing was planned or done in them."""
    planned: bool
    """Whether it is planned for today."""
    pem: bool = False
    """Effort brings a lasting worsening (A14)."""
    waits: tuple[str, ...] = ()
    """What stands where amounts would, while nothing is asked for; empty: they are told (A14.4; C)."""
    usual: float | None = None
    """What a day asks for in which nothing makes it less; none: no amount was ever said."""

    @property
    def asked(self) -> float | None:
        """What today asks for, in the unit; none: nothing is."""
        return None if self.target is None or self.waits else self.target.target

    @property
    def dose(self) -> Dose:
        """The same in its sets."""
        return Dose(sets=self.exercise.sets if self.asked else None, amount=self.asked)

    @property
    def open(self) -> bool:
        """Whether it is planned for today and nothing of it was noted yet."""
        return self.planned and self.today is None and not self.done_of_plan


class Exercises(AskedToday):
    """The exercises of one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk)
        self._things = OwnThings(desk, Exercise)

    def all(self) -> tuple[ExerciseView, ...]:
        """Those on the list, in the order they were made."""
        return self._views(self._things.all())

    def planned(self, day: date) -> tuple[ExerciseView, ...]:
        """Those that were planned for a day on which something was asked for, each with what was asked then."""
        if not self.asked(day):
            return ()
        return self._views([one for one in self._desk.book.exercises if planned_on(one, day)], day)

    def one(self, typed: str) -> ExerciseView:
        """One of them, by id or name.

        Raises:
            WrongInput: There is none of this name.
        """
        return self._views((self._things.named(typed),))[0]

    def check_name(self, name: str, how: str = "") -> None:
        """Whether the words fit.

        Raises:
            WrongInput: They do not.
            CannotDo: It is a medicine; the sentence holds the fixed line of clinical.md C4.
        """
        check_no_medicine(self._desk.facts, [Named("name", name)], "not_done")
        if not one_line(name) or len(name) > LONGEST_NAME or len(how) > LONGEST_HOW:
            raise WrongInput(say("exercises.says.odd_name", most=LONGEST_NAME, most_how=f"{LONGEST_HOW:,}"))

    def plan(self, typed: str, dose: Dose) -> str | None:
        """The id of the plan that an exercise takes its amounts from; none where none was typed.

        Raises:
            WrongInput: There is none of this name that is followed, or it counts something else.
        """
        if not typed.strip():
            return None
        plan = find(Plan, typed, self._desk.book.active_plans())
        if dose.unit not in (None, plan.unit):
            raise WrongInput(say("exercises.says.other_unit", plan=plan.id, unit=plan.unit, other=dose.unit))
        return plan.id

    def add(
        self,
        name: str,
        sort: ExerciseSort,
        dose: Dose = Dose(),  # noqa: B008  (frozen)
        days: Sequence[Weekday] = (),
        how: str = "",
        plan: str = "",
    ) -> ExerciseView:
        """Take up an exercise.

        Args:
            name: In the person's words.
            sort: What it is for.
            dose: How much; of a plan only in which sets.
            days: The days of the week; none: every day.
            how: What to look out for.
            plan: The plan whose amount of the day it takes; empty: it has its own.

        Raises:
            CannotDo: Nothing is asked for today, or it is a medicine.
            WrongInput: Something does not fit. Nothing is saved.
        """
        self.check_begin()
        self.check_name(name, how)
        made = Exercise(
            id=self._things.new_id(name),
            name=name.strip(),
            sort=sort,
            sets=dose.sets,
            amount=dose.amount,
            unit=dose.unit,
            days=tuple(days),
            how=how.strip(),
            plan=self.plan(plan, dose),
            created=self._desk.today,
        )
        return self.one(self._things.add(made).id)

    def put_away(self, typed: str) -> None:
        """Take an exercise off the list; what was done stays in the diary.

        Raises:
            WrongInput: There is none of this name.
        """
        self._things.put_away(typed)

    # --- what was done ---

    def done(
        self, typed: str, dose: Dose | None = None, rpe: int | None = None, day: date | None = None
    ) -> ExerciseView:
        """Note what was done of an exercise on a day, instead of what was noted before.

        Args:
            typed: Its id or name.
            dose: How much; none: as it was asked for.
            rpe: Effort, 0 to 10.
            day: The day, at most two days back; none: today.

        Raises:
            WrongInput: It does not fit. Nothing is saved.
        """
        view, when = self.one(typed), day or self._desk.today
        check_day(
            when, self._desk.today, exists=(view.exercise.id, when) in self._desk.diary.days(when, when).exercise_days
        )
        noted = self._desk.diary.days(when, when).exercise_days.get((view.exercise.id, when))
        said = view.dose if dose is None else dose
        if dose is None and said.amount is None and noted is not None:  # nothing is asked for that could take its place
            said = Dose(sets=noted.sets, amount=noted.amount)
        if dose is not None and dose.unit not in (None, view.unit or dose.unit):
            raise WrongInput(say("exercises.says.counts", name=view.exercise.id, unit=view.unit, other=dose.unit))
        self.note(view.exercise, said, day=when)
        if rpe is not None:
            self.note_effort(view.exercise, rpe, day=when)
        return self.one(view.exercise.id)

    def note(self, one: Exercise, said: Dose, *, day: date | None = None, together: object = None) -> None:
        """Keep what was done of it on a day. Of its plan that is the same session: it is at least that much then."""
        when = day or self._desk.today
        facts = self._desk.diary.days(when, when)
        before = facts.exercise_days.get((one.id, when))
        changes = [self._day(one, when, sets=said.sets, amount=said.amount)]
        plan = self._plan_of(one)
        if plan is not None and said.amount is not None:
            session, book = facts.sessions.get((plan.id, when)), self._desk.book
            tied = {other.id for other in book.exercises if other.plan == plan.id}
            others = sum(did.amount or 0 for (name, _), did in facts.exercise_days.items() if name in tied - {one.id})
            was, whole = (session.done if session else None) or 0, others + said.amount
            from_here = same_amount(was, others + ((before.amount if before else None) or 0))
            changes.append(session_change(plan.id, when, done=whole if from_here else max(was, whole)))
        self._desk.save(changes, together=together)

    def note_effort(self, one: Exercise, rpe: int, *, day: date | None = None, together: object = None) -> None:
        """How much effort it was, 0 to 10."""
        when, plan = day or self._desk.today, self._plan_of(one)
        changes = [self._day(one, when, rpe=rpe)]
        if plan is not None:
            changes.append(session_change(plan.id, when, rpe=rpe))
        self._desk.save(changes, together=together)

    def _day(self, one: Exercise, day: date, **fields: object) -> Change:
        named: dict[str, object] = {"day": day, "exercise": one.id}
        return Change(table="exercise_days", key=f"{day.isoformat()} {one.id}", day=day, fields={**named, **fields})

    # --- what holds ---

    def _plan_of(self, one: Exercise) -> Plan | None:
        return next((plan for plan in self._desk.book.active_plans() if plan.id == one.plan), None)

    def _views(self, exercises: Sequence[Exercise], on: date | None = None) -> tuple[ExerciseView, ...]:
        desk, today = self._desk, on or self._desk.today
        waits = self.waits if today == desk.today else ()
        facts = desk.days(today - WEEK + timedelta(days=1), today)
        days = facts.exercise_days
        tied = {one.plan for one in exercises if one.plan}
        courses = {course.plan.id: course for course in courses_since(desk, today)} if tied else {}
        units = {plan.id: plan.unit for plan in desk.book.plans}
        now = situation(desk, on=today)
        state = self._state(now, today)
        views = []
        for one in exercises:
            course = courses.get(one.plan or "")
            own = target(one.amount, smallest_step(one.unit, (one.amount,)), state) if one.amount and one.unit else None
            asked = course.target_on(today) if course else own
            session = facts.sessions.get((one.plan or "", today))
            weeks = sessions_by_week(
                (one,),
                (day for name, day in days if name == one.id),
                today - WEEK + timedelta(days=1),
                today,
                self.asked,
            )
            views.append(
                ExerciseView(
                    exercise=one,
                    unit=units.get(one.plan or "", one.unit or ""),
                    target=asked,
                    today=days.get((one.id, today)),
                    done_of_plan=course is not None
                    and session is not None
                    and bool(session.done)
                    and at_least(session.done or 0, (asked.target if asked else None) or 0),
                    week=next(weeks, None),
                    planned=planned_on(one, today),
                    pem=now.branch,
                    waits=waits,
                    usual=course.quota if course else one.amount,
                )
            )
        return tuple(views)

    def weeks(self, first: date | None = None) -> tuple[SessionsOfWeek, ...]:
        """Sessions done of those planned, by weeks that end today, oldest first; put away or not.

        Args:
            first: No week before this day; none: from the first exercise on.
        """
        book, today = self._desk.book, self._desk.today
        done = (day for _, day in self._desk.diary.days(first, today).exercise_days)
        return tuple(sessions_by_week(book.exercises, done, first or date.min, today, self.asked))

    def asked(self, day: date) -> bool:
        """Whether anything was asked for on a day."""
        return not is_ill(self._desk.facts.holds, day) and not no_amount_on(self._desk.facts, day)

    def _state(self, now: Situation, today: date) -> DayState:
        """What holds on a day for an amount of its own; nothing is known of the mornings after it (A13)."""
        desk = self._desk
        return DayState(
            flare=flare_day(flares_seen(desk, today, LOOK_BACK_DAYS), today, lambda day, first: None),
            hold=now.hold is not None,
            ill=is_ill(desk.facts.holds, today),
            well_since=just_well(desk.facts.holds, today),
            no_amount=no_amount_on(desk.facts, today),
            red_flag=bool(locking(now)),
            locks=lock_names(now),
            pem=now.branch,
        )
