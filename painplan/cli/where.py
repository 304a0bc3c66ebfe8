"""``painplan where``: where the diary lies."""

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of


@click.command("where", cls=Command)
@click.pass_context
def command(context: click.Context) -> None:
    """Where your diary lies on this machine."""
    settings = settings_of(context)
    place = settings.folder()
    exists = place.read("plan.json") is not None or bool(place.names("diary"))
    lines = [place.where, "It holds a diary." if exists else "Nothing is there yet; it is made with the first entry."]
    show(settings, {"data_dir": place.where, "path": place.where, "exists": exists}, lines)
