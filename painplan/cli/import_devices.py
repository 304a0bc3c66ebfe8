"""``painplan import apple-health`` and others: what phones, watches and other diaries recorded."""

from pathlib import Path

import click

from painplan.cli.brought import told
from painplan.cli.settings import Command, settings_of
from painplan.coach.exchange import Exchange
from painplan.errors import WrongInput


@click.command("apple-health", cls=Command)
@click.argument("path", metavar="EXPORT.zip")
@click.pass_context
def apple_health(context: click.Context, path: str) -> None:
    """The health export of an iPhone: export.zip as the phone wrote it. Steps, distance, floors, sleep, a sum a day.

    Where a phone and a watch counted at once, the one that counted more in an hour is believed for that hour.
    """
    from painplan.coach.devices import Devices

    coach = settings_of(context).coach()
    told(settings_of(context), Exchange(coach).bring_in(Devices(coach).apple_health(given(path))))


def given(path: str) -> Path:
    """The path that was named.

    Raises:
        WrongInput: It is empty.
    """
    if not path.strip():
        raise WrongInput("The path of a file is empty. Name the file to bring in.")
    return Path(path).expanduser()


COMMANDS = (apple_health,)
