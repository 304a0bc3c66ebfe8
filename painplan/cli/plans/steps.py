"""``painplan steps off|on``: no automatic steps while effort brings a lasting worsening (clinical.md A14)."""

from collections.abc import Iterator
from typing import get_args

import click

from painplan.cli.output import show
from painplan.cli.settings import Group, Settings, settings_of
from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.plans.documents import StepsDocument
from painplan.plans.effort import gentle_steps
from painplan.safety.records import Worsening
from painplan.safety.service import Safety
from painplan.today.coach import Coach


@click.group("steps", cls=Group)
def command() -> None:
    pass


@command.command("off")
@click.pass_context
def off(context: click.Context) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    Safety(coach).say_lasting_worsening("often")
    _show(settings, coach, list(off_lines(coach)))


@command.command("on")
@click.option("--agreed-by", required=True, metavar="ROLE")
@click.pass_context
def on(context: click.Context, agreed_by: str) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    was_off = coach.book.profile.post_exertional_malaise
    told = [Safety(coach).agree_to_steps(agreed_by)]
    if was_off and gentle_steps(coach.book.profile):
        told.append(asset("reasons")["reason"]["gentle_agreed"])
    _show(settings, coach, told)


@command.command("ask")
@click.argument("answer", type=click.Choice(list(get_args(Worsening))), required=False)
@click.option("--told", type=click.Choice(["yes", "no"]))
@click.pass_context
def ask(context: click.Context, answer: str | None, told: str | None) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    words, question = asset("safety")["pem"], asset("goal")["pem"]
    how = f"painplan steps ask {'|'.join(get_args(Worsening))} [--told yes|no]"
    lines = [question["ask"], question.get("hint", ""), asset("goal")["told"]["ask"], how]
    off = Safety(coach).say_told_of_crashes(told == "yes") if told else False
    if answer is not None:
        off = Safety(coach).say_lasting_worsening(answer)
    if answer is not None or told is not None:
        stays = asset("pacing")["worsening"]["two_days"] if answer == "sometimes" else words["stays"]
        lines = list(off_lines(coach)) if off else [stays]
    _show(settings, coach, [line for line in lines if line])


def off_lines(coach: Coach) -> Iterator[str]:
    """What is told where effort brings a lasting worsening: that steps are off, why, and how they come on again."""
    profile, words = coach.book.profile, asset("safety")["pem"]
    if not profile.post_exertional_malaise:
        return
    if profile.worsening in ("never", "sometimes") and not profile.told_crashes:
        yield say("safety.pem.answer_opens_nothing", answer=profile.worsening)
    else:
        yield from (words["title"], words["text"], words["off"])


def _show(settings: Settings, coach: Coach, lines: list[str]) -> None:
    profile = coach.book.profile
    document = StepsDocument.of(profile, steps=not profile.post_exertional_malaise)
    show(settings, document, lines)
