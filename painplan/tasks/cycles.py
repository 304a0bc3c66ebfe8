"""Work and rest by the clock, arranged with one diary: the tasks, what holds today, what the clock notes (A9)."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import CannotDo, WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.told import Because
from painplan.kit.units import TIMED
from painplan.plans.steps_wait import steps_wait
from painplan.safety.medicine.named_medicines import Named, check_no_medicine
from painplan.store.book import Book
from painplan.store.diary import Change, book_change
from painplan.tasks.asked_today import AskedToday
from painplan.tasks.cycle_records import Afterwards, LegKind, RestDay, RestPlan, RestStep
from painplan.tasks.cycles_rules import WEEK_DAYS, Cycle, InForce, Leg, NextStep, first_cycle, in_force, legs, next_step

MOST_MINUTES = 960
LONGEST_NAME = 200
NOT_MEASURED: dict[str, object] = {"left_in": None, "left_number": 1, "left_seconds": 0}


class CyclesView(msgspec.Struct, frozen=True, kw_only=True):
    """One task as it stands on a day."""

    plan: RestPlan
    now: InForce
    legs: tuple[Leg, ...]
    next: NextStep
    today: RestDay | None
    week: tuple[RestDay, ...]
    """What was done in the last seven days, today included."""
    pem: bool
    """Nothing is added by itself (A14)."""
    waits: tuple[str, ...] = ()
    """What stands where the minutes would, while nothing is asked for; empty: they are told (A14.4; C)."""

    @property
    def why(self) -> tuple[Because, ...]:
        """Where today's minutes come from, and why nothing or something changes; without minutes only what waits."""
        if self.waits:
            return tuple(why for why in self.next.because if why.code in ("lock", "hold", "flare", "pem"))
        return (self.now.because, *self.next.because)

    @property
    def left(self) -> tuple[int, int] | None:
        """Where the clock was left today: the place of the stretch among all, and the seconds of it."""
        if self.today is None or self.today.left_in is None:
            return None
        where = (self.today.left_in, self.today.left_number)
        place = next((n for n, leg in enumerate(self.legs) if (leg.kind, leg.number) == where), None)
        return None if place is None else (place, self.today.left_seconds)

    @property
    def can_step(self) -> bool:
        """Whether a small change waits for the person's decision."""
        return self.next.decision in ("longer_piece", "shorter_rest")


