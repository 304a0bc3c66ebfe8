"""Options that do not go together: a command refuses them instead of leaving one out without a word.

A test reads every command and finds the ways through it that look at only some of its options; each of them says here
which ones it looks at.
"""

from collections.abc import Iterable

import click
from click.core import ParameterSource

from painplan.errors import WrongInput
from painplan.kit.assets import asset


def only(context: click.Context, *names: str) -> None:
    """Say that what follows looks at these parameters alone.

    Args:
        context: Of the command.
        names: The parameters that are looked at; those that were given are named as what does not go with the others.

    Raises:
        WrongInput: Something else was given, too.
    """
    given = _given(context)
    others = [param for param in given if param.name not in names]
    if others:
        mode = [param for param in given if param.name in names]
        mode = [param for param in mode if isinstance(param, click.Option)] or mode
        shown = _listed(mode) if mode else str(context.command_path.removeprefix("painplan ").split()[0])
        raise WrongInput(asset("commands")["options"]["alone"].format(options=_listed(others), mode=shown))


def needs(context: click.Context, **to: str) -> None:
    """Say which parameters mean something only together with another one: ``role="looked_at"``.

    Args:
        context: Of the command.
        to: By parameter: the one it belongs to, or several with blanks between them of which one is enough.

    Raises:
        WrongInput: One was given without the other.
    """
    given = {param.name: param for param in _given(context)}
    for name, wanted in to.items():
        if name in given and not given.keys() & set(wanted.split()):
            names = [_named(param) for param in context.command.params if param.name in wanted.split()]
            words = asset("commands")["options"]["needs"]
            raise WrongInput(words.format(option=_named(given[name]), to=" / ".join(names)))


def _given(context: click.Context) -> list[click.Parameter]:
    """What was typed for this command; the options that every command takes are not among it."""
    return [
        param
        for param in context.command.params
        if param.expose_value
        and param.name
        and context.get_parameter_source(param.name) is ParameterSource.COMMANDLINE
        and context.params.get(param.name) not in (None, ())
        and not _is_another_answer(param, context.params[param.name])
    ]


def _is_another_answer(param: click.Parameter, value: object) -> bool:
    """Of options that answer the same thing, such as ``--accept`` and ``--hold``, the ones that were not given."""
    return isinstance(param, click.Option) and isinstance(param.flag_value, str) and param.flag_value != value


def _named(param: click.Parameter) -> str:
    if isinstance(param, click.Argument):
        return (param.metavar or str(param.name).upper()).strip("[].")
    return max(param.opts, key=len)


def _listed(params: Iterable[click.Parameter]) -> str:
    return ", ".join(map(_named, params))
