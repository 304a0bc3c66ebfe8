"""``painplan steps off|on``: no automatic steps while effort brings a lasting worsening (clinical.md A14)."""

import click

from painplan.cli.output import show
from painplan.cli.settings import Group, Settings, settings_of
from painplan.coach import Coach
from painplan.coach.safety import Safety
from painplan.words import asset, one_line


@click.group("steps", cls=Group)
def command() -> None:
    """Turn automatic steps off when effort makes you crash, or on again when a specialist agreed."""


@command.command("off")
@click.pass_context
def off(context: click.Context) -> None:
    """Effort brings a lasting worsening: no automatic steps."""
    settings = settings_of(context)
    coach = settings.coach()
    Safety(coach).say_lasting_worsening("often")
    words = asset("safety")["pem"]
    _show(settings, coach, [words["title"], words["text"], words["off"]])


@command.command("on")
@click.option("--agreed-by", required=True, metavar="ROLE", help="Role of the specialist who agreed.")
@click.pass_context
def on(context: click.Context, agreed_by: str) -> None:
    """A specialist agreed to steps; kept with their role and the day."""
    settings = settings_of(context)
    coach = settings.coach()
    Safety(coach).agree_to_steps(agreed_by)
    _show(settings, coach, [asset("safety")["pem"]["agreed"].format(role=one_line(agreed_by, 60))])


def _show(settings: Settings, coach: Coach, lines: list[str]) -> None:
    profile = coach.book.profile
    document = {
        "steps": not profile.post_exertional_malaise,
        "agreed_by": profile.steps_agreed_by,
        "agreed_on": profile.steps_agreed_on,
    }
    show(settings, document, lines)
