"""What comes before tries, asked at a terminal where it was never asked (clinical.md A12 PRE)."""

import click

from painplan.cli.safety.opening import ask_opening
from painplan.cli.safety.safety import page_lines
from painplan.kit.assets import asset
from painplan.safety.ask_first_flow import AskFirstFlow
from painplan.safety.not_asked import never_asked
from painplan.safety.signs_flow import SignsFlow
from painplan.today.coach import Coach


def ask_before_tries(coach: Coach) -> None:
    """Ask the age, the list before steps, a lasting worsening and the warning signs, each where it was never asked."""
    words = asset("ask_first")["unasked"]
    if never_asked(coach.facts):
        click.echo(words["first"])
        ask_opening(AskFirstFlow(coach))
    if coach.facts.profile.signs_full_on is None:
        click.echo(words["signs"])
        ask_opening(SignsFlow(coach, whole=True))
        for line in page_lines(coach):
            click.echo(line)
