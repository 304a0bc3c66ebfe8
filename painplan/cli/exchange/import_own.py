"""``painplan import painplan``: the program's own export back in."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.errors import CannotDo, WrongInput
from painplan.exchange.documents import BroughtBackDocument
from painplan.exchange.own.import_ import BroughtBack
from painplan.exchange.service import Exchange
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.dates import span_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.plans.records import Plan
from painplan.store.documents import RenamedDocument

MOST_SHOWN = 20
"""Refused entries beyond these are counted; --json has them all."""


@click.command("painplan", cls=Command)
@click.argument("path", metavar="FILE|FOLDER")
@click.pass_context
def command(context: click.Context, path: str) -> None:
    if not path.strip():
        raise WrongInput(say("commands/exchange.says.path_export_empty_name"))
    settings = settings_of(context)
    exchange = Exchange(settings.coach())
    own = exchange.own_at(Path(path))
    brought = exchange.bring_back(own)
    renamed = [RenamedDocument(*names) for names in brought.names]
    told = [*filter(None, [brought.not_known]), *few_days_lines(entry for _, _, entry, _ in own.entries)]
    show(settings, BroughtBackDocument.of(brought, renamed=renamed, notices=tuple(told)), [*_lines(brought), *told])
    if not brought.entries and brought.rejected:
        first = brought.rejected[0]
        raise CannotDo(
            say("commands/exchange.says.nothing_could_taken_diary", file=first.file, line=first.line, why=first.why)
        )


def few_days_lines(entries: Iterable[object]) -> list[str]:
    """Of each plan for fewer days a week than are counted, that it stays as it was made."""
    words = asset("pacing")["plan"]["few_days"]
    return [
        words.format(activity=one_line(plan.activity, 40), days=amount(plan.days_per_week, "days"))
        for plan in entries
        if isinstance(plan, Plan) and plan.days_counted != plan.days_per_week
    ]


def _lines(brought: BroughtBack) -> Iterator[str]:
    span = f", {span_in_words(brought.first, brought.last)}" if brought.first and brought.last else ""
    yield f"{brought.entries:,} entries{span} (files: {brought.files:,})."
    yield f"  new {brought.added:,}, changed {brought.changed:,}, there already {brought.unchanged:,}"
    words = asset("store")["merge"]["renamed"]
    yield from ("  " + one_line(words.format(table=kind, was=was, now=now)) for kind, was, now in brought.names)
    if brought.rejected:
        yield f"Not taken: {len(brought.rejected):,}"
    for each in brought.rejected[:MOST_SHOWN]:
        yield f"  {one_line(each.file, 80)}, line {each.line}: {one_line(each.why)}"
    if len(brought.rejected) > MOST_SHOWN:
        yield say("commands/exchange.says.more_json_lists_them", count=f"{len(brought.rejected) - MOST_SHOWN:,}")
