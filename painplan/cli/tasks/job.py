"""``painplan job``: big jobs in pieces over days."""

from collections.abc import Iterator
from datetime import date

import click

from painplan.cli.asking import ask
from painplan.cli.output import show
from painplan.cli.settings import DAY, Group, settings_of
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_amount
from painplan.kit.words import say
from painplan.tasks.documents import AwayDocument, JobsDocument, job_document
from painplan.tasks.job_records import NEEDS, Need, Piece
from painplan.tasks.jobs import Jobs, JobView
from painplan.tasks.jobs_flow import NewJobFlow
from painplan.tasks.jobs_words import (
    above_words,
    late_words,
    long_words,
    minutes_words,
    need_words,
    place_words,
    usual_words,
)


@click.group("job", cls=Group)
def command() -> None:
    pass


@command.command("add")
@click.argument("name", required=False)
@click.option("--piece", "pieces", multiple=True, metavar="TEXT:MIN[:NEED]")
@click.option("--from", "first", type=DAY, metavar="YYYY-MM-DD")
@click.option("--day-minutes", type=float, metavar="MIN")
@click.pass_context
def add(
    context: click.Context, name: str | None, pieces: tuple[str, ...], first: date | None, day_minutes: float | None
) -> None:
    settings = settings_of(context)
    if name is None:
        nothing = not pieces and first is None and day_minutes is None
        ask(settings, NewJobFlow(settings.coach()), "NAME --piece TEXT:MIN", nothing_given=nothing)
        return
    view = Jobs(settings.coach()).add(name, [_piece(text) for text in pieces], first, day_minutes)
    show(settings, job_document(view), _lines(view, settings.today))


@command.command("list")
@click.pass_context
def listed(context: click.Context) -> None:
    settings = settings_of(context)
    room = Jobs(settings.coach())
    views, waits = room.all(), room.waits
    lines = [*waits, *(f"{view.job.id:<24} {one_line(view.job.name, 40)}: {_progress(view)}" for view in views)]
    nothing = say("commands/tasks.says.begin_painplan_job_add", nothing=asset("jobs")["says"]["nothing"])
    document = JobsDocument.of(jobs=map(job_document, views), waits=waits)
    show(settings, document, lines or [nothing])


@command.command("show")
@click.argument("job")
@click.pass_context
def shown(context: click.Context, job: str) -> None:
    settings = settings_of(context)
    view = Jobs(settings.coach()).one(job)
    show(settings, job_document(view), _lines(view, settings.today))


@command.command("done")
@click.argument("job")
@click.argument("piece", type=int)
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD")
@click.option("--not", "again", is_flag=True)
@click.pass_context
def done(context: click.Context, job: str, piece: int, day: date | None, again: bool) -> None:
    settings = settings_of(context)
    view = Jobs(settings.coach()).done(job, piece, done=not again, day=day)
    show(settings, job_document(view), _lines(view, settings.today))


@command.command("move")
@click.argument("job")
@click.argument("piece", type=int, required=False)
@click.option("--to", "day", type=DAY, metavar="YYYY-MM-DD")
@click.option("--need", type=click.Choice(NEEDS))
@click.pass_context
def move(context: click.Context, job: str, piece: int | None, day: date | None, need: Need | None) -> None:
    settings = settings_of(context)
    room = Jobs(settings.coach())
    if piece is None:
        if day is not None or need is not None:
            raise WrongInput(say("commands/tasks.says.say_which_piece_painplan"))
        view = room.spread_again(job)
    elif day is None and need is None:
        raise WrongInput(say("commands/tasks.says.say_where_goes_yyyy"))
    else:
        view = room.rank(job, piece, need) if need is not None else room.one(job)
        view = room.move(job, piece, day) if day is not None else view
    show(settings, job_document(view), _lines(view, settings.today))


@command.command("put-away")
@click.argument("job")
@click.pass_context
def put_away(context: click.Context, job: str) -> None:
    settings = settings_of(context)
    Jobs(settings.coach()).put_away(job)
    show(settings, AwayDocument(job), [asset("jobs")["says"]["put_away"]])


def _piece(text: str) -> Piece:
    parts = [part.strip() for part in text.rsplit(":", 2)]
    needs: dict[str, Need] = {need: need for need in NEEDS}
    if len(parts) == 3 and parts[2] in needs:
        words, minutes, need = parts[0], parts[1], needs[parts[2]]
    else:
        (words, _, minutes), need = text.rpartition(":"), needs["should"]
    if not words:
        raise WrongInput(asset("jobs")["says"]["odd_written"].format(text=one_line(text, 60)))
    return Piece(text=one_line(words), minutes=parse_amount(minutes, "minutes"), need=need)


def _progress(view: JobView) -> str:
    says = asset("jobs")["says"]
    return str(says["progress"].format(done=view.done, wanted=view.wanted))


def _lines(view: JobView, today: date) -> Iterator[str]:
    job = view.job
    yield from view.waits
    yield f"{one_line(job.name, 60)}: {_progress(view)}."
    for number, piece in enumerate(job.pieces, 1):
        mark = place_words(view, piece, today)
        need = "" if piece.need == "wont" else f", {need_words(piece)}"
        yield f"  {number:>2}  {one_line(piece.text, 60)}, {minutes_words(piece.minutes)}{need}: {mark}"
    if view.done < view.wanted and not view.waits:
        yield usual_words(view.usual, own=job.day_minutes is not None, plans=view.plans)
    if view.long:
        yield long_words(view.long)
    yield from (above_words(day, today) for day in view.above)
    if view.late:
        yield say("commands/tasks.says.painplan_job_move", count=late_words(len(view.late)), job=job.id)
