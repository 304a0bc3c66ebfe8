"""What ``--json`` gives out of big jobs, tasks in pieces with rests, exercises and the week."""

from datetime import date
from typing import Annotated

from msgspec.structs import replace

from painplan.kit.told import At, Coded, Document
from painplan.plans.because_words import coded
from painplan.tasks.cycles import CyclesView
from painplan.tasks.exercises import Dose, ExerciseView
from painplan.tasks.jobs import JobView


class CycleDocument(Document, frozen=True):
    """Minutes of a piece and a rest, and how many pieces; none while nothing is asked for."""

    chunk: Annotated[float | None, At("cycle.chunk")]
    rest: Annotated[float | None, At("cycle.rest")]
    cycles: Annotated[int | None, At("cycle.cycles")]


class NextCycleDocument(CycleDocument, frozen=True):
    """What the last seven days make room for."""

    decision: str


class RestDayDocument(Document, frozen=True):
    """What was done of a task on a day."""

    date_: Annotated[date, At("day")]
    cycles: int
    rests: tuple[float, ...]
    afterwards: str | None
    note: str | None


class CyclesDocument(Document, frozen=True):
    """A task in pieces as it stands on a day."""

    id: Annotated[str, At("plan.id")]
    name: Annotated[str, At("plan.name")]
    usual_minutes: Annotated[float, At("plan.usual_minutes")]
    task_minutes: Annotated[float, At("plan.task_minutes")]
    rest_is: Annotated[str, At("plan.rest_is")]
    chunk: Annotated[float | None, At("now.cycle.chunk")]
    rest: Annotated[float | None, At("now.cycle.rest")]
    cycles: Annotated[int | None, At("now.cycle.cycles")]
    waits: tuple[str, ...]
    since: Annotated[date, At("now.since")]
    next: NextCycleDocument
    why: tuple[Coded, ...]
    days: Annotated[tuple[RestDayDocument, ...], At("week")]


class AllCyclesDocument(Document, frozen=True):
    """All tasks in pieces."""

    tasks: tuple[CyclesDocument, ...]
    waits: tuple[str, ...]


class AwayDocument(Document, frozen=True):
    """What was put away, by its id."""

    put_away: str


class PieceDocument(Document, frozen=True):
    """A piece of a job."""

    number: int
    text: str
    minutes: float
    need: str
    on: date | None
    done_on: date | None


class JobDayDocument(Document, frozen=True):
    """What a day holds, with a job in it."""

    date_: Annotated[date, At("day")]
    minutes: float
    limit: float | None
    above: bool


class JobDocument(Document, frozen=True):
    """A job as it stands on a day."""

    id: Annotated[str, At("job.id")]
    name: Annotated[str, At("job.name")]
    pieces: tuple[PieceDocument, ...]
    done: int
    wanted: int
    waits: tuple[str, ...]
    usual_minutes: Annotated[float | None, At("usual")]
    plans_minutes: Annotated[float | None, At("plans")]
    days: tuple[JobDayDocument, ...]
    late: tuple[int, ...]


class JobsDocument(Document, frozen=True):
    """What was too big for one day, and what waits with all of it."""

    jobs: tuple[JobDocument, ...]
    waits: tuple[str, ...]


class ExerciseDayDocument(Document, frozen=True):
    """What was done of an exercise on a day."""

    sets: int | None
    reps: float | None
    amount: float | None
    rpe: int | None


class SessionsDocument(Document, frozen=True):
    """Sessions of seven days."""

    done: int
    planned: int


class ExerciseDocument(Document, frozen=True):
    """An exercise as it stands today; without amounts while nothing is asked for."""

    id: Annotated[str, At("exercise.id")]
    name: Annotated[str, At("exercise.name")]
    kind: Annotated[str, At("exercise.sort")]
    sets: int | None
    reps: float | None
    minutes: float | None
    metres: float | None
    days: Annotated[tuple[str, ...], At("exercise.days")]
    how: Annotated[str | None, At("exercise.how")]
    plan: Annotated[str | None, At("exercise.plan")]
    unit: str | None
    asked: float | None
    state: Annotated[str | None, At("target.state")]
    planned_today: Annotated[bool, At("planned")]
    done_today: ExerciseDayDocument | None
    week: SessionsDocument | None
    waits: tuple[str, ...]


class ExercisesDocument(Document, frozen=True):
    """The exercises on the list, and what waits with all of them."""

    exercises: tuple[ExerciseDocument, ...]
    waits: tuple[str, ...]


class WeekItemDocument(Document, frozen=True):
    """A thing of a day."""

    when: str | None
    where: str | None
    with_: str | None
    what: str
    kind: Annotated[str, At("sort")]
    minutes: float | None


class WeekDayDocument(Document, frozen=True):
    """What the routine holds for a day, and what was done on it."""

    date_: Annotated[date, At("day")]
    planned: tuple[WeekItemDocument, ...]
    done: tuple[WeekItemDocument, ...]


class BalanceDocument(Document, frozen=True):
    """Minutes of seven days."""

    work: float | None
    recreation: float | None
    rest: float | None
    caring: float | None


class WeekDocument(Document, frozen=True):
    """Seven days with today; minutes done, and those that the routine holds."""

    days: tuple[WeekDayDocument, ...]
    balance: Annotated[BalanceDocument, At("done")]
    balance_planned: Annotated[BalanceDocument, At("planned")]
    waits: tuple[str, ...]


def exercise_document(view: ExerciseView) -> ExerciseDocument:
    """An exercise, with its own amount and with what today asks for."""
    one = view.exercise
    own = Dose() if view.waits else Dose(sets=one.sets, amount=one.amount, unit=one.unit)
    done = view.today
    return ExerciseDocument.of(
        view,
        sets=own.sets,
        reps=own.each,
        minutes=own.amount if own.unit == "minutes" else None,
        metres=own.amount if own.unit == "metres" else None,
        done_today=done and ExerciseDayDocument.of(done, reps=Dose(sets=done.sets, amount=done.amount).each),
    )


def cycles_document(view: CyclesView) -> CyclesDocument:
    """A task in pieces, without minutes while nothing is asked for."""
    made = CyclesDocument.of(view, why=coded("cycles", view.why))
    if not view.waits:
        return made
    following = replace(made.next, chunk=None, rest=None, cycles=None)
    return replace(made, chunk=None, rest=None, cycles=None, next=following)


def job_document(view: JobView) -> JobDocument:
    """A job, without days while nothing is asked for."""
    pieces = [PieceDocument.of(piece, number=number) for number, piece in enumerate(view.job.pieces, 1)]
    if not view.waits:
        return JobDocument.of(view, pieces=pieces)
    return JobDocument.of(view, pieces=[replace(piece, on=None) for piece in pieces], plans_minutes=None)
