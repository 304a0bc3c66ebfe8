"""``painplan export``: the whole diary as one file, for yourself or for another program."""

import os
from contextlib import suppress
from pathlib import Path

import click
from msgspec import UNSET

from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.settings import Group, Settings, settings_of
from painplan.errors import WrongInput
from painplan.exchange import documents, taking_out
from painplan.exchange.fhir import service
from painplan.exchange.service import Exchange
from painplan.kit import assets, dates
from painplan.kit.escape import harmless, harmless_json, one_line
from painplan.kit.words import say
from painplan.reminders import calendar as reminders_calendar
from painplan.today.coach import Coach

STANDARD_OUTPUT = "-"

_path = click.argument("path", metavar="PATH")
_force = click.option("--force", is_flag=True)
_IN_PART = {
    "everything_only_your_account": "what_can_be_read_only_your_account",
    "a_row_a_day": "a_row_a_day_part",
}
"""What is said of an export instead where not all of the diary can be read."""


@click.group("export", cls=Group)
def command() -> None:
    pass


@command.command("json")
@click.argument("path", metavar="PATH", required=False)
@click.option("--schema", is_flag=True)
@_force
@click.pass_context
def as_json(context: click.Context, path: str | None, schema: bool, force: bool) -> None:
    settings = settings_of(context)
    if schema:
        only(context, "schema")

        _print(taking_out.schema())
        return
    if path is None:
        raise WrongInput(say("commands/exchange.says.name_file_write_screen"))
    coach = settings.coach()
    if path == STANDARD_OUTPUT:
        only(context, "path")
        _print(Exchange(coach).taken_out("json"))
    else:
        _told(settings, coach, Exchange(coach).take_out("json", path, force=force))


@command.command("csv")
@_path
@click.option("--tables", is_flag=True)
@_force
@click.pass_context
def as_csv(context: click.Context, path: str, tables: bool, force: bool) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    if tables or path.endswith(("/", os.sep)) or _is_folder(path):
        _told(settings, coach, Exchange(coach).take_out_tables(path, force=force))
    elif path == STANDARD_OUTPUT:
        if settings.json:
            raise WrongInput(say("commands/exchange.says.csv_table_standard_output"))
        _print(Exchange(coach).taken_out("csv"))
    else:
        _told(settings, coach, Exchange(coach).take_out("csv", path, force=force), "a_row_a_day")


def _is_folder(path: str) -> bool:
    with suppress(OSError, RuntimeError, ValueError):  # no name of anything: told where it is written
        return bool(path.strip(" .")) and Path(path).expanduser().is_dir()
    return False


def _told(settings: Settings, coach: Coach, path: str, what: str = "everything_only_your_account") -> None:
    names, told = coach.diary.left_out()
    said = _IN_PART[what] if names else what
    words = say(f"commands/exchange.says.{said}", path=path, names=one_line(", ".join(told)))
    lines = [words, *map(one_line, coach.diary.notices(coach.today))]
    show(settings, documents.TakenOutDocument(path, coach.today, tuple(names) or UNSET), lines)


def _print(content: bytes) -> None:
    """As it is, but for what could steer a terminal: that is escaped in JSON, and left out of a table or a calendar."""
    text = content.decode()
    click.echo((harmless_json(text) if text.startswith("{") else harmless(text)).encode(), nl=False)


@command.command("ics")
@_path
@click.option("--at", metavar="TIME", default="")
@click.option("--with-names", is_flag=True)
@_force
@click.pass_context
def as_ics(context: click.Context, path: str, at: str, with_names: bool, force: bool) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    calendar = reminders_calendar.CalendarFile(coach)
    entries = calendar.entries(at, with_names=with_names)
    if path == STANDARD_OUTPUT:
        if settings.json:
            raise WrongInput(say("commands/exchange.says.calendar_standard_output_no"))
        _print(calendar.content(entries))
        return
    written, words = calendar.write(entries, path, force=force), assets.asset("calendar")
    said = words["wrote"].format(path=written, count=len(entries), day=dates.date_in_words(coach.today))
    document = documents.CalendarDocument(written, coach.today, len(entries), with_names)
    seen = "names_in" if with_names else "around_in" if reminders_calendar.holds_own_words(entries) else "names_out"
    show(settings, document, [said, words[seen]])


@command.command("fhir")
@_path
@click.option("--ndjson", is_flag=True)
@click.option("--subject", default="", metavar="PSEUDONYM")
@click.option("--without-notes", is_flag=True)
@_force
@click.pass_context
def as_fhir(context: click.Context, path: str, ndjson: bool, subject: str, without_notes: bool, force: bool) -> None:
    settings = settings_of(context)
    fhir, words = service.Fhir(settings.coach()), assets.asset("fhir")
    file = fhir.made(subject, notes=not without_notes)
    if path == STANDARD_OUTPUT and not ndjson:
        _print(fhir.bundle(file))
        return
    written = fhir.write_folder(file, path, force=force) if ndjson else (fhir.write(file, path, force=force),)
    counts = ", ".join(f"{count:,} {kind}" for kind, count in file.counts.items())
    lines = [words["wrote"].format(path=path if ndjson else written[0], counts=counts)]
    lines.append(words["checked" if file.checked else "unchecked"])
    lines.append(words["subject"].format(subject=subject or service.USUAL_SUBJECT))
    lines += [] if without_notes else [words["notes_in"]]
    kinds, told = ", ".join(one.name for one in file.left_out), words["left_out"]
    lines.append(told["line"].format(kinds=kinds) if kinds else told["line_whole"])
    lines += map(one_line, file.notices)
    document = documents.FhirDocument.of(file, path=path if ndjson else written[0], files=tuple(written))
    show(settings, document, lines)
