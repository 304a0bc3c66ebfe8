"""``painplan restore``: put a backup in the place of the diary, after saying what that changes."""

import sys
from collections.abc import Iterator, Sequence

import click

from painplan.cli.modes import only as only_these
from painplan.cli.named import read_named
from painplan.cli.output import Document, show
from painplan.cli.settings import Command, Settings, settings_of
from painplan.errors import CannotDo, WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.pasting import pasted
from painplan.store.sealed.opening import opened_content
from painplan.store.whole.archive import unpacked
from painplan.store.whole.backups import Difference, check_reachable, check_restorable, chosen, differences, restore


@click.command("restore", cls=Command)
@click.argument("path", metavar="PATH")
@click.option("--only", metavar="NAME", help="Bring back this file alone, for example plan.json.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.pass_context
def command(context: click.Context, path: str, only: str | None, dry_run: bool, yes: bool) -> None:
    """Put a backup in the place of the diary. What is replaced is kept as a backup of its own."""
    settings = settings_of(context)
    folder = settings.folder()
    check_reachable(folder, only)
    called, content = read_named(folder, path)
    contents = unpacked(opened_content(folder, content, settings.ask_passphrase), called)
    found = [each for each in differences(folder, chosen(contents, only)) if only in (None, each.file)]
    if dry_run:
        only_these(context, "path", "only", "dry_run")
    if dry_run or any(each.unreadable for each in found):
        show(settings, _document(path, found, done=False, kept=None), _lines(found))
        check_restorable(found)
        if not folder.state.holds:
            raise CannotDo(asset("store")["restore"]["no_diary"].format(where=folder.where, path=pasted(path)))
        return
    if not yes and not _agreed(settings, found):
        show(settings, _document(path, found, done=False, kept=None), ["Nothing was changed."])
        return
    kept = restore(folder, contents, settings.now(), only=only, looked_at=True)
    told = [*_lines(found), _ended(found)]
    if kept:
        told.append(f"What was there before is kept in {folder.where}/{kept}; the same command brings it back.")
    show(settings, _document(path, found, done=True, kept=kept), told)


def _ended(found: Sequence[Difference]) -> str:
    """That it is done, and which files of the backup were not whole: what was damaged in them did not come back."""
    words, names = asset("store")["restore"], [each.file for each in found if each.damage]
    return str(words["done_in_part"]).format(names=one_line(", ".join(names))) if names else str(words["done"])


def _agreed(settings: Settings, found: Sequence[Difference]) -> bool:
    if settings.json or not sys.stdin.isatty():
        raise WrongInput("There is no terminal to ask in. Say --yes to do it, or --dry-run to see what would change.")
    for line in _lines(found):
        click.echo(line)
    return click.confirm("Put the backup in the place of what is there now?", default=False)


def _document(path: str, found: Sequence[Difference], *, done: bool, kept: str | None) -> Document:
    changes = [
        {"file": each.file, "added": each.added, "changed": each.changed, "removed": each.removed}
        for each in found
        if each.added or each.changed or each.removed
    ]
    damaged = [
        {"file": each.file, "entry": problem.entry, "text": problem.text} for each in found for problem in each.damage
    ]
    return {"path": path, "restored": done, "changes": changes, "damaged": damaged, "kept": kept}


def _lines(found: Sequence[Difference]) -> Iterator[str]:
    if not found:
        yield "The backup holds the same entries as the diary."
    for each in found:
        if each.damage:
            yield _damage(each)
        yield f"{each.file}: {each.added} entries come back, {each.changed} change, {each.removed} go"


def _damage(each: Difference) -> str:
    words, (first, *more) = asset("store")["restore"], each.damage
    what = first.text + (f", {first.entry}" if first.entry else "")
    what += words["and_more"].format(count=len(more)) if more else ""
    return one_line(words["damaged"].format(name=each.file, what=what))
