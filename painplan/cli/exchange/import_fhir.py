"""``painplan import fhir``: PainPlan's own FHIR export back into a diary."""

from pathlib import Path

import click

from painplan.cli.exchange.brought import told
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput


@click.command("fhir", cls=Command)
@click.argument("path", metavar="PATH")
@click.pass_context
def command(context: click.Context, path: str) -> None:
    from painplan.exchange.fhir.service import Fhir

    if not path.strip():
        raise WrongInput("The path is empty. Name the file or folder that painplan export fhir wrote.")
    settings = settings_of(context)
    told(settings, Fhir(settings.coach()).bring_back(Path(path).expanduser()))
