"""``painplan cycles``: tasks in pieces with rests between them, by the clock."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import get_args

import click

from painplan.cli.asking import ask
from painplan.cli.output import ring, show, without_key, write_over
from painplan.cli.settings import DAY, Group, settings_of
from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.told import Nothing
from painplan.kit.words import say
from painplan.plans.because_words import because_words
from painplan.safety.allowed import check_allowed
from painplan.safety.opened_since import OpenedSince, StoppedBySign
from painplan.tasks.cycle_records import Afterwards
from painplan.tasks.cycles import Cycles, CyclesView
from painplan.tasks.cycles_flow import NewCyclesFlow
from painplan.tasks.cycles_words import (
    cycle_words,
    end_words,
    leg_words,
    minutes_line,
    noted_words,
    pieces,
    place_words,
    step_words,
)
from painplan.tasks.documents import AllCyclesDocument, AwayDocument, cycles_document
from painplan.widgets.cycle_clock import CycleClock
from painplan.widgets.stopwatch import clock_words

TICK_SECONDS = 1.0
AFTERWARDS: tuple[Afterwards, ...] = get_args(Afterwards)


@click.group("cycles", cls=Group)
def command() -> None:
    pass


@command.command("add")
@click.argument("name", required=False)
@click.option("--usual", type=float, metavar="MIN")
@click.option("--task", type=float, metavar="MIN")
@click.option("--rest-is", default="", metavar="TEXT")
@click.pass_context
def add(context: click.Context, name: str | None, usual: float | None, task: float | None, rest_is: str) -> None:
    settings = settings_of(context)
    if name is None or usual is None or task is None:
        nothing = not (name or usual or task or rest_is)
        ask(settings, NewCyclesFlow(settings.coach()), "NAME --usual MIN --task MIN", nothing_given=nothing)
        return
    view = Cycles(settings.coach()).add(name, usual, task, rest_is)
    show(settings, cycles_document(view), _lines(view))


@command.command("list")
@click.pass_context
def listed(context: click.Context) -> None:
    settings = settings_of(context)
    room = Cycles(settings.coach())
    views, waits = room.all(), room.waits
    lines = [*waits, *(f"{view.plan.id:<24} {minutes_line(view)}" for view in views)]
    nothing = say("commands/tasks.says.begin_painplan_cycles_add", nothing=asset("cycles")["says"]["nothing"])
    document = AllCyclesDocument.of(tasks=map(cycles_document, views), waits=waits)
    show(settings, document, lines or [nothing])


@command.command("show")
@click.argument("task")
@click.pass_context
def shown(context: click.Context, task: str) -> None:
    settings = settings_of(context)
    view = Cycles(settings.coach()).one(task)
    show(settings, cycles_document(view), _lines(view))


@command.command("step")
@click.argument("task")
@click.pass_context
def step(context: click.Context, task: str) -> None:
    settings = settings_of(context)
    view = Cycles(settings.coach()).take(task)
    taken = without_key(say("cycles.says.taken", cycle=cycle_words(view.now.cycle)))
    show(settings, cycles_document(view), [taken])


@command.command("log")
@click.argument("task")
@click.option("--cycles", "count", type=int, required=True, metavar="N")
@click.option("--rest", "rests", type=float, multiple=True, metavar="MIN")
@click.option("--afterwards", type=click.Choice(AFTERWARDS))
@click.option("--note", default="", metavar="TEXT")
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD")
@click.pass_context
def log(
    context: click.Context,
    task: str,
    count: int,
    rests: tuple[float, ...],
    afterwards: Afterwards | None,
    note: str,
    day: date | None,
) -> None:
    settings = settings_of(context)
    view = Cycles(settings.coach()).log(task, count, rests, afterwards, day, note)
    show(settings, cycles_document(view), _lines(view))


@command.command("put-away")
@click.argument("task")
@click.pass_context
def put_away(context: click.Context, task: str) -> None:
    settings = settings_of(context)
    Cycles(settings.coach()).put_away(task)
    show(settings, AwayDocument(task), [asset("cycles")["says"]["put_away"]])


@command.command("start")
@click.argument("task")
@click.option("--bell", "quiet", is_flag=True)
@click.pass_context
def start(context: click.Context, task: str, quiet: bool) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    room = Cycles(coach)
    view = room.one(task)
    check_allowed(coach, "timer")
    if not settings.can_ask:
        raise CannotDo(say("commands/tasks.says.clock_needs_terminal_note", task=task))
    stop = asset("safety")["stop"]
    for line in _lines(view):
        click.echo(line)
    click.echo(f"{stop['title']}: {'; '.join(stop['signs'])}. {stop['after']}")
    place, seconds = view.left or (0, 0)
    before = view.today.cycles if view.today else 0
    run(room, view, CycleClock(view.legs, at=place, gone=seconds, done_before=before), quiet=quiet)
    show(settings, Nothing(), [without_key(noted_words(view.plan.name, room.one(task).today))])


def run(
    room: Cycles, view: CyclesView, clock: CycleClock, *, quiet: bool, wait: Callable[[float], None] = time.sleep
) -> int:
    """Let the clock run to the end and note as it goes; gives the pieces of the day."""
    before, rests = (view.today.cycles, view.today.rests) if view.today else (0, ())
    signs = OpenedSince(room.desk)

    def note() -> None:
        left = None if clock.ended else (clock.leg.kind, clock.leg.number, int(clock.watch.seconds))
        room.note_clock(view.plan.id, before + clock.done, (*rests, *clock.rests), left, clock)

    try:
        clock.watch.go_on()
        click.echo(_leg(view, clock))
        while not clock.ended:
            signs.check()
            if clock.tick():
                note()
                ring()
                click.echo(f"\n{_leg(view, clock)}" if not clock.over and not clock.ended else "")
            if clock.over:
                click.prompt(say("commands/tasks.says.rest_over_enter_begins"), default="", show_default=False)
                clock.next()
                note()
                click.echo(_leg(view, clock))
            elif not clock.ended:
                if not quiet:
                    write_over(f"  {clock_words(clock.watch.seconds)} of {clock_words(clock.until)}")
                wait(TICK_SECONDS)
        click.echo(end_words(whole=clock.whole, done=before + clock.done))
    except (KeyboardInterrupt, click.Abort):
        clock.watch.pause()
        where = place_words(clock.leg, view.now.cycle, clock.watch.seconds)
        click.echo("\n" + asset("cycles")["says"]["left"].format(where=where))
    except StoppedBySign:
        clock.watch.pause()
        note()
        raise
    note()
    return before + clock.done


def _leg(view: CyclesView, clock: CycleClock) -> str:
    return f"{leg_words(clock.leg, view.now.cycle)}, {clock_words(clock.until)}"


def _lines(view: CyclesView) -> Iterator[str]:
    yield from view.waits
    yield f"{minutes_line(view)}."
    if view.plan.rest_is:
        yield f"Rest: {one_line(view.plan.rest_is, 80)}"
    if view.pem:
        yield asset("cycles")["says"]["pem"]
    yield from (because_words("cycles", why) for why in view.why)
    offered = step_words(view.now.cycle, view.next)
    if offered:
        yield say("commands/tasks.says.painplan_cycles_step", offered=offered, plan=view.plan.id)
    if view.today is not None:
        how = asset("cycles")["afterwards"].get(view.today.afterwards or "", "")
        yield f"Today: {pieces(view.today.cycles)}" + (f", afterwards {how}" if how else "") + "."
