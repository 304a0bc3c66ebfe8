"""``painplan import apple-health`` and others: what phones, watches and other diaries recorded."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from painplan.checkin.measures import looks_like_activity, measure_named
from painplan.cli.exchange.brought import told
from painplan.cli.exchange.choices import choices_of, settled, with_choices, with_zone
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.exchange import paths as exchange_paths
from painplan.exchange import spreadsheet
from painplan.exchange.devices.choices import NOTHING_SAID
from painplan.exchange.devices.device_files import Devices
from painplan.exchange.service import Exchange
from painplan.kit.escape import one_line
from painplan.kit.plain_file import at_home, is_folder
from painplan.kit.words import say

if TYPE_CHECKING:
    from painplan.exchange.devices.choices import FileChoices
    from painplan.exchange.import_result import ImportResult

_preview = click.option("--preview", is_flag=True)


@click.command("apple-health", cls=Command)
@click.argument("path", metavar="EXPORT.zip")
@_preview
@click.pass_context
def apple_health(context: click.Context, path: str, preview: bool) -> None:
    devices, given = Devices(settings_of(context).coach()), _given(path)
    _bring_in(context, lambda _: devices.apple_health(given), preview=preview)


@click.command("fitbit-archive", cls=Command)
@click.argument("path", metavar="ARCHIVE.zip|FOLDER")
@with_zone
@_preview
@click.pass_context
def fitbit_archive(context: click.Context, path: str, time_zone: str, preview: bool) -> None:
    devices, given = Devices(settings_of(context).coach()), _given(path)
    choices = choices_of(time_zone=time_zone)
    _bring_in(context, lambda said: devices.fitbit_archive(given, said), choices, preview=preview)


@click.command("fitbit", cls=Command)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@with_choices
@_preview
@click.pass_context
def fitbit(context: click.Context, /, paths: tuple[str, ...], preview: bool, **said: Any) -> None:
    devices, files = Devices(settings_of(context).coach()), exchange_paths.files_in(map(_given, paths))
    _bring_in(context, lambda said: devices.fitbit(files, said), choices_of(**said), preview=preview)


@click.command("table", cls=Command)
@click.argument("path", metavar="FILE.csv")
@with_choices
@_preview
@click.pass_context
def table(context: click.Context, /, path: str, preview: bool, **said: Any) -> None:
    devices, given = Devices(settings_of(context).coach()), _given(path)
    _bring_in(context, lambda said: devices.known_table(given, said), choices_of(**said), preview=preview)


@click.command("csv", cls=Command)
@click.argument("file", metavar="FILE")
@click.option("--date", "day", required=True, metavar="COL")
@click.option(
    "--map",
    "columns",
    required=True,
    multiple=True,
    metavar="COL=MEASURE",
)
@click.option("--no-header", is_flag=True)
@with_choices
@_preview
@click.pass_context
def own_table(
    context: click.Context,
    /,
    file: str,
    day: str,
    columns: tuple[str, ...],
    no_header: bool,
    preview: bool,
    **said: Any,
) -> None:
    today = settings_of(context).today
    named = spreadsheet.columns_named(day, map(_pair, columns))
    path = _given(file)
    (first, *_) = exchange_paths.files_in([path])
    if is_folder(path):
        raise WrongInput(say("commands/exchange.says.folder_name_csv_file", file=one_line(file)))
    measures = [measure_named(one.measure) for one in named.columns]
    notices = [
        say("commands/exchange.says.own_like_active", name=one.name) for one in measures if looks_like_activity(one)
    ]

    def read(choices: "FileChoices") -> "ImportResult":
        return spreadsheet.read_csv(first, named, today, choices, header=not no_header)

    _bring_in(context, read, choices_of(**said), preview=preview, notices=notices)


def _pair(text: str) -> tuple[str, str]:
    column, equals, measure = text.rpartition("=")
    if not equals:
        raise WrongInput(say("commands/exchange.says.names_no_measure_write", text=one_line(text, 40)))
    return column, measure.strip()


def _bring_in(
    context: click.Context,
    read: "Callable[[FileChoices], ImportResult]",
    choices: "FileChoices" = NOTHING_SAID,
    *,
    preview: bool,
    notices: Sequence[str] = (),
) -> None:
    settings = settings_of(context)
    found = settled(settings, read, choices)
    exchange = Exchange(settings.coach())
    told(settings, exchange.look_at(found) if preview else exchange.bring_in(found), preview=preview, notices=notices)


def _given(path: str) -> Path:
    if not path.strip():
        raise WrongInput(say("commands/exchange.says.path_file_empty_name"))
    return at_home(path)


COMMANDS = (apple_health, fitbit, fitbit_archive, table, own_table)
