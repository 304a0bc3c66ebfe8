"""``painplan passphrase``: another passphrase for a sealed diary."""

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.cli.store.encrypt import new_passphrase
from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.store.documents import PassphraseDocument
from painplan.store.reach import check_within_reach
from painplan.store.sealed import sealed


@click.command("passphrase", cls=Command)
@click.pass_context
def command(context: click.Context) -> None:
    settings = settings_of(context)
    given, place = settings.passphrase is not None, settings.place()
    if place.state.sealed:
        check_within_reach(place, "passphrase")  # before a copy of the key is mended
    folder = settings.folder()

    if not isinstance(folder, sealed.SealedFolder):
        raise CannotDo(say("commands/store.says.diary_not_sealed_seal", where=folder.where))
    folder.check_key(whole=True)  # before a new one is asked for
    settings.passphrase = settings.line() if given else None
    sealed.change_passphrase(folder, new_passphrase(settings))
    words = asset("store")["passphrase"]
    show(settings, PassphraseDocument(True, folder.where), [words["changed"], words["old_backups"]])
