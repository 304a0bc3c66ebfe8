"""What ``--help`` says: it lies in ``assets/LANG/commands``, a file a topic, and is read when somebody asks for it.

An option is named as it is typed, ``day_first``. A command's own come first (``[cycles.add.options]``), then those that
commands of its topic share (``[options]``), then those of all (``common.toml``).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from painplan.kit.assets import asset

COMMON = "common"


def command_help(topic: str, path: Sequence[str]) -> str:
    """What the command is for, for example of the topic ``tasks`` at the path ``("cycles", "add")``.

    Raises:
        KeyError: Nothing is written for it.
    """
    return str(_table(topic, path)["help"])


def option_help(topic: str, path: Sequence[str], option: str) -> str:
    """What the option is for, by its name as it is typed.

    Raises:
        KeyError: Nothing is written for it.
    """
    for options in (_table(topic, path).get("options", {}), _options(topic), _options(COMMON)):
        if option in options:
            return str(options[option])
    raise KeyError(option)


def path_of(context: click.Context) -> tuple[str, ...]:
    """The names that lead to the command, without the program's own unless it stands alone."""
    names: list[str] = []
    at: click.Context | None = context
    while at is not None:
        names.insert(0, at.info_name or "")
        at = at.parent
    return tuple(names[1:]) or tuple(names)


LONGEST_HELP = 1_000
"""Letters of a first sentence: more than any has. Click would cut it at the end of the line."""


class Worded(click.Command):
    """A command whose help lies in the words.

    Args:
        help_values: What stands for the names in braces there.
    """

    def __init__(self, *args: Any, help_values: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._help_values = help_values or {}
        self._shows_help: click.Option | None = None

    @property
    def topic(self) -> str:
        """The package (or the file) of commands that it stands in."""
        return str(self.callback.__module__).split(".")[2].rstrip("_")

    def take_words(self, path: Sequence[str]) -> None:
        """Take the help of itself and of its options from the words; several options may answer one thing."""
        self.help = command_help(self.topic, path).format_map(self._help_values)
        for option in self.params:
            if isinstance(option, click.Option):
                name = max(option.opts, key=len).lstrip("-").replace("-", "_")
                option.help = option_help(self.topic, path, name).format_map(self._help_values)

    def get_short_help_str(self, limit: int = LONGEST_HELP) -> str:
        """The first sentence of its help, whole: where a list of commands has no room for it on a line it has two."""
        return super().get_short_help_str(max(limit, LONGEST_HELP))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help, the same each time.

        Click's own tidies its words and looks for a translation of them whenever a command is called: 10 ms.
        """
        names = self.get_help_option_names(ctx)
        if self._shows_help is None and names and self.add_help_option:
            self._shows_help = click.Option(
                [*names, "_help"], is_flag=True, is_eager=True, expose_value=False, callback=_show_help
            )
        return self._shows_help

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """As click does, with the words; a line of it ends between words, hyphens or not."""
        from click._textwrap import TextWrapper  # only for help

        TextWrapper.wordsep_re = TextWrapper.wordsep_simple_re
        self.take_words(path_of(ctx))
        if (option := self.get_help_option(ctx)) is not None:
            option.help = option_help(self.topic, path_of(ctx), "help")
        super().format_help(ctx, formatter)


def _show_help(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


def _table(topic: str, path: Sequence[str]) -> Mapping[str, Any]:
    table: Mapping[str, Any] = asset(f"commands/{topic}")
    for name in path:
        table = table[name]
    return table


def _options(topic: str) -> Mapping[str, Any]:
    options: Mapping[str, Any] = asset(f"commands/{topic}").get("options", {})
    return options
