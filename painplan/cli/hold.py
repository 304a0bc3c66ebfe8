"""``painplan hold start|end``: steps wait for an illness, a holiday, a new medicine, advice, or bad nights."""

from datetime import date
from typing import get_args

import click

from painplan.cli.output import Document, show
from painplan.cli.settings import DAY, Group, settings_of
from painplan.coach import Coach
from painplan.records import HoldReason
from painplan.words import hold_words


@click.group("hold", cls=Group)
def command() -> None:
    """Put steps on hold for a reason other than a flare-up, and end that."""


@command.command("start")
@click.argument("reason", type=click.Choice(list(get_args(HoldReason))))
@click.option("--until", type=DAY, metavar="YYYY-MM-DD", help="Its last day; else until you end it.")
@click.pass_context
def start(context: click.Context, reason: HoldReason, until: date | None) -> None:
    """Steps wait from today on. After an illness or a holiday a plan begins again at 80 %."""
    settings = settings_of(context)
    coach = settings.coach()
    coach.hold(reason, until)
    show(settings, _document(coach), _lines(coach))


@command.command("end")
@click.pass_context
def end(context: click.Context) -> None:
    """Steps wait no longer."""
    settings = settings_of(context)
    coach = settings.coach()
    coach.end_hold()
    show(settings, _document(coach), _lines(coach))


def _document(coach: Coach) -> Document:
    hold = coach.today_view().hold
    told = {"reason": hold.reason, "from": hold.first, "until": hold.last} if hold else None
    return {"date": coach.today, "hold": told}


def _lines(coach: Coach) -> list[str]:
    hold = coach.today_view().hold
    return [hold_words(hold) if hold else "Nothing is on hold."]
