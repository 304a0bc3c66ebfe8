"""``painplan life``: what changed in a life, as a reason to look anew at a goal."""

from collections.abc import Iterator
from datetime import date

import click

from painplan.cli.output import show
from painplan.cli.settings import DAY, Command, settings_of
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.reviews.documents import LifeChangesDocument
from painplan.reviews.life import LifeChanges
from painplan.reviews.records import LIFE_CHANGES, LifeChange, LifeChangeKind


@click.command("life", cls=Command)
@click.argument("kind", type=click.Choice(LIFE_CHANGES), required=False)
@click.option("--note", default="", metavar="TEXT")
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD")
@click.pass_context
def command(context: click.Context, kind: LifeChangeKind | None, note: str, day: date | None) -> None:
    settings = settings_of(context)
    changes = LifeChanges(settings.coach())
    told = changes.add(kind, note, day) if kind is not None else tuple(_lines(changes.all()))
    told += tuple(say("life.says.command", goal=one.goal) for one in changes.due())
    show(settings, LifeChangesDocument.of(changes=changes.all(), due=changes.due()), told or [say("life.says.none")])


def _lines(changes: tuple[LifeChange, ...]) -> Iterator[str]:
    for one in changes:
        day, kind = date_in_words(one.on), say(f"life.kinds.{one.kind}")
        line = "line_note" if one.note else "line"
        yield say(f"life.says.{line}", day=day, kind=kind, note=one_line(one.note, 60))
