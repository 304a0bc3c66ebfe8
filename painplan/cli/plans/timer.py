"""``painplan timer PLAN``: the clock of one session in any terminal; full minutes are noted as they pass."""

import time
from collections.abc import Callable

import click

from painplan.cli.output import ring, show, write_over
from painplan.cli.safety.not_asked import not_asked_lines
from painplan.cli.settings import Command, settings_of
from painplan.errors import CannotDo, PainPlanError
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_amount, parse_scale
from painplan.kit.told import Nothing
from painplan.kit.words import say
from painplan.plans.target_words import asked_today
from painplan.safety.allowed import check_allowed
from painplan.safety.opened_since import OpenedSince
from painplan.today.coach import Coach
from painplan.today.views import PlanToday
from painplan.widgets.stopwatch import clock_words

SECONDS_IN_MINUTE = 60
TICK_SECONDS = 1.0


class Clock:
    """Seconds that pass while somebody waits; a test has its own."""

    def __init__(self, now: Callable[[], float] = time.monotonic, wait: Callable[[float], None] = time.sleep) -> None:
        self._now, self.wait = now, wait
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
    stop = asset("safety")["stop"]
    click.echo(f"{one_line(plan.plan.activity, 60)}: {asked_today(plan.target, plan.plan.unit)}.")
    click.echo(f"{stop['title']}: {'; '.join(stop['signs'])}. {stop['after']}")
    for line in not_asked_lines(coach, "timer"):
        click.echo(line)
    done = run(coach, plan, Clock())
    show(
        settings,
        Nothing(),
        [f"Noted: {amount(done, plan.plan.unit)} today." if done else say("commands/plans.says.nothing_noted")],
    )


def run(coach: Coach, plan: PlanToday, clock: Clock) -> float:
    """Let the clock run, note what was done, ask how much effort it was; gives all that was done today."""
    before, signs = (plan.session.done if plan.session else None) or 0.0, OpenedSince(coach)
    minutes = _count(coach, plan, clock, before, signs)
    done = before + minutes
    if plan.plan.unit != "minutes":
        done = _ask_amount(coach, plan, before)
    signs.check()
    if done > before:
        _ask_effort(coach, plan)
        signs.check()
    return done


def _count(coach: Coach, plan: PlanToday, clock: Clock, before: float, signs: OpenedSince) -> float:
    """Until the amount is reached, or without end for what is not counted in minutes; Ctrl+C ends either.

    So does a warning sign that is noted meanwhile.
    """
    timed, noted, left = plan.plan.unit == "minutes", 0.0, plan.still_to_do
    limit = left * SECONDS_IN_MINUTE if timed and left is not None else None
    if timed and left is None:
        click.echo(asset("pacing")["asked"]["timer_done"])
    try:
        while limit is None or clock.seconds < limit:
            minutes = clock.seconds // SECONDS_IN_MINUTE
            until = say("commands/plans.says.ctrl_c_when_you") if limit is None else f" of {clock_words(limit)}"
            write_over(f"  {clock_words(clock.seconds)}{until}")
            if timed and minutes > noted:
                coach.mark_done(plan.plan.id, before + minutes)
                noted = minutes
            signs.check()
            clock.wait(TICK_SECONDS)
        noted = left or 0.0
        coach.mark_done(plan.plan.id, before + noted)
        ring()
        click.echo()
        click.echo(asset("pacing")["asked"]["timer_done_command"])
    except KeyboardInterrupt:
        click.echo("")
    return noted


def _ask_amount(coach: Coach, plan: PlanToday, before: float) -> float:
    while True:
        typed = click.prompt(f"How many {plan.plan.unit} was it? Enter: none", default="", show_default=False).strip()
        if not typed:
            return before
        try:
            done = before + parse_amount(typed, plan.plan.unit, zero=True)
            coach.mark_done(plan.plan.id, done)
        except PainPlanError as error:
            click.echo(str(error), err=True)
            continue
        return done


def _ask_effort(coach: Coach, plan: PlanToday) -> None:
    words = asset("questions")["rpe"]
    ask = words["ask"].format(activity=one_line(plan.plan.activity, 40))
    while True:
        typed = click.prompt(
            f"{ask} 0 {words['low']} to 10 {words['high']}, Enter skips", default="", show_default=False
        ).strip()
        if not typed:
            return
        try:
            coach.mark_effort(plan.plan.id, parse_scale(typed, "effort"))
        except PainPlanError as error:
            click.echo(str(error), err=True)
            continue
        return
