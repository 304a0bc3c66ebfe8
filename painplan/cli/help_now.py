"""``painplan help-now``: numbers to call and words for a dark moment. Needs no diary."""

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.words import asset


@click.command("help-now", cls=Command)
@click.pass_context
def command(context: click.Context) -> None:
    """Whom to call when you are in danger or struggling. Works without any diary."""
    words = asset("safety")["help_now"]
    numbers = [{"where": where, "number": number} for where, number in words["lines"]]
    lines = [words["title"], "", words["emergency"], "", words["struggling"], ""]
    lines += [f"  {entry['where']}: {entry['number']}" for entry in numbers]
    lines += ["", words["offline"], words["note"]]
    document = {"text": [words["emergency"], words["struggling"], words["offline"]], "lines": numbers}
    show(settings_of(context), document, lines)
