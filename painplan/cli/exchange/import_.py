"""``painplan import``: brings in what devices and other programs recorded. Doing it again changes nothing."""

import click

from painplan.cli.exchange.import_devices import COMMANDS as DEVICES
from painplan.cli.exchange.import_fhir import command as fhir_export
from painplan.cli.exchange.import_own import command as own_export
from painplan.cli.settings import Group


@click.group("import", cls=Group)
def command() -> None:
    pass


for each in (own_export, fhir_export, *DEVICES):
    command.add_command(each)
