"""``painplan own``: lists of one's own: instead of … I try …, exercises, pleasant things, what is kept."""

import click

from painplan.cli.asking import ask
from painplan.cli.output import show
from painplan.cli.settings import Group, settings_of
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.learning.documents import OwnItemAddedDocument, OwnItemDocument, OwnItemRemovedDocument, OwnListsDocument
from painplan.learning.own_line_flow import OwnLineFlow
from painplan.learning.records import ExerciseKind, ListName
from painplan.learning.toolkit import EXERCISE_KINDS, LISTS, Toolkit


@click.group("own", cls=Group)
def command() -> None:
    pass


@command.command("list")
@click.pass_context
def listed(context: click.Context) -> None:
    settings = settings_of(context)
    toolkit, words = Toolkit(settings.coach()), asset("toolkit")
    lists = {str(name): tuple(map(OwnItemDocument.of, toolkit.own(name))) for name in LISTS}
    lines = []
    for name in LISTS:
        lines.append(words["lists"][name])
        for item in toolkit.own(name):
            beside = f" -> {one_line(item.instead, 80)}" if item.instead else ""
            kind = f" ({words['kinds'][item.kind]})" if item.kind else ""
            lines.append(f"  {item.id}  {one_line(item.text, 80)}{beside}{kind}")
    show(settings, OwnListsDocument(lists), lines)


@command.command("add")
@click.argument("name", type=click.Choice(LISTS))
@click.argument("text", required=False)
@click.option("--instead", default="")
@click.option("--kind", type=click.Choice(EXERCISE_KINDS))
@click.option("--told-by", default="")
@click.pass_context
def add(
    context: click.Context, name: ListName, text: str | None, instead: str, kind: ExerciseKind | None, told_by: str
) -> None:
    settings = settings_of(context)
    if text is None:
        flow = OwnLineFlow(settings.coach(), name)
        ask(settings, flow, "TEXT", nothing_given=not (instead or kind or told_by))
        return
    item = Toolkit(settings.coach()).add(name, text, instead=instead, kind=kind, told_by=told_by)
    show(settings, OwnItemAddedDocument.of(item), [say("commands/learning.says.kept_line", item=item.id)])


@command.command("remove")
@click.argument("item")
@click.pass_context
def remove(context: click.Context, item: str) -> None:
    settings = settings_of(context)
    Toolkit(settings.coach()).put_away(item)
    show(settings, OwnItemRemovedDocument(item, True), [say("commands/learning.says.taken_off_list")])
