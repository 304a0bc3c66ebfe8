"""``painplan restore``: put a backup in the place of the diary, after saying what that changes."""

from collections.abc import Iterator, Sequence

import click

from painplan.cli.modes import only as only_these
from painplan.cli.named import read_named
from painplan.cli.output import show
from painplan.cli.settings import Command, Settings, settings_of
from painplan.cli.store.passphrases import passphrases
from painplan.errors import CannotDo, WrongInput
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.safety.taken_away import taken_away
from painplan.store.documents import DamageDocument, RestoredDocument
from painplan.store.folder import path_on_disk
from painplan.store.kinds import BOOK
from painplan.store.pasting import pasted
from painplan.store.sealed import sealed as sealed_sealed
from painplan.store.sealed.opening import opened_content
from painplan.store.whole.archive import diary_files, unpacked
from painplan.store.whole.backups import Difference, check_reachable, check_restorable, chosen, differences, restore

MOST_NAMED = 2
"""Of so many files the command is named: an error has to stay short."""


@click.command("restore", cls=Command)
@click.argument("path", metavar="PATH")
@click.option("--only", metavar="NAME")
@click.option("--dry-run", is_flag=True)
@click.option("--yes", is_flag=True)
@click.option("--in-clear", is_flag=True)
@click.option("--sure", is_flag=True)
@click.pass_context
def command(
    context: click.Context, path: str, only: str | None, dry_run: bool, yes: bool, in_clear: bool, sure: bool
) -> None:
    settings = settings_of(context)
    from_input = settings.passphrase is not None
    folder = settings.folder()
    check_reachable(folder, only)
    called, content = read_named(folder, path)
    opened = opened_content(folder, content, passphrases(settings, from_input=from_input))
    contents = unpacked(opened.content, called)
    wanted = chosen(contents, only)
    found = [each for each in differences(folder, wanted) if only in (None, each.file)]
    gone = taken_away(folder, wanted if only is None else {**diary_files(folder), **wanted}, settings.today)
    asks_again = bool(gone) and not sure
    was_sealed = folder.state.sealed
    could_seal = None if was_sealed else opened.passphrase
    if in_clear and could_seal is None:
        raise WrongInput(asset("store")["restore"]["nothing_to_seal"])
    seal = None if in_clear else could_seal
    if dry_run:
        only_these(context, "path", "only", "dry_run", "in_clear")
    if dry_run or any(each.unreadable for each in found):
        will = asset("store")["restore"]["would_not_seal" if in_clear else "would_seal"]
        document = _document(path, found, gone, done=False, kept=None, sealed=was_sealed or bool(seal))
        stays = [say("safety.taken_away.stays", commands=_joins(path, found))] if gone else []
        show(settings, document, [*_lines(found, gone), *stays, *([will] if could_seal else [])])
        check_restorable(found)
        if not folder.state.holds:
            raise CannotDo(asset("store")["restore"]["no_diary"].format(where=folder.where, path=pasted(path)))
        return
    if not (yes or _agreed(settings, found)) or (asks_again and not _sure(settings, gone, path, found)):
        document = _document(path, found, gone, done=False, kept=None, sealed=was_sealed)
        show(settings, document, [say("commands/store.says.nothing_changed")])
        return
    if seal and not yes and not click.confirm(asset("store")["restore"]["ask_seal"], default=True):
        seal = None
    if seal:
        folder = sealed_sealed.sealed_from_now_on(folder, sealed_sealed.new_key(seal))
    kept = restore(folder, contents, settings.now(), only=only, looked_at=True)
    told = [*_lines(found, gone), _ended(found)]
    if kept:
        told.append(say("store.restore.kept", path=path_on_disk(folder, kept)))
    if could_seal:
        how = asset("store")["restore"]["now_sealed" if seal else "now_in_clear"]
        told.append(how.format(where=folder.where))
    elif opened.passphrase not in (None, settings.passphrase):
        told.append(asset("store")["restore"]["own_passphrase"])
    show(settings, _document(path, found, gone, done=True, kept=kept, sealed=was_sealed or bool(seal)), told)


def _ended(found: Sequence[Difference]) -> str:
    """That it is done, and which files of the backup were not whole: what was damaged in them did not come back."""
    words, names = asset("store")["restore"], [each.file for each in found if each.damage]
    return str(words["done_in_part"]).format(names=one_line(", ".join(names))) if names else str(words["done"])


def _agreed(settings: Settings, found: Sequence[Difference]) -> bool:
    if not settings.can_ask:
        raise WrongInput(say("commands/store.says.no_terminal_ask_say"))
    for line in _lines(found):
        click.echo(line)
    return click.confirm(say("commands/store.says.put_backup_place_what"), default=False)


def _joins(path: str, found: Sequence[Difference]) -> str:
    """The commands that join what the backup says of the files that differ, the plan book first."""
    files = [each.file for each in found if each.added or each.changed] or [BOOK]
    files.sort(key=lambda name: (name != BOOK, name))
    commands = [f"painplan merge {pasted(path)} --only {pasted(name)}" for name in files[:MOST_NAMED]]
    return ", ".join(commands)


def _sure(settings: Settings, gone: Sequence[str], path: str, found: Sequence[Difference]) -> bool:
    """Whether what is open is to go, too: the second question (clinical.md C, principle 4).

    Raises:
        CannotDo: Nobody can be asked: what is open stays, unless that is said as well.
    """
    told = [say("safety.taken_away.title"), *gone]
    if not settings.can_ask:
        raise CannotDo(say("safety.taken_away.sure_option", what=" ".join(told), commands=_joins(path, found)))
    for line in told:
        click.echo(line)
    return click.confirm(say("safety.taken_away.sure"), default=False)


def _document(
    path: str, found: Sequence[Difference], gone: Sequence[str], *, done: bool, kept: str | None, sealed: bool
) -> RestoredDocument:
    damaged = [DamageDocument.of(problem, file=each.file) for each in found for problem in each.damage]
    return RestoredDocument.of(
        path=path,
        restored=done,
        changes=[each for each in found if each.added or each.changed or each.removed],
        damaged=damaged,
        taken_away=tuple(gone),
        kept=kept,
        sealed=sealed,
    )


def _lines(found: Sequence[Difference], gone: Sequence[str] = ()) -> Iterator[str]:
    if gone:
        yield say("safety.taken_away.title")
        yield from (f"  {line}" for line in gone)
    if not found:
        yield say("commands/store.says.backup_holds_same_entries")
    for each in found:
        if each.damage:
            yield _damage(each)
        yield say(
            "commands/store.says.entries_come_back_change",
            file=each.file,
            added=amount(each.added, "entries"),
            changed=each.changed,
            removed=each.removed,
        )


def _damage(each: Difference) -> str:
    words, (first, *more) = asset("store")["restore"], each.damage
    what = first.text + (f", {first.entry}" if first.entry else "")
    what += words["and_more"].format(count=len(more)) if more else ""
    return one_line(words["damaged"].format(name=each.file, what=what))
