"""``painplan history``: what an entry said before each change."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

import click

from painplan.checkin.documents import HistoryDocument
from painplan.checkin.history import EntryHistory, history_of, history_of_day
from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.kit.escape import one_line
from painplan.kit.numbers import exact
from painplan.kit.parse import parse_day


@click.command("history", cls=Command)
@click.argument("what", metavar="DATE|ID")
@click.pass_context
def command(context: click.Context, what: str) -> None:
    settings = settings_of(context)
    diary = settings.coach().diary
    day: date | None = None
    if not any(what in (plan.id, plan.goal) for plan in diary.book().plans):
        with suppress(WrongInput):
            day = parse_day(what, settings.today)
    stories = history_of(diary, what) if day is None else history_of_day(diary, day)
    document = HistoryDocument.of(of_=what if day is None else day.isoformat(), entries=stories)
    show(settings, document, (line for story in stories for line in _lines(story)))


def _lines(story: EntryHistory) -> Iterator[str]:
    yield f"{story.what} {one_line(story.name, 100)}"
    before: dict[str, Any] = {}
    for number, version in enumerate(story.versions):
        since = f"{version.since:%Y-%m-%d %H:%M}" if version.since else "at first"
        yield f"  {since}{' (now)' if number == len(story.versions) - 1 else ''}"
        values = dict(version.values)
        for name in {**before, **values}:
            if before.get(name) != values.get(name):
                yield f"    {one_line(name, 60)}: {_in_words(values.get(name))}"
        before = values


def _in_words(value: Any) -> str:
    if value is None:
        return "taken out"
    if isinstance(value, dict):
        return ", ".join(f"{one_line(key, 60)} {_in_words(item)}" for key, item in value.items()) or "nothing"
    if isinstance(value, list):
        return "; ".join(_in_words(item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return one_line(exact(value) if isinstance(value, float) else str(value), 200)
