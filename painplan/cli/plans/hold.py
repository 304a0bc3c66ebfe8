"""``painplan hold start|end``: steps wait for an illness, a holiday, a new medicine, advice, or bad nights."""

from datetime import date
from typing import get_args

import click

from painplan.cli.asking import ask
from painplan.cli.output import show
from painplan.cli.settings import DAY, Group, settings_of
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.pacing.holds import HoldReason
from painplan.plans.documents import HoldsDocument, hold_document
from painplan.plans.holds_flow import BeginHoldFlow, EndHoldFlow
from painplan.today.coach import Coach


@click.group("hold", cls=Group)
def command() -> None:
    pass


@command.command("start")
@click.argument("reason", type=click.Choice(list(get_args(HoldReason))), required=False)
@click.option("--until", type=DAY, metavar="YYYY-MM-DD")
@click.option("--plan", metavar="ID")
@click.pass_context
def start(context: click.Context, reason: HoldReason | None, until: date | None, plan: str | None) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    if reason is None:
        ask(settings, BeginHoldFlow(coach), "REASON", nothing_given=until is None and plan is None)
        return
    if plan is not None and reason != "waiting_for_advice":
        raise WrongInput(asset("flare")["holds"]["says"]["plan_only_advice"])
    coach.hold(reason, until, plan)
    show(settings, _document(coach), _lines(coach))


@command.command("end")
@click.argument("reason", type=click.Choice(list(get_args(HoldReason))), required=False)
@click.option("--well-since", type=DAY, metavar="YYYY-MM-DD")
@click.pass_context
def end(context: click.Context, reason: HoldReason | None, well_since: date | None) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    if well_since is None and settings.can_ask and (flow := EndHoldFlow(coach, reason)).next is not None:
        ask(settings, flow, "REASON", nothing_given=True)
        return
    coach.end_hold(reason, well_since)
    show(settings, _document(coach), _lines(coach))


def _document(coach: Coach) -> HoldsDocument:
    view = coach.today_view()
    hold = hold_document(view.hold) if view.hold else None
    return HoldsDocument.of(date_=coach.today, hold=hold, holds=map(hold_document, view.holds))


def _lines(coach: Coach) -> list[str]:
    return list(coach.today_view().hold_lines) or [asset("flare")["holds"]["nothing"]]
