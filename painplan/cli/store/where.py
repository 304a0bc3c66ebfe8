"""``painplan where``: where the diary lies."""

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of


@click.command("where", cls=Command)
@click.pass_context
def command(context: click.Context) -> None:
    settings = settings_of(context)
    place = settings.place()
    sealed, exists = place.state.sealed, place.state.holds
    holds = "It holds a sealed diary." if sealed else "It holds a diary."
    lines = [place.where, holds if exists else "Nothing is there yet; it is made with the first entry."]
    show(settings, {"data_dir": place.where, "path": place.where, "exists": exists, "sealed": sealed}, lines)
