"""``painplan keys``: what each key does, everywhere and on each page."""

from collections.abc import Iterator

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.kit.words import say
from painplan.screens.told_keys import KeysOfPage, keys_everywhere, keys_of_pages
from painplan.today.documents import KeysDocument


@click.command("keys", cls=Command)
@click.pass_context
def command(context: click.Context) -> None:
    settings = settings_of(context)
    everywhere, pages = keys_everywhere(), keys_of_pages()
    show(settings, KeysDocument.of(everywhere=everywhere.keys, pages=pages), _lines((everywhere, *pages)))


def _lines(pages: tuple[KeysOfPage, ...]) -> Iterator[str]:
    yield say("keys.command.how")
    for page in pages:
        yield ""
        yield page.title
        yield from (f"  {one.key:<10} {one.does}" for one in page.keys)
