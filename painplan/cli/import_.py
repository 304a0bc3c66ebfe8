"""``painplan import``: brings in what devices and other programs recorded. Doing it again changes nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from painplan.cli.import_own import command as own_export
from painplan.cli.output import Document, show
from painplan.cli.settings import Group, Settings, settings_of
from painplan.coach.exchange import Exchange
from painplan.errors import CannotDo, WrongInput
from painplan.words import amount, one_line, span_in_words

if TYPE_CHECKING:
    from painplan.coach.bringing_in import Brought
    from painplan.share import Found

MOST_SHOWN = 20
"""Refused lines beyond these are counted; --json has them all."""


@click.group("import", cls=Group)
def command() -> None:
    """Bring in what a device or another program recorded. What you said yourself always comes first."""


command.add_command(own_export)


@command.command("fitbit")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.pass_context
def fitbit(context: click.Context, paths: tuple[str, ...]) -> None:
    """Monthly exports of the Fitbit web site: files, or folders with CSV files in them."""
    from painplan.share import files_in, read_fitbit

    settings = settings_of(context)
    _bring_in(settings, read_fitbit(files_in(map(_path, paths)), settings.today))


@command.command("csv")
@click.argument("file", metavar="FILE")
@click.option("--date", "day", required=True, metavar="COL", help="The column with the day, written YYYY-MM-DD.")
@click.option(
    "--map",
    "columns",
    required=True,
    multiple=True,
    metavar="COL=MEASURE",
    help="A column and what it is: steps, sleep_hours, pain_knees, or a name of your own. Can be given several times.",
)
@click.pass_context
def table(context: click.Context, file: str, day: str, columns: tuple[str, ...]) -> None:
    """Any table with a line a day. An empty cell is not recorded."""
    from painplan.share import columns_named, files_in, read_csv

    settings = settings_of(context)
    named = columns_named(day, map(_pair, columns))
    path = _path(file)
    (first, *_) = files_in([path])
    if path.is_dir():
        raise WrongInput(f"{one_line(file)} is a folder. Name the CSV file in it.")
    _bring_in(settings, read_csv(first, named, settings.today))


def _path(typed: str) -> Path:
    if not typed.strip():
        raise WrongInput("The path of a file is empty. Name the file to bring in.")
    return Path(typed)


def _pair(text: str) -> tuple[str, str]:
    column, equals, measure = text.rpartition("=")
    if not equals:
        raise WrongInput(f"“{one_line(text, 40)}” names no measure. Write --map COL=MEASURE, such as Schritte=steps.")
    return column, measure.strip()


def _bring_in(settings: Settings, found: "Found") -> None:
    brought = Exchange(settings.coach()).bring_in(found)
    show(settings, _document(brought), _lines(brought))
    if not brought.days and brought.rejected:
        first = brought.rejected[0]
        raise CannotDo(f"Nothing could be taken; the diary is as it was. {first.file}, line {first.line}: {first.why}")


def _document(brought: "Brought") -> Document:
    return {
        "files": brought.files,
        "days": brought.days,
        "added": brought.added,
        "changed": brought.changed,
        "unchanged": brought.unchanged,
        "rejected": [{"file": line.file, "line": line.line, "why": line.why} for line in brought.rejected],
        "from": brought.first,
        "to": brought.last,
    }


def _lines(brought: "Brought") -> Iterator[str]:
    if brought.first and brought.last:
        span = span_in_words(brought.first, brought.last)
        yield f"{amount(brought.days, 'days')}, {span} (files: {brought.files:,})."
        yield f"  new {brought.added:,}, changed {brought.changed:,}, there already {brought.unchanged:,}"
    if brought.rejected:
        yield f"Lines not taken: {len(brought.rejected):,}"
    for line in brought.rejected[:MOST_SHOWN]:
        yield f"  {one_line(line.file, 80)}, line {line.line}: {one_line(line.why)}"
    if len(brought.rejected) > MOST_SHOWN:
        yield f"  … and {len(brought.rejected) - MOST_SHOWN:,} more; --json lists them all."
