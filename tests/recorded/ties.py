"""All that the record knows of the program: its command line, its kinds of records, its actions, its app. Nothing else.

Whoever moves one of these changes this file and no other of the record.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
import msgspec

from painplan.app import PainPlanApp
from painplan.cli.main import main, painplan
from painplan.kit.kinds import KINDS
from painplan.screens.actions import ACTIONS
from tests.kit.made import made as made_record
from tests.recorded.streams import Answer, Keyboard, captured

Path = tuple[str, ...]
"""A command by its words: ``("plan", "show")``."""


def call(arguments: Sequence[str], *, piped: str = "", typed: Sequence[str] | None = None) -> Answer:
    """One command in this process; exit status and what it said.

    Args:
        arguments: As the shell would give them.
        piped: Standard input, where nobody sits at a terminal.
        typed: What a person at a terminal types, line by line; the input ends after it.
    """
    with captured(Keyboard(piped, typed), at_terminal=False) as said:
        code = main(list(arguments))
    return said(code)


def commands() -> dict[Path, click.Command]:
    """Every command of the program that is no group of others; a group that can be called itself, too."""
    return dict(_below(painplan, ()))


def _below(group: click.Group, path: Path) -> Iterator[tuple[Path, click.Command]]:
    context = click.Context(group, info_name=" ".join(path) or "painplan")
    if path and group.invoke_without_command:
        yield path, group
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _below(command, (*path, name))
        elif command is not None:
            yield (*path, name), command


def kinds() -> dict[str, type]:
    """Every kind of record by the name of its table in an export."""
    return dict(KINDS)


def own_words(kind: type) -> tuple[str, ...]:
    """The fields of a kind of record, or of a part of one, that hold a person's own words."""
    table = getattr(kind, "TABLE", None)
    return tuple(table.words) if table is not None else tuple(getattr(kind, "WORDS", ()))


def keys(kind: type) -> tuple[str, ...]:
    """The fields that make a record's name; none: there is only one of the kind."""
    return tuple(kind.TABLE.key)  # type: ignore[attr-defined]  # such is every kind of record


def screens() -> list[str]:
    """The name of every action that opens a screen, shelves too, in the order of the list."""
    return [action.name for action in ACTIONS if action.opens]


@contextmanager
def opened(arguments: Sequence[str], *, piped: str = "") -> Iterator[PainPlanApp]:
    """The program with its screens, as calling it without a command opens them; not running yet.

    Raises:
        RuntimeError: It did not open; the text is what it said.
    """
    apps: list[PainPlanApp] = []
    run = PainPlanApp.run
    PainPlanApp.run = lambda app, *_, **__: apps.append(app)  # type: ignore[method-assign]
    try:
        with captured(Keyboard(piped, ()), at_terminal=True) as said:
            code = main(list(arguments))
    finally:
        PainPlanApp.run = run  # type: ignore[method-assign]
    if not apps:
        raise RuntimeError(f"The screens did not open: {said(code)}")
    yield apps[0]


def text_of(app: Any) -> str:
    """Everything on the screen that is open, as lines of text."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines)


def program() -> str:
    """Where the program that is recorded lies."""
    return str(sys.modules["painplan"].__file__)


def made(kind: Any, word: str) -> dict[str, Any]:
    """A whole record of a kind as an export has it, made from its declaration, with a word in every own-words field."""
    found: dict[str, Any] = msgspec.to_builtins(made_record(kind, word))
    return found