class Cycles(AskedToday):
    """Tasks done in pieces with rests between them."""

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk)
        self._things = OwnThings(desk, RestPlan)

    def all(self) -> tuple[CyclesView, ...]:
        """The tasks, in the order they were made."""
        return tuple(self._view(plan, self._desk.book) for plan in self._things.all())

    def one(self, plan_id: str) -> CyclesView:
        """One task.

        Raises:
            WrongInput: There is none of this name.
        """
        return self._view(self._things.named(plan_id), self._desk.book)

    def preview(self, usual_minutes: float, task_minutes: float) -> Cycle:
        """What a task would begin with.

        Raises:
            WrongInput: A number of minutes does not fit.
        """
        for name, minutes in (("usual", usual_minutes), ("task", task_minutes)):
            if not 1 <= minutes <= MOST_MINUTES:
                raise WrongInput(asset("cycles")["says"][f"odd_{name}"].format(most=MOST_MINUTES))
        return first_cycle(usual_minutes, task_minutes)

    def check_name(self, name: str) -> None:
        """Whether a task can be called so.

        Raises:
            WrongInput: It has no words, or too many.
            CannotDo: It is a medicine; the sentence holds the fixed line of clinical.md C4.
        """
        if not one_line(name) or len(name) > LONGEST_NAME:
            raise WrongInput(asset("cycles")["says"]["odd_name"].format(most=LONGEST_NAME))
        check_no_medicine(self._desk.facts, [Named("name", name, TIMED)], "not_done")

    def add(self, name: str, usual_minutes: float, task_minutes: float, rest_is: str = "") -> CyclesView:
        """Begin with a task.

        Args:
            name: In the person's words.
            usual_minutes: Minutes until symptoms usually rise clearly.
            task_minutes: Minutes of the whole task.
            rest_is: What the rest is; empty: any rest.

        Raises:
            CannotDo: Nothing is asked for today.
            WrongInput: Something does not fit. Nothing is saved.
        """
        self.check_begin()
        self.preview(usual_minutes, task_minutes)
        self.check_name(name)
        plan = RestPlan(
            id=self._things.new_id(name),
            name=name.strip(),
            usual_minutes=usual_minutes,
            task_minutes=task_minutes,
            rest_is=rest_is.strip()[:500],
            created=self._desk.today,
        )
        return self.one(self._things.add(plan).id)

    def put_away(self, plan_id: str) -> None:
        """Take a task off the list; what was done stays in the diary.

        Raises:
            WrongInput: There is none of this name.
        """
        self._things.put_away(plan_id)

    def take(self, plan_id: str) -> CyclesView:
        """Take the small change that the last seven days make room for.

        Raises:
            CannotDo: There is none; the sentence says why.
            WrongInput: There is no task of this name.
        """
        view = self.one(plan_id)
        if not view.can_step:
            raise CannotDo(asset("cycles")["says"]["no_step"])
        cycle = view.next.cycle
        step = RestStep(plan=plan_id, on=self._desk.today, chunk=cycle.chunk, rest=cycle.rest)
        self._desk.save([book_change("rest_steps", f"{step.on.isoformat()} {plan_id}", step)])
        return self.one(plan_id)

    # --- what was done ---

    def log(
        self,
        plan_id: str,
        cycles: int,
        rests: Sequence[float] = (),
        afterwards: Afterwards | None = None,
        day: date | None = None,
        note: str = "",
    ) -> CyclesView:
        """Note a whole day; what was noted for it before goes to its history.

        Raises:
            WrongInput: It does not fit. Nothing is saved.
        """
        view, when = self.one(plan_id), day or self._desk.today
        if not view.plan.created <= when <= self._desk.today:
            raise WrongInput(asset("cycles")["says"]["odd_day"])
        if not 0 <= cycles <= 200 or any(not 0 <= rest <= 1_440 for rest in rests):
            raise WrongInput(asset("cycles")["says"]["odd_log"])
        said: dict[str, object] = {"cycles": cycles, "rests": list(rests), **NOT_MEASURED}
        said |= {"afterwards": afterwards} if afterwards else {}
        said |= {"note": note.strip()} if note.strip() else {}
        self._save_day(plan_id, when, said, self)
        return self.one(plan_id)

    def note_clock(
        self,
        plan_id: str,
        cycles: int,
        rests: Sequence[float],
        left: tuple[LegKind, int, int] | None,
        together: object,
    ) -> None:
        """Keep what the clock knows: pieces and rests so far, and where it stands, so that leaving loses nothing.

        Args:
            plan_id: The task.
            cycles: Pieces done to their end, today.
            rests: Minutes of each rest, today.
            left: Kind and number of the stretch, and the seconds of it that passed; none: nothing is open.
            together: One undo takes back all that one run of the clock noted.
        """
        kind, number, seconds = left or (None, 1, 0)
        where = {"left_in": kind, "left_number": number, "left_seconds": seconds}
        self._save_day(plan_id, self._desk.today, {"cycles": cycles, "rests": list(rests), **where}, together)

    def note_afterwards(self, plan_id: str, afterwards: Afterwards, together: object) -> None:
        """How symptoms were afterwards."""
        self._save_day(plan_id, self._desk.today, {"afterwards": afterwards}, together)

    def _save_day(self, plan_id: str, day: date, said: dict[str, object], together: object) -> None:
        fields = {"plan": plan_id, "day": day, **said}
        change = Change(table="rest_days", key=f"{day.isoformat()} {plan_id}", fields=fields, day=day)
        self._desk.save([change], together=together)

    # --- what holds ---

    def _view(self, plan: RestPlan, book: Book) -> CyclesView:
        today, waits = self._desk.today, steps_wait(self._desk)
        noted = self._desk.days(plan.created, today).rest_days
        days = {day: done for (name, day), done in noted.items() if name == plan.id}
        now = in_force(plan, [step for step in book.rest_steps if step.plan == plan.id], days, today)
        return CyclesView(
            plan=plan,
            now=now,
            legs=legs(now.cycle, plan.task_minutes),
            next=next_step(
                plan, now, days, today, pem=waits.pem, locks=waits.locks, flare=waits.flare, hold=waits.hold
            ),
            today=days.get(today),
            week=tuple(days[day] for day in sorted(days) if day > today - timedelta(days=WEEK_DAYS)),
            pem=waits.pem,
            waits=self.waits,
        )
