"""``painplan where``: where the diary lies."""

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.kit.words import say
from painplan.store.belonging import JOURNAL
from painplan.store.documents import WhereDocument


@click.command("where", cls=Command)
@click.pass_context
def command(context: click.Context) -> None:
    settings = settings_of(context)
    settings.finish_what_was_decided()
    place = settings.place()
    sealed, exists = place.state.sealed, place.state.holds
    holds = say("commands/store.says.holds_sealed_diary") if sealed else say("commands/store.says.holds_diary")
    lines = [place.where, holds if exists else say("commands/store.says.nothing_yet_made_first")]
    if place.holds(JOURNAL):
        lines.append(say("commands/store.says.not_all_done"))
    show(settings, WhereDocument(place.where, place.where, exists, sealed), lines)
