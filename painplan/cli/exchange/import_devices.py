"""``painplan import apple-health`` and others: what phones, watches and other diaries recorded."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from painplan.cli.exchange.brought import check_order_said, told
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.exchange.devices.device_files import Devices
from painplan.exchange.service import Exchange
from painplan.kit.plain_file import at_home
from painplan.kit.words import say

if TYPE_CHECKING:
    from painplan.exchange.devices.day_orders import Order
    from painplan.exchange.import_result import ImportResult

_preview = click.option("--preview", is_flag=True)


@click.command("apple-health", cls=Command)
@click.argument("path", metavar="EXPORT.zip")
@_preview
@click.pass_context
def apple_health(context: click.Context, path: str, preview: bool) -> None:
    devices = Devices(settings_of(context).coach())
    _bring_in(context, devices.apple_health(_given(path)), preview=preview)


@click.command("fitbit-archive", cls=Command)
@click.argument("path", metavar="ARCHIVE.zip|FOLDER")
@click.option("--time-zone", default="", metavar="ZONE")
@_preview
@click.pass_context
def fitbit_archive(context: click.Context, path: str, time_zone: str, preview: bool) -> None:
    devices = Devices(settings_of(context).coach())
    _bring_in(context, devices.fitbit_archive(_given(path), time_zone), preview=preview)


@click.command("table", cls=Command)
@click.argument("path", metavar="FILE.csv")
@click.option("--day-first", "order", flag_value="day-first")
@click.option("--month-first", "order", flag_value="month-first")
@_preview
@click.pass_context
def table(context: click.Context, path: str, order: "Order | None", preview: bool) -> None:
    devices = Devices(settings_of(context).coach())
    _bring_in(context, devices.known_table(_given(path), order), preview=preview)


def _bring_in(context: click.Context, found: "ImportResult", *, preview: bool) -> None:
    settings = settings_of(context)
    check_order_said(found)
    exchange = Exchange(settings.coach())
    told(settings, exchange.look_at(found) if preview else exchange.bring_in(found), preview=preview)


def _given(path: str) -> Path:
    if not path.strip():
        raise WrongInput(say("commands/exchange.says.path_file_empty_name"))
    return at_home(path)


COMMANDS = (apple_health, fitbit_archive, table)
