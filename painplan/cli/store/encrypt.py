"""``painplan encrypt``: seal the whole diary with a passphrase."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, Settings, settings_of
from painplan.errors import CannotDo, WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.store.documents import SealedDocument
from painplan.store.sealed import sealed as sealed_sealed
from painplan.store.sealed.passphrases import doubt_about
from painplan.store.whole.archive import names_there

if TYPE_CHECKING:
    from painplan.store.sealed.sealed import SealedFolder

MOST_NAMED = 50
"""So many names are said; --json has all."""


@click.command("encrypt", cls=Command)
@click.pass_context
def command(context: click.Context) -> None:
    settings = settings_of(context)

    place = settings.place()
    finished = settings.finish_what_was_decided()
    if finished and place.state.sealed and isinstance(folder := settings.folder(), sealed_sealed.SealedFolder):
        _told(settings, folder)
        return
    sealed_sealed.check_can_be_sealed(place)  # no passphrase is asked for where there is nothing
    _told(settings, sealed_sealed.encrypt(place, sealed_sealed.new_key(new_passphrase(settings))))


def _told(settings: Settings, sealed: "SealedFolder") -> None:
    lines = [
        say("commands/store.says.diary_sealed_each_start", where=sealed.where),
        say("commands/store.says.without_nobody_can_read"),
        say("commands/store.says.what_copied_elsewhere_before"),
    ]
    left = sealed.in_clear()
    if left:
        lines.append(_named("in_clear", left))
    if others := sealed.not_ours():
        lines.append(_named("not_mine", others))
    put_there = sealed.put_there()
    if put_there:
        lines.append(_named("put_there", put_there))
    count = len(names_there(sealed))
    document = SealedDocument(True, sealed.where, count, tuple(left), tuple(others), tuple(put_there))
    show(settings, document, lines)


def _named(which: str, names: Sequence[str]) -> str:
    shown = ", ".join(one_line(name, 80) for name in names[:MOST_NAMED])
    more = asset("store")["erase"]["more"].format(count=len(names) - MOST_NAMED) if len(names) > MOST_NAMED else ""
    return str(asset("store")["seal"][which].format(count=len(names), names=shown + more))


def new_passphrase(settings: Settings) -> str:
    """The passphrase to seal with: given, or typed twice.

    Raises:
        WrongInput: There is nobody to ask.
    """
    if settings.passphrase is not None:
        if doubt := doubt_about(settings.passphrase):
            click.echo(doubt, err=True)
        return settings.passphrase
    if not settings.can_ask:
        raise WrongInput(say("commands/store.says.no_terminal_ask_give"))
    if not sys.stdin.isatty():
        return _from_lines(settings)
    while True:
        typed: str = click.prompt(
            say("commands/store.says.passphrase_several_words"), hide_input=True, confirmation_prompt=True, err=True
        )
        if not doubt_about(typed) or click.confirm(_question(typed), default=False, err=True):
            return typed


def _from_lines(settings: Settings) -> str:
    """The passphrase from two lines of the input, as a terminal asks for it twice (``--ask``).

    Raises:
        WrongInput: There is none, or the two differ.
    """
    click.echo(say("commands/store.says.passphrase_several_words"), err=True)
    typed, again = settings.line(), settings.line()
    if not typed or typed != again:
        raise WrongInput(say("commands/store.says.passphrase_lines_differ"))
    if doubt_about(typed) and not click.confirm(_question(typed), default=False, err=True):
        raise CannotDo(say("commands/store.says.nothing_changed"))
    return typed


def _question(passphrase: str) -> str:
    return str(asset("store")["passphrase"]["question"].format(count=len(passphrase)))
