"""``painplan export``: the whole diary as one file, for yourself or for another program."""

import sys

import click

from painplan.cli.output import show
from painplan.cli.settings import Group, Settings, settings_of
from painplan.coach import Coach
from painplan.coach.exchange import Exchange
from painplan.errors import WrongInput
from painplan.words import plain

STANDARD_OUTPUT = "-"

_path = click.argument("path", metavar="PATH")
_force = click.option("--force", is_flag=True, help="Write over a file that is something else.")


@click.group("export", cls=Group)
def command() -> None:
    """Your whole diary as one file that you keep. PATH - writes to the screen or into a pipe."""


@command.command("json")
@_path
@_force
@click.pass_context
def as_json(context: click.Context, path: str, force: bool) -> None:
    """Everything, with what it said before each change. Can be read by people and programs."""
    settings = settings_of(context)
    coach = settings.coach()
    if path == STANDARD_OUTPUT:
        _print(Exchange(coach).taken_out("json"))
    else:
        _told(settings, coach, Exchange(coach).take_out("json", path, force=force))


@command.command("csv")
@_path
@_force
@click.pass_context
def as_csv(context: click.Context, path: str, force: bool) -> None:
    """A table with a row a day, for a spreadsheet."""
    settings = settings_of(context)
    coach = settings.coach()
    if path == STANDARD_OUTPUT:
        if settings.json:
            raise WrongInput("A CSV table on standard output is no JSON. Leave --json out, or name a file to write.")
        _print(Exchange(coach).taken_out("csv"))
    else:
        _told(settings, coach, Exchange(coach).take_out("csv", path, force=force))


def _told(settings: Settings, coach: Coach, path: str) -> None:
    lines = [f"Everything is in {path}. Only your account can read it; it is not sealed."]
    show(settings, {"path": path, "date": coach.today}, lines)


def _print(content: bytes) -> None:
    """Unchanged into a pipe; on a terminal without what could steer it."""
    click.echo(plain(content.decode()) if sys.stdout.isatty() else content, nl=False)
