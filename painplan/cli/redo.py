"""``painplan redo``: bring again what undo took back."""

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.cli.undo import did
from painplan.diary.documents import RedoneDocument, change_document


@click.command("redo", cls=Command)
@click.pass_context
def command(context: click.Context) -> None:
    settings = settings_of(context)
    done = did(settings.coach().redo(), "nothing_again")
    show(settings, RedoneDocument(change_document(done.change), done.left), [done.said])
