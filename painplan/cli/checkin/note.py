"""``painplan note``: words of a moment of the day."""

from datetime import date

import click

from painplan.checkin.documents import MomentDocument
from painplan.checkin.moments import Moments, moment_words
from painplan.cli.output import show
from painplan.cli.settings import DAY, Command, settings_of
from painplan.kit.words import say


@click.command("note", cls=Command)
@click.argument("text")
@click.option("--at", default="", metavar="HH:MM")
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD")
@click.pass_context
def command(context: click.Context, text: str, at: str, day: date | None) -> None:
    settings = settings_of(context)
    noted = Moments(settings.coach()).note(day or settings.today, [("note", text)], at)
    show(settings, MomentDocument.of(noted), [say("checkin.moments.noted", line=moment_words(noted))])
