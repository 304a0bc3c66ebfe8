"""``painplan serve``: the screens in a browser on this machine."""

import sys
from importlib.util import find_spec

import click

from painplan import browser
from painplan.cli.output import show
from painplan.cli.settings import Command, Settings, settings_of
from painplan.errors import CannotDo, WrongInput
from painplan.kit.words import say
from painplan.samples import catalogue, documents

NEEDED = ("aiohttp", "textual_serve")
"""What the part ``serve`` of the program brings."""


@click.command("serve", cls=Command)
@click.argument("name", required=False)
@click.option("--port", type=click.IntRange(0, 65_535), default=0, metavar="N")
@click.option("--diary", is_flag=True)
@click.pass_context
def command(context: click.Context, name: str | None, port: int, diary: bool) -> None:
    settings = settings_of(context)
    if diary and name:
        raise WrongInput(say("serve.not_both"))
    if not all(find_spec(library) for library in NEEDED):
        raise CannotDo(say("serve.needs_extra"))
    words, about = _own(settings) if diary else _sample(settings, name)
    page = browser.ServedPage(browser.this_program(*words), port)

    def ready() -> None:
        show(
            settings,
            documents.PageDocument(page.address, page.port, None if diary else words[-1]),
            [
                say("serve.address"),
                f"  {page.address}",
                about,
                say("serve.port", place=page.place),
                say("serve.end"),
            ],
        )
        sys.stdout.flush()

    page.serve(ready)
    if not settings.json:
        click.echo(say("serve.closed"))


def _own(settings: Settings) -> tuple[list[str], str]:
    settings.check_for_browser()
    where = settings.diary().folder.where
    day = ["--today", settings.today.isoformat()] if settings.pretended else []
    return ["--data-dir", where, *day], say("serve.diary", folder=where)


def _sample(settings: Settings, name: str | None) -> tuple[list[str], str]:
    sample = catalogue.sample_called(name or catalogue.SAMPLES[0].name)
    return ["--today", settings.today.isoformat(), "demo", sample.name], say("serve.sample", title=sample.title)
