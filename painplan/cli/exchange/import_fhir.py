"""``painplan import fhir``: PainPlan's own FHIR export back into a diary."""

import click

from painplan.cli.exchange.brought import told
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.exchange.fhir import service
from painplan.kit.plain_file import at_home
from painplan.kit.words import say


@click.command("fhir", cls=Command)
@click.argument("path", metavar="PATH")
@click.pass_context
def command(context: click.Context, path: str) -> None:
    if not path.strip():
        raise WrongInput(say("commands/exchange.says.path_empty_name_file"))
    settings = settings_of(context)
    told(settings, service.Fhir(settings.coach()).bring_back(at_home(path)))
