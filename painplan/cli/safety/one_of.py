"""One question of a list, asked by line until the answer is one of its keys."""

from collections.abc import Mapping

import click


def one_of(ask: str, keys: Mapping[str, str], refused: str) -> str:
    """What the key that was typed stands for; empty where the question was skipped.

    Args:
        ask: The question with its keys.
        keys: What each stands for.
        refused: Told where something else was typed.
    """
    while True:
        typed = click.prompt(ask, default="", show_default=False).strip().lower()
        if not typed or typed in keys:
            return keys.get(typed, "")
        click.echo(refused, err=True)
