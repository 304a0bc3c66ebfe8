"""``painplan checklist``: sleep, food, places and aids, line by line."""

from collections.abc import Iterator

import click

from painplan.cli.modes import needs
from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.learning.documents import ChecklistDocument, ChecklistItemDocument, ChecklistsDocument
from painplan.learning.records import Checklist
from painplan.learning.toolkit import CheckTable, Toolkit, check_tables


@click.command("checklist", cls=Command)
@click.argument("name", required=False)
@click.option("--tick", "item", metavar="ITEM")
@click.pass_context
def command(context: click.Context, name: str | None, item: str | None) -> None:
    settings = settings_of(context)
    needs(context, item="name")
    if name is None:
        tables = check_tables()
        show(
            settings,
            ChecklistsDocument.of(checklists=tables),
            [f"{one.id:<16} {one.title}. {one.about}" for one in tables],
        )
        return
    toolkit = Toolkit(settings.coach())
    table, _ = toolkit.checklist(name)
    ticked = toolkit.checklist(name)[1] if item is None else toolkit.tick(name, item)
    items = [ChecklistItemDocument.of(one, ticked=ticked.ticked.get(one.id)) for one in table.items]
    show(settings, ChecklistDocument.of(table, items=items), _lines(table, ticked))


def _lines(table: CheckTable, ticked: Checklist) -> Iterator[str]:
    yield f"{table.title}. {table.about}"
    for item in table.items:
        ask = f" (ask {item.ask})" if item.ask else ""
        yield f"{'done' if item.id in ticked.ticked else 'open'}  {item.id}: {item.text}{ask}"
