"""``painplan week``: seven days with today, and work, recreation and rest beside each other."""

from collections.abc import Iterator

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.kit.dates import day_in_words
from painplan.kit.words import say
from painplan.tasks.documents import WeekDocument
from painplan.tasks.week import SevenDays, WeekView
from painplan.tasks.week_words import balance_lines, day_lines


@click.command("week", cls=Command)
@click.pass_context
def command(context: click.Context) -> None:
    settings = settings_of(context)
    view = SevenDays(settings.coach()).view()
    show(settings, WeekDocument.of(view), _lines(view))


def _lines(view: WeekView) -> Iterator[str]:
    yield from view.waits
    yield say("week.says.title", day=day_in_words(view.days[-1].day))
    for day in view.days:
        yield day_in_words(day.day)
        yield from (f"  {line}" for line in day_lines(day))
    yield from balance_lines(view)
