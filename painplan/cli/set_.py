"""``painplan set``: when a day begins, when a sealed diary locks itself, what the check-in asks on top ..."""

from collections.abc import Iterator

import click

from painplan.checkin.documents import OwnQuestionsDocument
from painplan.checkin.own_questions import OwnQuestions
from painplan.checkin.records import ASK, OWN_KINDS, OwnKind, OwnQuestion
from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.settings import Command, Settings, settings_of
from painplan.errors import WrongInput
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.today import settings as today_settings
from painplan.today.documents import SettingsDocument

OWN = "ask"
"""What is set here besides: questions of one's own."""


@click.command("set", cls=Command)
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.option("--kind", type=click.Choice(OWN_KINDS))
@click.option("--unit", metavar="TEXT")
@click.option("--low", metavar="TEXT")
@click.option("--high", metavar="TEXT")
@click.option("--off", is_flag=True)
@click.pass_context
def command(
    context: click.Context,
    name: str | None,
    value: str | None,
    kind: OwnKind | None,
    unit: str | None,
    low: str | None,
    high: str | None,
    off: bool,
) -> None:
    settings = settings_of(context)

    if name != OWN:
        only(context, "name", "value")
        _set(settings, name, value)
        return
    room = OwnQuestions(settings.coach())
    if value is None:
        only(context, "name")
        _show_own(settings, room.all())
        return
    if off:
        only(context, "name", "value", "off")
        room.off(value)
        _show_own(settings, room.all())
        return
    room.ask(value, kind, unit=unit, low=low, high=high)
    _show_own(settings, room.all())


def _set(settings: Settings, name: str | None, value: str | None) -> None:
    coach = settings.coach()
    if name is not None:
        if value is None:
            raise WrongInput(say("commands/set.says.give_value_too_example"))
        coach.set(name, value)
    known = coach.settings
    about = today_settings.about_settings()
    show(settings, SettingsDocument(known), [f"{name} {value}: {about[name]}" for name, value in known.items()])


def _show_own(settings: Settings, own: tuple[OwnQuestion, ...]) -> None:
    show(settings, OwnQuestionsDocument.of(ask=own), list(_own_lines(own)) or [say("own_questions.says.none")])


def _own_lines(own: tuple[OwnQuestion, ...]) -> Iterator[str]:
    for one in own:
        kind = say("own_questions.says.off") if one.off else say(f"own_questions.kinds.{one.kind}")
        yield say("own_questions.says.line", key=f"{ASK}{one.id}", name=one_line(one.name, 60), kind=kind)
