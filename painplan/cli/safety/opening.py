"""Asking by line what a yes opens: the page of an emergency comes before every other question."""

import click

from painplan.cli.asking import AskedByLine
from painplan.errors import PainPlanError, first_words
from painplan.safety.opening_flow import OpeningFlow


def ask_opening(flow: OpeningFlow) -> None:
    """Ask a list; what an answer leads to is told at once.

    Raises:
        PainPlanError: An answer could not be kept; what it leads to was told, and the others were asked all the same.
    """
    asked: list[str] = []

    def before(name: str, typed: str) -> None:
        asked.append(name)
        for line in flow.stays_words(name, flow.fitting(name, typed)):
            click.echo(line)

    def answered(name: str, kept: str) -> bool:
        for line in flow.told(name):
            click.echo(line)
        return not flow.ends(name)

    while True:
        try:
            if AskedByLine(flow, answered, before).ask_all():
                click.echo(flow.keep())
            return
        except PainPlanError as error:
            for line in first_words(error):
                click.echo(line)
            if not first_words(error) or flow.ends(asked[-1]):
                raise type(error)(str(error)) from error
