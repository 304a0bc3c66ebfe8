"""What may open a file that is sealed, for every command that is given one."""

from collections.abc import Iterator

import click

from painplan.cli.settings import Settings
from painplan.kit.assets import asset


def passphrases(settings: Settings, *, from_input: bool) -> Iterator[str | None]:
    """What may open a backup or a copy: the passphrase of the diary or the one given, then the file's own.

    Args:
        settings: Of the command.
        from_input: The diary's passphrase was the first line of the input, so that the file's own is the second.
    """
    if settings.passphrase is not None:
        yield settings.passphrase
    if from_input:
        yield settings.line()
    elif settings.can_ask:
        yield click.prompt(asset("store")["restore"]["ask_passphrase"], hide_input=True, err=True)
