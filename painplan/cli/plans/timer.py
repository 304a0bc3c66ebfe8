"""``painplan timer PLAN``: the clock of one session in any terminal; full minutes are noted as they pass."""

import time
from collections.abc import Callable

import click

from painplan.cli.output import ring, show, write_over
from painplan.cli.safety.not_asked import not_asked_lines
from painplan.cli.settings import Command, Settings, settings_of
from painplan.diary.open_diary import OpenDiary
from painplan.errors import CannotDo, PainPlanError
from painplan.kit.assets import asset
from painplan.kit.parse import parse_amount, parse_scale
from painplan.kit.told import Nothing
from painplan.kit.units import TIMED
from painplan.kit.words import say
from painplan.safety.allowed import check_allowed
from painplan.safety.opened_since import OpenedSince
from painplan.today.clocked import Clocked, PlanSession
from painplan.today.coach import Coach
from painplan.widgets.stopwatch import clock_words

SECONDS_IN_MINUTE = 60
TICK_SECONDS = 1.0


class Clock:
    """Seconds that pass while somebody waits; a test has its own."""

    def __init__(self, now: Callable[[], float] = time.monotonic, wait: Callable[[float], None] | None = None) -> None:
        self._now, self.wait = now, wait or time.sleep  # asked for at its time: a walk over all commands never waits
        self._began = now()

    @property
    def seconds(self) -> int:
        """Whole seconds since the beginning."""
        return int(self._now() - self._began)


@click.command("timer", cls=Command)
@click.argument("plan_id", metavar="PLAN")
@click.pass_context
def command(context: click.Context, plan_id: str) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    coach.plan(plan_id)
    plan = next((plan for plan in coach.plans_today() if plan.plan.id == plan_id), None)
    if plan is None:
        raise CannotDo(say("commands/plans.says.plan_put_away_timer", plan_id=plan_id))
    check_allowed(coach, "timer")
    if not settings.can_ask:
        raise CannotDo(say("commands/plans.says.timer_needs_terminal_note"))
    session = PlanSession(coach, plan)
    run_clock(settings, coach, session)


def run_clock(settings: Settings, desk: Coach, session: Clocked) -> None:
    """Say what is asked and the signs to stop, let the clock run, say what was noted."""
    stop = asset("safety")["stop"]
    click.echo(f"{session.activity}: {session.asked}.")
    click.echo(f"{stop['title']}: {'; '.join(stop['signs'])}. {stop['after']}")
    for line in not_asked_lines(desk, "timer"):
        click.echo(line)
    noted = run(desk, session, Clock())
    done = say("commands/plans.says.noted_today", done=session.noted()) if noted else ""
    show(settings, Nothing(), [done or say("commands/plans.says.nothing_noted")])


def run(desk: OpenDiary, session: Clocked, clock: Clock) -> float:
    """Let the clock run, note what was done, ask how much effort it was; gives what was noted of this run."""
    signs = OpenedSince(desk)
    if session.sets:
        done = _sets(session, clock, signs)
    else:
        done = _count(session, clock, signs)
        if not session.unit:
            done = 1
            session.note(done)
        elif session.unit != TIMED:
            done = _ask_amount(session)
    signs.check()
    if done:
        _ask_effort(session)
        signs.check()
    return done


def _sets(session: Clocked, clock: Clock, signs: OpenedSince) -> float:
    """One after the other; Ctrl+C ends it."""
    done = 0
    try:
        while done < session.sets:
            typed = say("plans.timer.set_number", number=done + 1, sets=session.sets)
            click.prompt(typed, default="", show_default=False)
            signs.check()
            done += 1
            session.note(done)
            click.echo(f"  {clock_words(clock.seconds)}")
    except (KeyboardInterrupt, click.Abort):
        click.echo("")
    return done


def _count(session: Clocked, clock: Clock, signs: OpenedSince) -> float:
    """Until the amount is reached, or without end for what is not counted in minutes; Ctrl+C ends either.

    So does a warning sign that is noted meanwhile.
    """
    timed, noted, left = session.unit == TIMED, 0.0, session.left
    limit = left * SECONDS_IN_MINUTE if timed and left is not None else None
    if timed and left is None:
        click.echo(asset("pacing")["asked"]["timer_done"])
    try:
        while limit is None or clock.seconds < limit:
            minutes = clock.seconds // SECONDS_IN_MINUTE
            until = say("commands/plans.says.ctrl_c_when_you") if limit is None else f" of {clock_words(limit)}"
            write_over(f"  {clock_words(clock.seconds)}{until}")
            if timed and minutes > noted:
                session.note(minutes)
                noted = minutes
            signs.check()
            clock.wait(TICK_SECONDS)
        noted = left or 0.0
        session.note(noted)
        ring()
        click.echo()
        click.echo(asset("pacing")["asked"]["timer_done_command"])
    except KeyboardInterrupt:
        click.echo("")
    return noted


def _ask_amount(session: Clocked) -> float:
    while True:
        ask = say("commands/plans.says.how_many", unit=session.unit)
        typed = click.prompt(ask, default="", show_default=False).strip()
        if not typed:
            return 0
        try:
            done = parse_amount(typed, session.unit, zero=True)
            session.note(done)
        except PainPlanError as error:
            click.echo(str(error), err=True)
            continue
        return done


def _ask_effort(session: Clocked) -> None:
    words = asset("questions")["rpe"]
    ask = words["ask"].format(activity=session.activity)
    while True:
        typed = click.prompt(
            f"{ask} 0 {words['low']} to 10 {words['high']}, Enter skips", default="", show_default=False
        ).strip()
        if not typed:
            return
        try:
            session.note_effort(parse_scale(typed, "effort"))
        except PainPlanError as error:
            click.echo(str(error), err=True)
            continue
        return
