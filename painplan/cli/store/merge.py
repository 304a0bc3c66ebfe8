"""``painplan merge``: take what is new from another copy of a file."""

from collections.abc import Mapping
from pathlib import Path

import click
from msgspec import UNSET

from painplan.cli.named import read_named
from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.cli.store.passphrases import passphrases
from painplan.errors import CannotDo, WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.plain_file import at_home, is_nothing
from painplan.kit.words import say
from painplan.store.belonging import SEALED, copy_of
from painplan.store.documents import MergedDocument, RenamedDocument
from painplan.store.folder import Folder, path_on_disk
from painplan.store.kinds import BOOK, MONTHS
from painplan.store.outside import read_outside
from painplan.store.sealed.opening import opened_content
from painplan.store.whole.archive import is_packed, unpacked
from painplan.store.whole.backups import chosen
from painplan.store.whole.merging import merge

MOST_SHOWN = 20
"""What could not be taken beyond these is counted; --json has it all."""


@click.command("merge", cls=Command)
@click.argument("path", metavar="FILE")
@click.option("--only", metavar="NAME")
@click.pass_context
def command(context: click.Context, path: str, only: str | None) -> None:
    settings = settings_of(context)
    from_input = settings.passphrase is not None
    folder = settings.folder()
    if not folder.state.holds:
        raise CannotDo(asset("store")["merge"]["no_diary"].format(where=folder.where))
    called, content = read_named(folder, path)
    opened = opened_content(folder, content, passphrases(settings, from_input=from_input))
    content = opened.content
    if is_packed(content):
        called, content, book = _file_in(unpacked(content, called), path, only)
    elif only is not None:
        raise WrongInput(asset("store")["merge"]["no_backup"].format(path=one_line(path)))
    else:
        book = _book_of(folder, called, opened.passphrase)
    done = merge(
        folder, content, called, settings.now(), book, stays=opened.passphrase is not None and not opened.by_key
    )
    lines = [
        say(
            "commands/store.says.entries_new_joined_same",
            file=done.file,
            added=done.added,
            changed=done.changed,
            unchanged=done.unchanged,
        )
    ]
    words = asset("store")["merge"]
    lines += ["  " + one_line(words["renamed"].format(table=kind, was=was, now=now)) for kind, was, now in done.names]
    if done.kept:
        lines.append(one_line(words["moved"].format(path=path_on_disk(folder, done.kept)), 400))
    shown = done.problems[:MOST_SHOWN]
    lines += [one_line(f"  not taken: {each.entry or 'the file'}: {each.text}") for each in shown]
    if more := len(done.problems) - len(shown):
        lines.append(say("commands/exchange.says.more_json_lists_them", count=f"{more:,}"))
    in_clear = opened.passphrase is not None and not folder.state.sealed
    if in_clear:
        lines.append(words["in_clear"])
    renamed = [RenamedDocument(*names) for names in done.names]
    show(settings, MergedDocument.of(done, renamed=renamed, in_clear=in_clear or UNSET), lines)


def _file_in(contents: Mapping[str, bytes], path: str, only: str | None) -> tuple[str, bytes, bytes | None]:
    """What to call the file of a backup that is wanted, its content, and with a month the plan book beside it."""
    if only is None:
        words = asset("store")["merge"]["which"]
        raise WrongInput(words.format(path=one_line(path), file=next(iter(contents)), names=", ".join(contents)))
    content = chosen(contents, only)[only]
    return f"{only} in {path}", content, contents.get(BOOK) if only != BOOK else None


def _book_of(folder: Folder, called: str, passphrase: str | None) -> bytes | None:
    """The plan book of the diary that a copy of a month is of: it lies where the book lies beside a month.

    Args:
        folder: The diary.
        called: The name of the copy.
        passphrase: What the copy was sealed with.
    """
    root, copy = Path(folder.where).absolute(), at_home(called).absolute()
    if not is_nothing(copy) and not copy.is_relative_to(root):
        if copy.parent.name != MONTHS or copy.parents[1] == root:
            return None
        books = (copy.parents[1] / name for name in (BOOK, f"{BOOK}{SEALED}"))
        book = next((book for book in books if not is_nothing(book)), None)
        return None if book is None else opened_content(folder, read_outside(book), [passphrase]).content
    month = copy_of(called)
    if not month.startswith(f"{MONTHS}/"):
        return None
    there = folder.as_it_lies(called.replace(month.removesuffix(".json"), BOOK.removesuffix(".json"), 1))
    return None if there is None else opened_content(folder, there, [passphrase]).content
