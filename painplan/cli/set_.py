"""``painplan set``: when a day begins, when a sealed diary locks itself, the look of the screens ..."""

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.kit.words import say
from painplan.today import settings as today_settings
from painplan.today.documents import SettingsDocument


@click.command("set", cls=Command)
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.pass_context
def command(context: click.Context, name: str | None, value: str | None) -> None:
    settings = settings_of(context)

    coach = settings.coach()
    if name is not None:
        if value is None:
            raise WrongInput(say("commands/set.says.give_value_too_example"))
        coach.set(name, value)
    known = coach.settings
    about = today_settings.about_settings()
    show(settings, SettingsDocument(known), [f"{name} {value}: {about[name]}" for name, value in known.items()])
