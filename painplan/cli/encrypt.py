"""``painplan encrypt``: seal the whole diary with a passphrase."""

import sys

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, Settings, settings_of
from painplan.errors import WrongInput


@click.command("encrypt", cls=Command)
@click.pass_context
def command(context: click.Context) -> None:
    """Seal every file of the diary, backups too, with a passphrase. Nobody can bring it back: write it down."""
    settings = settings_of(context)
    from painplan.store.sealed import encrypt, new_key

    place = settings.place()
    sealed = encrypt(place, new_key(new_passphrase(settings)))
    lines = [
        f"The diary in {place.where} is sealed. Each start asks for the passphrase once.",
        "Without it nobody can read the diary, PainPlan neither: keep it where you will find it.",
        "What was copied elsewhere before, by a sync or backup program, is not sealed; a disk may keep traces, too.",
    ]
    show(settings, {"sealed": True, "path": place.where, "files": len(sealed.names("diary"))}, lines)


def new_passphrase(settings: Settings) -> str:
    """The passphrase to seal with: given, or typed twice.

    Raises:
        WrongInput: There is nobody to ask.
    """
    if settings.passphrase is not None:
        return settings.passphrase
    if settings.json or not sys.stdin.isatty():
        raise WrongInput(
            "There is no terminal to ask in. Give the passphrase as the first line of the input, with "
            "--passphrase-stdin."
        )
    typed: str = click.prompt("Passphrase, several words", hide_input=True, confirmation_prompt=True, err=True)
    return typed
