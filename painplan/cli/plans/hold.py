"""``painplan hold start|end``: steps wait for an illness, a holiday, a new medicine, advice, or bad nights."""

import sys
from datetime import date
from typing import get_args

import click

from painplan.cli.output import Document, show
from painplan.cli.settings import DAY, Group, settings_of
from painplan.errors import PainPlanError, WrongInput
from painplan.kit.assets import asset
from painplan.kit.parse import parse_past_day
from painplan.pacing.holds import ILLNESS, HoldReason
from painplan.plans.flares import hold_to_end
from painplan.plans.holds_words import hold_words
from painplan.plans.records import Hold
from painplan.today.coach import Coach


@click.group("hold", cls=Group)
def command() -> None:
    """Put steps on hold for a reason other than a flare-up, and end that."""


@command.command("start")
@click.argument("reason", type=click.Choice(list(get_args(HoldReason))))
@click.option("--until", type=DAY, metavar="YYYY-MM-DD", help="Its last day; an illness is ended by you.")
@click.option("--plan", metavar="ID", help="Only this plan waits, for advice about its activity.")
@click.pass_context
def start(context: click.Context, reason: HoldReason, until: date | None, plan: str | None) -> None:
    """Steps wait from today on; while ill nothing is asked for. After an illness or a holiday it begins at 80 %."""
    settings = settings_of(context)
    coach = settings.coach()
    if plan is not None and reason != "waiting_for_advice":
        raise WrongInput(asset("flare")["holds"]["says"]["plan_only_advice"])
    coach.hold(reason, until, plan)
    show(settings, _document(coach), _lines(coach))


@command.command("end")
@click.argument("reason", type=click.Choice(list(get_args(HoldReason))), required=False)
@click.option("--well-since", type=DAY, metavar="YYYY-MM-DD", help="After an illness: since when you are well.")
@click.pass_context
def end(context: click.Context, reason: HoldReason | None, well_since: date | None) -> None:
    """What was on hold is over; of several things name the one. After an illness: since when you are well."""
    settings = settings_of(context)
    coach = settings.coach()
    if well_since is None and is_ill_now(coach, reason) and not settings.json and sys.stdin.isatty():
        well_since = _asked_since(coach)
    coach.end_hold(reason, well_since)
    show(settings, _document(coach), _lines(coach))


def is_ill_now(coach: Coach, reason: str | None) -> bool:
    """Whether the hold that would be ended is an illness."""
    return hold_to_end(coach.book.holds, coach.today, reason).reason == ILLNESS


def _asked_since(coach: Coach) -> date:
    """Since when the person is well; Enter: since today."""
    words = asset("flare")["holds"]
    click.echo(words["well_hint"])
    while True:
        typed = click.prompt(words["well_ask"], default="", show_default=False).strip()
        try:
            return parse_past_day(typed, coach.today) if typed else coach.today
        except PainPlanError as error:
            click.echo(str(error), err=True)


def _document(coach: Coach) -> Document:
    view = coach.today_view()
    told = [_told(hold) for hold in view.holds]
    return {"date": coach.today, "hold": _told(view.hold) if view.hold else None, "holds": told}


def _told(hold: Hold) -> Document:
    return {"reason": hold.reason, "from": hold.first, "until": hold.last or hold.until, "plan": hold.only}


def _lines(coach: Coach) -> list[str]:
    return [hold_words(hold) for hold in coach.today_view().holds] or [asset("flare")["holds"]["nothing"]]
