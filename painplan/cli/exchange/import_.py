"""``painplan import``: brings in what devices and other programs recorded. Doing it again changes nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from painplan.checkin.measures import looks_like_activity
from painplan.cli.exchange.brought import check_order_said, told
from painplan.cli.exchange.import_devices import COMMANDS as DEVICES
from painplan.cli.exchange.import_fhir import command as fhir_export
from painplan.cli.exchange.import_own import command as own_export
from painplan.cli.settings import Group, Settings, settings_of
from painplan.errors import WrongInput
from painplan.exchange import paths as exchange_paths
from painplan.exchange import spreadsheet
from painplan.exchange.devices import fitbit as devices_fitbit
from painplan.exchange.service import Exchange
from painplan.kit.escape import one_line
from painplan.kit.plain_file import at_home, is_folder
from painplan.kit.words import say

if TYPE_CHECKING:
    from painplan.exchange.devices.day_orders import Order
    from painplan.exchange.import_result import ImportResult


@click.group("import", cls=Group)
def command() -> None:
    pass


command.add_command(own_export)
command.add_command(fhir_export)
for each in DEVICES:
    command.add_command(each)


@command.command("fitbit")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.pass_context
def fitbit(context: click.Context, paths: tuple[str, ...]) -> None:
    settings = settings_of(context)
    _bring_in(settings, devices_fitbit.read_fitbit(exchange_paths.files_in(map(_path, paths)), settings.today))


@command.command("csv")
@click.argument("file", metavar="FILE")
@click.option("--date", "day", required=True, metavar="COL")
@click.option(
    "--map",
    "columns",
    required=True,
    multiple=True,
    metavar="COL=MEASURE",
)
@click.option("--day-first", "order", flag_value="day-first")
@click.option("--month-first", "order", flag_value="month-first")
@click.option("--preview", is_flag=True)
@click.pass_context
def table(
    context: click.Context,
    file: str,
    day: str,
    columns: tuple[str, ...],
    order: "Order | None",
    preview: bool,
) -> None:
    settings = settings_of(context)
    named = spreadsheet.columns_named(day, map(_pair, columns))
    path = _path(file)
    (first, *_) = exchange_paths.files_in([path])
    if is_folder(path):
        raise WrongInput(say("commands/exchange.says.folder_name_csv_file", file=one_line(file)))
    like_active = [one.name for one in named.measures.values() if looks_like_activity(one)]
    notices = [say("commands/exchange.says.own_like_active", name=name) for name in like_active]
    found = spreadsheet.read_csv(first, named, settings.today, order)
    _bring_in(settings, found, preview=preview, notices=notices)


def _path(typed: str) -> Path:
    if not typed.strip():
        raise WrongInput(say("commands/exchange.says.path_file_empty_name"))
    return at_home(typed)


def _pair(text: str) -> tuple[str, str]:
    column, equals, measure = text.rpartition("=")
    if not equals:
        raise WrongInput(say("commands/exchange.says.names_no_measure_write", text=one_line(text, 40)))
    return column, measure.strip()


def _bring_in(settings: Settings, found: "ImportResult", *, preview: bool = False, notices: Sequence[str] = ()) -> None:
    check_order_said(found)
    exchange = Exchange(settings.coach())
    told(settings, exchange.look_at(found) if preview else exchange.bring_in(found), preview=preview, notices=notices)
