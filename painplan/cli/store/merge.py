"""``painplan merge``: take what is new from another copy of a file."""

import click

from painplan.cli.named import read_named
from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.store.whole.merging import merge


@click.command("merge", cls=Command)
@click.argument("path", metavar="FILE")
@click.pass_context
def command(context: click.Context, path: str) -> None:
    """Take what is new from a copy of a file, such as a sync program leaves when two machines wrote at once.

    Where both say something different, the later counts and the other stays in the history.
    """
    settings = settings_of(context)
    folder = settings.folder()
    if not folder.state.holds:
        raise CannotDo(asset("store")["merge"]["no_diary"].format(where=folder.where))
    called, content = read_named(folder, path)
    done = merge(folder, content, called, settings.now())
    document = {
        "file": done.file,
        "added": done.added,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "problems": [{"entry": each.entry, "text": each.text} for each in done.problems],
    }
    lines = [f"{done.file}: {done.added} entries are new, {done.changed} were joined, {done.unchanged} were the same."]
    lines += [one_line(f"  not taken: {each.entry or 'the file'}: {each.text}") for each in done.problems]
    show(settings, document, lines)
