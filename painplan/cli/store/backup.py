"""``painplan backup``: the whole diary in one file, in the backups of the data folder or where you say."""

import os
from pathlib import Path

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, Settings, settings_of
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.plain_file import at_home, is_folder
from painplan.kit.words import say
from painplan.store.documents import BackupDocument
from painplan.store.folder import Folder, NotWritten
from painplan.store.outside import write_outside
from painplan.store.pasting import pasted
from painplan.store.sealed import sealing
from painplan.store.whole.backups import back_up_now, packed_diary, settled_diary

SEALED = ".age"


@click.command("backup", cls=Command)
@click.argument("path", metavar="[PATH]", required=False)
@click.pass_context
def command(context: click.Context, path: str | None) -> None:
    settings = settings_of(context)
    folder = settings.folder()
    place = _beside(settings, folder) if path is None else _elsewhere(settings, folder, path)
    size = place.stat().st_size
    left_out, told = settings.diary().left_out()
    words = asset("store")["backup"]
    said = words["part" if left_out else "all"].format(path=place, bytes=size, names=", ".join(told))
    lines = [said, words["back"].format(name=pasted(str(place)))]
    show(settings, BackupDocument(str(place), size, tuple(left_out)), lines)


def _beside(settings: Settings, folder: Folder) -> Path:
    name = back_up_now(folder, settings.now())
    return Path(folder.where) / (name + SEALED if _is_sealed(folder) else name)


def _elsewhere(settings: Settings, folder: Folder, path: str) -> Path:
    target = at_home(path).absolute()
    if path.endswith(("/", os.sep)) and not os.path.lexists(target):
        raise WrongInput(say("store.user_paths.no_folder_check_spelling", parent=target))
    if is_folder(target):
        target /= f"painplan-{settings.today.isoformat()}.zip"
    packed_diary(folder)  # before a lock is made where no diary is
    try:
        with folder.lock():
            content = packed_diary(folder)
    except NotWritten:
        content = settled_diary(folder)
    if _is_sealed(folder):
        content = sealing.seal_for_travel(content, settings.ask_passphrase() or "")
        target = target if target.name.endswith(SEALED) else target.with_name(target.name + SEALED)
    return write_outside(str(target), folder, content)


def _is_sealed(folder: Folder) -> bool:
    return hasattr(folder, "in_clear")
