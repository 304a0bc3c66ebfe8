"""``painplan exercise``: exercises of one's own, what was done of them, and their clock."""

from collections.abc import Iterator
from datetime import date

import click

from painplan.cli.asking import ask
from painplan.cli.output import show, without_key
from painplan.cli.plans.timer import run_clock
from painplan.cli.settings import DAY, Group, Settings, settings_of
from painplan.errors import CannotDo, WrongInput
from painplan.kit.assets import asset
from painplan.kit.dates import parse_weekdays
from painplan.kit.parse import parse_amount, parse_scale
from painplan.kit.words import say
from painplan.safety.allowed import check_allowed
from painplan.tasks.documents import AwayDocument, ExercisesDocument, exercise_document
from painplan.tasks.exercise_records import SORTS, ExerciseSort
from painplan.tasks.exercise_session import ExerciseSession
from painplan.tasks.exercises import Dose, Exercises, ExerciseView, typed_dose
from painplan.tasks.exercises_flow import NewExerciseFlow
from painplan.tasks.exercises_words import about_lines, line_words


@click.group("exercise", cls=Group, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        _list(settings_of(context))


@command.command("list")
@click.pass_context
def listed(context: click.Context) -> None:
    _list(settings_of(context))


@command.command("add")
@click.option("--name", metavar="TEXT")
@click.option("--kind", "sort", type=click.Choice(SORTS))
@click.option("--sets", default="", metavar="N")
@click.option("--reps", default="", metavar="N")
@click.option("--minutes", default="", metavar="N")
@click.option("--metres", default="", metavar="N")
@click.option("--days", default="", metavar="mon,wed,…")
@click.option("--how", default="", metavar="TEXT")
@click.option("--plan", default="", metavar="PLAN")
@click.pass_context
def add(context: click.Context, /, name: str | None, sort: ExerciseSort | None, days: str, **given: str) -> None:
    settings = settings_of(context)
    how, plan = given.pop("how"), given.pop("plan")
    if name is None or sort is None:
        nothing = not any((name, sort, days, how, plan, *given.values()))
        ask(settings, NewExerciseFlow(settings.coach()), "--name TEXT --kind KIND", nothing_given=nothing)
        return
    view = Exercises(settings.coach()).add(name, sort, typed_dose(**given), parse_weekdays(days), how, plan)
    show(settings, exercise_document(view), _lines(view))


@command.command("done")
@click.argument("exercise")
@click.option("--sets", default="", metavar="N")
@click.option("--reps", default="", metavar="N")
@click.option("--amount", default="", metavar="N")
@click.option("--rpe", metavar="0-10")
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD")
@click.pass_context
def done(
    context: click.Context, exercise: str, sets: str, reps: str, amount: str, rpe: str | None, day: date | None
) -> None:
    settings = settings_of(context)
    room = Exercises(settings.coach())
    view = room.one(exercise)
    dose = typed_dose(sets=sets, reps=reps) if sets or reps else None
    if amount:
        if dose is not None:
            raise WrongInput(say("exercises.says.one_of"))
        if not view.unit:
            raise WrongInput(say("exercises.says.no_amount_of", name=view.exercise.id))
        dose = Dose(amount=parse_amount(amount, view.unit, zero=True))
    effort = None if rpe is None else parse_scale(rpe, "rpe")
    view = room.done(view.exercise.id, dose, effort, day)
    show(settings, exercise_document(view), _lines(view))


@command.command("put-away")
@click.argument("exercise")
@click.pass_context
def put_away(context: click.Context, exercise: str) -> None:
    settings = settings_of(context)
    Exercises(settings.coach()).put_away(exercise)
    show(settings, AwayDocument(exercise), [say("exercises.says.put_away")])


@command.command("start")
@click.argument("exercise", required=False)
@click.pass_context
def start(context: click.Context, exercise: str | None) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    room = Exercises(coach)
    views = (room.one(exercise),) if exercise else tuple(view for view in room.all() if view.open)
    check_allowed(coach, "timer")
    if not views:
        raise CannotDo(say("exercises.says.nothing_today"))
    if not settings.can_ask:
        raise CannotDo(say("exercises.says.needs_terminal", exercise=views[0].exercise.id))
    for view in views:
        for line in about_lines(view):
            click.echo(line)
        run_clock(settings, coach, ExerciseSession(room, view))


def _list(settings: Settings) -> None:
    room = Exercises(settings.coach())
    views, waits = room.all(), room.waits
    lines = [*waits, *(f"{view.exercise.id:<24} {line_words(view)}" for view in views)]
    nothing = say("exercises.says.begin", nothing=asset("exercises")["says"]["nothing"])
    document = ExercisesDocument.of(exercises=map(exercise_document, views), waits=waits)
    show(settings, document, lines or [nothing])


def _lines(view: ExerciseView) -> Iterator[str]:
    yield from view.waits
    yield without_key(f"{line_words(view)}.")
    yield from about_lines(view)
