"""``painplan insight``: how even the days are, what went together, whether the usual day became smaller."""

from collections.abc import Iterable, Iterator
from typing import Any

import click

from painplan.cli.output import Document, show
from painplan.cli.settings import Command, settings_of
from painplan.insight.even_days import ANSWERS, EvenDaysOffer
from painplan.insight.evenness import Evenness, Swings
from painplan.insight.links import Links
from painplan.insight.service import Insight
from painplan.insight.under_activity import UnderActivity
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
    document = {
        **_document(found),
        "even_days_offered": offered,
        "used": [{"tool": one.tool, "times": one.times, "days": one.days} for one in used],
    }
    show(settings, document, [*_lines(found, offered), *(one.said for one in used)])


def swings_document(swings: Swings) -> Document:
    """The swings of some days as the contract of the command line says it."""
    return {
        "bbi": swings.index,
        "cv": swings.cv,
        "cycles": len(swings.cycles),
        "pairs": swings.pairs,
        "band": swings.band,
    }


def _document(found: Insight) -> Document:
    codes = {
        "evenness": found.evenness.why_not,
        "links": found.links.why_not,
        "under_activity": found.under_activity.why_not,
    }
    texts = why_not_words(found.evenness, found.links, found.under_activity)
    return {
        "load": {"source": found.load.source, "unit": found.load.unit} if found.load.source else None,
        "evenness": _evenness(found.evenness),
        "links": _links(found.links),
        "links_looked_at": len(found.links.looked_at),
        "under_activity": _under_activity(found.under_activity),
        "why_not": {part: {"code": codes[part], "text": text} for part, text in texts.items()},
    }


def _evenness(found: Evenness) -> Document | None:
    if found.now is None:
        return None
    now = found.now
    return {
        **swings_document(now),
        "usual_day": found.usual.value,
        "days_done": found.usual.days_done,
        "days_planned": found.usual.days_planned,
        "cvr": now.cvr,
        "rmssd_share": now.rmssd_share,
        "long_days": list(now.booms),
        "cycle_days": list(now.cycles),
        "bbi_before": found.before.index if found.before else None,
        "evening_out": found.evening_out,
    }


def _links(found: Links) -> list[Any] | None:
    if found.why_not:
        return None
    return [
        {
            "activity_and_next_day": link.symptom,
            "r": link.r,
            "interval": [link.low, link.high],
            "p": link.p,
            "n": link.n,
            "direction": link.direction,
            "early": link.early,
        }
        for link in found.shown
    ]


def _under_activity(found: UnderActivity) -> Document | None:
    if found.why_not:
        return None
    return {
        "less": found.less,
        "now": found.now,
        "before": found.before,
        "share": found.share,
        "reason": found.reason,
        "days_done": found.late.days_done,
        "days_planned": found.late.days_planned,
    }


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
