"""What Today says about jobs, exercises, tasks with rests, avoided things: a line each, only where something waits."""

from collections.abc import Iterator

from painplan.diary.open_diary import OpenDiary
from painplan.exposure import service
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.waiting import Waiting
from painplan.kit.words import say
from painplan.safety import allowed as safety_allowed
from painplan.tasks import cycles, exercises, exercises_words, jobs, jobs_words

_LONGEST = 40


def task_lines(desk: OpenDiary) -> Iterator[Waiting]:
    """The try that is planned, pieces and exercises of today, the clock that was left, a small step that is offered."""
    book = desk.book
    if book.attempts:
        yield from _planned_try(desk)
    if book.jobs:
        yield from _pieces(desk)
    if book.exercises:
        yield from _exercises(desk)
    if book.rest_plans:
        yield from _cycles(desk)


def _planned_try(desk: OpenDiary) -> Iterator[Waiting]:
    begun = service.begun_in(desk.book)
    if begun is not None and safety_allowed.allowed(desk, "exposure"):
        one = next(one for one in desk.book.avoided if one.id == begun.avoided)
        what = asset("exposure")["says"]["waits"].format(activity=one_line(one.activity, _LONGEST))
        yield Waiting(code="exposure", when="Planned", what=what, opens="exposure", command="painplan exposure after")


def _pieces(desk: OpenDiary) -> Iterator[Waiting]:
    today = jobs.Jobs(desk).of_today()
    if not today:
        return
    job, first = today[0]
    says = asset("jobs")["says"]
    what = says["today"].format(piece=one_line(first.text, _LONGEST), minutes=jobs_words.minutes_words(first.minutes))
    more = says["more"].format(count=len(today) - 1) if len(today) > 1 else ""
    yield Waiting(code="job", when="A piece", what=what + more, opens="jobs", command=f"painplan job show {job.id}")


def _exercises(desk: OpenDiary) -> Iterator[Waiting]:
    opened = [view for view in exercises.Exercises(desk).all() if view.open and not view.waits]
    if not opened:
        return
    first = opened[0]
    name = one_line(first.exercise.name, _LONGEST)
    what = say("exercises.says.waits", name=name, asked=exercises_words.asked_words(first))
    more = asset("jobs")["says"]["more"].format(count=len(opened) - 1) if len(opened) > 1 else ""
    when, command = say("exercises.says.waits_when"), f"painplan exercise start {first.exercise.id}"
    yield Waiting(code="exercise", when=when, what=what + more, opens="exercises", command=command)


def _cycles(desk: OpenDiary) -> Iterator[Waiting]:
    says = asset("cycles")["says"]
    for view in cycles.Cycles(desk).all():
        left = view.today is not None and view.today.left_in is not None
        if left or view.can_step:
            what = says["waits_left" if left else "waits_step"].format(name=one_line(view.plan.name, _LONGEST))
            command = f"painplan cycles show {view.plan.id}"
            yield Waiting(code="cycles", when="In pieces", what=what, opens="cycles", command=command)
            return
