"""``painplan decrypt``: open the diary for good."""

from typing import TYPE_CHECKING

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, Settings, settings_of
from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.store.documents import UnsealedDocument
from painplan.store.sealed import sealed
from painplan.store.whole.archive import names_there

if TYPE_CHECKING:
    from painplan.store.disk import DiskFolder


@click.command("decrypt", cls=Command)
@click.pass_context
def command(context: click.Context) -> None:
    settings = settings_of(context)
    place = settings.place()

    if not place.state.holds:
        raise CannotDo(asset("store")["seal"]["none_here"].format(where=place.where))
    finished = settings.finish_what_was_decided()
    if place.state.sealed:
        sealed.check_can_be_opened(place)  # before anything that waits is taken in
    settings.coach()  # takes in what waits in the inbox
    folder = settings.folder()
    if not isinstance(folder, sealed.SealedFolder):
        if finished:
            _told(settings, place)
            return
        raise CannotDo(say("commands/store.says.diary_not_sealed_nothing", where=place.where))
    sealed.decrypt(folder)
    _told(settings, place)


def _told(settings: Settings, place: "DiskFolder") -> None:
    lines = [say("commands/store.says.diary_open_plain_files", where=place.where)]
    show(settings, UnsealedDocument(False, place.where, len(names_there(place))), lines)
