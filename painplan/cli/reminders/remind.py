"""``painplan remind``: one reminder a day at your own time, kept by your own machine; off unless you set it."""

from typing import TYPE_CHECKING, Any, get_args

import click

from painplan.cli.output import show
from painplan.cli.settings import Group, settings_of
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.reminders import service, timer_files, timers
from painplan.reminders.documents import ReminderDocument, ReminderNowDocument, TimerDocument

if TYPE_CHECKING:
    from painplan.reminders.service import Reminders

_SYSTEMS = ("systemd", "launchd", "windows")


@click.group("remind", cls=Group)
def command() -> None:
    pass


@command.command("show")
@click.pass_context
def shown(context: click.Context) -> None:
    settings = settings_of(context)
    reminders = _reminders(settings)
    words, now = asset("reminders"), reminders.now()
    at, until = reminders.reminder.at, reminders.until
    lines = [words["says"]["shown"].format(at=at, until=date_in_words(until))] if until else []
    lines.append(words["why"][now.why].format(at=at))
    show(settings, ReminderNowDocument.of(reminders, now), lines)


@command.command("set")
@click.argument("time", metavar="TIME")
@click.pass_context
def set_time(context: click.Context, time: str) -> None:
    settings = settings_of(context)
    reminders = _reminders(settings)
    until = reminders.set(time)
    said = asset("reminders")["says"]["set"].format(at=reminders.reminder.at, until=date_in_words(until))
    show(settings, ReminderDocument.of(reminders), [said])


@command.command("off")
@click.pass_context
def off(context: click.Context) -> None:
    settings = settings_of(context)
    reminders = _reminders(settings)
    reminders.off()
    show(settings, ReminderDocument.of(reminders), [asset("reminders")["says"]["off"]])


@command.command("renew")
@click.pass_context
def renew(context: click.Context) -> None:
    settings = settings_of(context)
    reminders = _reminders(settings)
    until = reminders.renew()
    said = asset("reminders")["says"]["renewed"].format(at=reminders.reminder.at, until=date_in_words(until))
    show(settings, ReminderDocument.of(reminders), [said])


@command.command("install")
@click.option("--print", "only_print", is_flag=True)
@click.option("--write", "write", is_flag=True)
@click.option("--system", type=click.Choice(_SYSTEMS))
@click.pass_context
def install(context: click.Context, only_print: bool, write: bool, system: Any) -> None:
    settings = settings_of(context)
    reminders = _reminders(settings)
    says, at = asset("reminders")["says"], reminders.reminder.at
    if at is None:
        raise WrongInput(says["not_set"].replace("renew", "install"))
    known: timers.System = system if system in get_args(timers.System) else timers.this_system()
    found = timers.units(known, at)
    written: tuple[str, ...] = ()
    lines = [line for unit in found for line in (f"# {unit.place}" if unit.place else "", unit.text)]
    if not only_print and not write:
        if not settings.can_ask:
            raise WrongInput(says["say_so"])
        click.echo("\n".join(lines))
        write = click.confirm("Write this?", default=False)
        lines = []
    if write:
        written = timer_files.write_timer(known, at)
        lines = [says["wrote"].format(paths=", ".join(written), then=timers.begins_with(known))]
    document = TimerDocument.of(system=known, files=found, then=timers.begins_with(known), written=written)
    show(settings, document, lines if lines else [says["print_only"]])


def _reminders(settings: Any) -> "Reminders":
    return service.Reminders(settings.coach())
