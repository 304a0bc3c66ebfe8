"""``painplan erase``: take the whole diary away."""

import sys

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.errors import CannotDo, WrongInput
from painplan.store import DiskFolder

WORD = "erase"
NOT_PROMISED = (
    "What PainPlan cannot reach: backups and copies elsewhere, what a sync program keeps, snapshots, and the traces "
    "that a disk may hold of deleted files. Of a sealed diary such traces cannot be read without the passphrase."
)


@click.command("erase", cls=Command)
@click.option("--word", metavar="WORD", help=f"Say “{WORD}” here instead of typing it when asked.")
@click.pass_context
def command(context: click.Context, word: str | None) -> None:
    """Take the whole diary away, with its backups. Nothing brings it back."""
    settings = settings_of(context)
    place = settings.place()
    if not isinstance(place, DiskFolder):
        raise CannotDo("This diary lies on no disk; there is nothing to take away.")
    if word is None:
        if settings.json or not sys.stdin.isatty():
            raise WrongInput(f"There is no terminal to ask in. Nothing was changed. To do it, say --word {WORD}.")
        click.echo(f"This takes away the diary in {place.where}, with all backups in there. Nothing brings it back.")
        click.echo(NOT_PROMISED)
        word = click.prompt(f"Type {WORD} to do it", default="", show_default=False)
    if word.strip() != WORD:
        raise WrongInput(f"Nothing was changed. To take the diary away the word is {WORD}.")
    left = place.erase()
    lines = [f"The diary in {place.where} is gone.", NOT_PROMISED]
    if left:
        lines.append(f"Not PainPlan's, so still there: {', '.join(left)}.")
    show(settings, {"erased": True, "path": place.where, "left": left}, lines)
