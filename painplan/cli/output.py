"""What commands print: one JSON document, or plain lines that a screen reader can read."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import click
import msgspec

from painplan.cli.settings import Settings

Document = Mapping[str, Any]


def show(settings: Settings, document: Document, lines: Iterable[str]) -> None:
    """Print the answer in the form that was asked for. The lines are only made when they are needed."""
    if settings.json:
        click.echo(msgspec.json.encode(whole_numbers(document)).decode())
    else:
        for line in lines:
            click.echo(line)


def whole_numbers(value: Any) -> Any:
    """The same document with 12 instead of 12.0, days as ISO text, and long fractions shortened."""
    if isinstance(value, float):
        return int(value) if value == int(value) else round(value, 6)
    if isinstance(value, Mapping):
        return {key: whole_numbers(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [whole_numbers(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
