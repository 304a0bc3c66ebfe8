"""PainPlan line by line: what today holds, then one thing after the other, for a screen reader and through a pipe."""

import shlex
from collections.abc import Callable

import click

from painplan.cli.output import typed_line
from painplan.cli.settings import Settings
from painplan.kit.assets import asset
from painplan.kit.words import say

OFFERED = ("checkin", "review", "flare start", "interview", "safety", "help-now", "trend", "why")
"""What is asked for most, by its command; any other is typed as it is called."""


def read_along(settings: Settings, call: Callable[[list[str], Settings], int]) -> None:
    """Tell what today holds, and do what is typed until nothing is.

    Args:
        settings: The diary and the day.
        call: Runs one command and tells what went wrong.
    """
    call(["today"], settings.for_next())
    while True:
        for number, command in enumerate(OFFERED, 1):
            click.echo(say("reader.line", number=number, what=asset("reader")["offered"][command.replace(" ", "_")]))
        click.echo(say("reader.other"))
        try:
            typed = typed_line(say("reader.ask")).strip()
        except EOFError:
            typed = ""
        if not typed:
            click.echo(say("reader.ends"))
            return
        words = _words(typed)
        if words is None:
            click.echo(say("reader.not_closed"))
        elif words:
            call(words, settings.for_next())
        click.echo()


def _words(typed: str) -> list[str] | None:
    """The command that was meant; none where a quotation mark is not closed."""
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(OFFERED):
        return OFFERED[int(typed) - 1].split()
    try:
        words = shlex.split(typed)
    except ValueError:
        return None
    return words[1:] if words[:1] == ["painplan"] else words
