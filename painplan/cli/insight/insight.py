"""``painplan insight``: how even the days are, what went together, whether the usual day became smaller."""

from collections.abc import Iterable, Iterator

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.insight.documents import insight_document
from painplan.insight.even_days import ANSWERS, EvenDaysOffer
from painplan.insight.service import Insight
from painplan.insight.words import (
    evenness_words,
    links_words,
    load_words,
    parts_in_order,
    under_activity_words,
    why_not_words,
)
from painplan.kit.assets import asset
from painplan.learning.toolkit import Toolkit


@click.command("insight", cls=Command)
@click.option("--even-days", type=click.Choice(ANSWERS))
@click.pass_context
def command(context: click.Context, even_days: str | None) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    offer = EvenDaysOffer(coach)
    if even_days is not None:
        offer.say(even_days)
    found, used = coach.insight(), Toolkit(coach).used()
    offered = offer.stands(found.evenness)
    document = insight_document(found, offered=offered, used=used)
    show(settings, document, [*_lines(found, offered), *(one.said for one in used)])


def _lines(found: Insight, offered: bool) -> Iterator[str]:
    missing = why_not_words(found.evenness, found.links, found.under_activity)
    unit = found.load.unit
    yield asset("insight")["title"]
    yield load_words(found.load.source)
    command = [asset("insight")["evenness"]["offer_command"]] if offered else []
    parts: dict[str, Iterable[str]] = {
        "evenness": [*evenness_words(found.evenness, unit, offer=offered), *command],
        "links": links_words(found.links),
        "under_activity": under_activity_words(found.under_activity, unit),
    }
    for part in parts_in_order(found.evenness):
        yield ""
        yield from parts[part]
        if part in missing:
            yield missing[part]
