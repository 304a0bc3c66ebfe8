"""``painplan night``: last night in three figures."""

from datetime import date

import click

from painplan.cli.modes import needs
from painplan.cli.output import show
from painplan.cli.settings import DAY, Command, settings_of
from painplan.errors import WrongInput
from painplan.kit.words import say
from painplan.learning.documents import NightsDocument
from painplan.learning.nights_words import night_lines, parse_clock
from painplan.learning.toolkit import Toolkit


@click.command("night", cls=Command)
@click.option("--to-bed", metavar="HH:MM")
@click.option("--up", metavar="HH:MM")
@click.option("--awake", type=click.IntRange(0, 1440), default=0, metavar="MINUTES")
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD")
@click.pass_context
def command(context: click.Context, to_bed: str | None, up: str | None, awake: int, day: date | None) -> None:
    settings = settings_of(context)
    toolkit = Toolkit(settings.coach())
    needs(context, awake="to_bed", day="to_bed")
    if (to_bed is None) != (up is None):
        raise WrongInput(say("commands/learning.says.night_needs_both_times"))
    if to_bed is not None and up is not None:
        toolkit.keep_night(day or settings.today, parse_clock(to_bed), parse_clock(up), awake)
    nights = toolkit.nights()
    show(
        settings,
        NightsDocument.of(nights=nights),
        list(night_lines(nights)) or [say("commands/learning.says.no_night_noted_last")],
    )
