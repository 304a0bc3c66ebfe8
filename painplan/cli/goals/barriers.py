"""``painplan barriers``: what gets in the way, the plan for it, and whether it was used."""

from collections.abc import Iterable, Iterator
from datetime import date

import click

from painplan.cli.output import show
from painplan.cli.settings import DAY, Group, settings_of
from painplan.goals.barriers import KINDS, Barriers, BarrierView
from painplan.goals.documents import BarrierAwayDocument, BarrierDocument, BarriersDocument
from painplan.kit.assets import asset
from painplan.kit.escape import one_line


@click.group("barriers", cls=Group, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        context.invoke(listed)


@command.command("list")
@click.pass_context
def listed(context: click.Context) -> None:
    settings = settings_of(context)
    views = Barriers(settings.coach()).list()
    show(settings, BarriersDocument.of(barriers=views), _lines(views))


@command.command("add")
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--then", default="", metavar="TEXT")
@click.option("--goal", metavar="ID")
@click.pass_context
def add(context: click.Context, kind: str, then: str, goal: str | None) -> None:
    settings = settings_of(context)
    view = Barriers(settings.coach()).add(kind, then, goal)
    show(settings, BarrierDocument.of(view), _lines([view]))


@command.command("used")
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--no", "not_used", is_flag=True)
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD")
@click.pass_context
def used(context: click.Context, kind: str, not_used: bool, day: date | None) -> None:
    settings = settings_of(context)
    view = Barriers(settings.coach()).used(kind, not not_used, day)
    show(settings, BarrierDocument.of(view), [asset("barriers")["words"]["used" if not not_used else "not_used"]])


@command.command("away")
@click.argument("kind", type=click.Choice(KINDS))
@click.pass_context
def away(context: click.Context, kind: str) -> None:
    settings = settings_of(context)
    Barriers(settings.coach()).put_away(kind)
    show(settings, BarrierAwayDocument(kind), [asset("barriers")["words"]["away"]])


def _lines(views: Iterable[BarrierView]) -> Iterator[str]:
    words, any_view = asset("barriers")["words"], False
    for view in views:
        any_view = True
        then = one_line(view.then, 200) or words["no_plan"]
        yield f"{view.kind}: if {view.situation}, then I will: {then}" + ("   [today]" if view.fits else "")
    if not any_view:
        yield words["none"]
