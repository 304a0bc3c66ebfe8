"""``painplan backup``: the whole diary in one file, in the backups of the data folder or where you say."""

from pathlib import Path

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.store import back_up_now, packed_diary, write_outside


@click.command("backup", cls=Command)
@click.argument("path", metavar="[PATH]", required=False)
@click.pass_context
def command(context: click.Context, path: str | None) -> None:
    """Keep the whole diary as it is now in one file. PATH is a new file, or a folder to put it in.

    Without PATH it goes to the backups in the folder of the diary. There is one of each day with an entry anyway.
    """
    settings = settings_of(context)
    folder = settings.folder()
    if path is None:
        place = f"{folder.where}/{back_up_now(folder, settings.now())}"
    else:
        target = Path(path).expanduser().absolute()
        if target.is_dir():
            target /= f"painplan-{settings.today.isoformat()}.zip"
        with folder.lock():
            content = packed_diary(folder)
        write_outside(target, content)
        place = str(target)
    size = Path(place).stat().st_size
    lines = [f"Everything is in {place} ({size:,} bytes). To bring it back: painplan restore {place}"]
    show(settings, {"path": place, "bytes": size}, lines)
