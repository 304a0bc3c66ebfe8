"""Exercises of one's own, as somebody showed them or as they were chosen: what is done, on which days, and what was."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, get_args

from msgspec import Meta

from painplan.kit.bounds import Id, Scale
from painplan.kit.dates import Weekday
from painplan.kit.record import Misfit, Others, Record, Table
from painplan.kit.units import more_than_a_day_holds
from painplan.safety.medicine import named_medicines

Name = Annotated[str, Meta(min_length=1, max_length=200)]
Words = Annotated[str, Meta(max_length=2_000)]
ExerciseSort = Literal["posture", "mobility", "strength", "cardio", "balance", "relaxation"]
SORTS: tuple[ExerciseSort, ...] = get_args(ExerciseSort)
ExerciseUnit = Literal["repetitions", "minutes", "metres"]
MOST_SETS = 50
Sets = Annotated[int, Meta(ge=1, le=MOST_SETS)]
Done = Annotated[float, Meta(ge=0, le=100_000)]
Asked = Annotated[float, Meta(gt=0, le=100_000)]


class Exercise(Record, frozen=True, kw_only=True):
    """One exercise. Nothing makes it more by itself: it is what it was said to be, or today's amount of a plan."""

    TABLE = Table(
        "exercises",
        key=("id",),
        words=("name", "how"),
        automatic="id",
        mentions={"plan": "plans"},
        called="name",
        away="put_away",
    )

    id: Id
    """Short name made from the exercise; never changes."""
    name: Name
    sort: ExerciseSort
    sets: Sets | None = None
    amount: Asked | None = None
    """All sets together, in the unit; none: only that it is done."""
    unit: ExerciseUnit | None = None
    days: Annotated[tuple[Weekday, ...], Meta(max_length=7)] = ()
    """The days of the week it is planned for; none: every day."""
    how: Words = ""
    """What to look out for, in the words of the person or of who showed it."""
    plan: Id | None = None
    """The plan whose amount of the day it takes, instead of one of its own."""
    created: date
    put_away: date | None = None

    def misfits(self) -> Iterator[Misfit]:
        """An amount is one of something, and no more than a day can hold."""
        yield from Record.misfits(self)
        if why := more_than_a_day_holds(self.unit, (self.amount,)):
            yield Misfit("amount", why)

    def named(self) -> Iterator["named_medicines.Named"]:
        """What it is called; its sessions are counted one by one, whatever each has (clinical.md C4)."""
        yield named_medicines.Named("name", self.name)

    def refused(self, others: Others) -> Iterator[Misfit]:
        """A medicine comes in from nowhere (C4)."""
        yield from Record.refused(self, others)
        yield from named_medicines.medicines_in(others, self.named(), "not_taken_in")


class ExerciseDay(Record, frozen=True, kw_only=True):
    """That an exercise was done on a day, and how much of it."""

    TABLE = Table("exercise_days", key=("day", "exercise"), mentions={"exercise": "exercises"}, daily=True, empty=True)

    day: date
    exercise: Id
    sets: Sets | None = None
    amount: Done | None = None
    """All sets together, in its unit; none: not said."""
    rpe: Scale | None = None
    """Effort: 0 rest, 3 moderate, 5 hard, 10 maximal."""
