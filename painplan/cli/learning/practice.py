"""``painplan practice``: practices as plain text, what was used, and noting a use."""

import time
from collections.abc import Iterator
from typing import Any

import click

from painplan.cli.output import ring, show
from painplan.cli.settings import Group, settings_of
from painplan.errors import CannotDo, WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.learning.breath import Breath, breath_of
from painplan.learning.documents import GuideDocument, GuideStepDocument, PracticeDocument, ToolDocument, ToolsDocument
from painplan.learning.toolkit import BREATHING, THOUGHT, Guide, Toolkit, guides, titles
from painplan.safety.opened_since import OpenedSince, StoppedBySign

TICK_SECONDS = 1.0


@click.group("practice", cls=Group)
def command() -> None:
    pass


@command.command("list")
@click.pass_context
def listed(context: click.Context) -> None:
    settings = settings_of(context)
    used = Toolkit(settings.coach()).used()
    document = ToolsDocument.of(tools=[ToolDocument(*tool) for tool in titles().items()], used=used)
    words = asset("toolkit")["used"]
    known = [f"{tool:<16} {title}" for tool, title in titles().items()]
    lines = [one.said for one in used] or [words["none"]]
    show(settings, document, [*known, "", *lines])


@command.command("show")
@click.argument("tool")
@click.pass_context
def shown(context: click.Context, tool: str) -> None:
    found = _guide(tool)
    document = GuideDocument.of(found, steps=[GuideStepDocument(*step) for step in found.steps])
    show(settings_of(context), document, _texts(found))


@command.command("start")
@click.argument("tool")
@click.option("--minutes", type=click.FloatRange(0.1, 60), default=3.0, show_default=True)
@click.option("--in", "inward", type=float, default=4.0, show_default=True)
@click.option("--out", "outward", type=float, default=6.0, show_default=True)
@click.option("--bell", is_flag=True)
@click.pass_context
def start(context: click.Context, tool: str, minutes: float, inward: float, outward: float, bell: bool) -> None:
    settings = settings_of(context)
    if settings.json:
        raise CannotDo(say("commands/learning.says.practice_read_line_by"))
    coach = settings.coach()
    toolkit, signs = Toolkit(coach), OpenedSince(coach)
    began = time.monotonic()
    stopped: StoppedBySign | None = None
    try:
        if tool == BREATHING:
            _breathe(breath_of(inward, outward), minutes * 60, bell, signs)
        else:
            _guided(_guide(tool), bell, signs)
    except KeyboardInterrupt:
        click.echo("")
    except StoppedBySign as sign:
        stopped = sign
    spent = (time.monotonic() - began) / 60
    practice = toolkit.use(tool, round(spent, 1))
    if stopped:
        raise stopped
    show(settings, PracticeDocument.of(practice), [say("commands/learning.says.noted_used")])


@command.command("used")
@click.argument("tool")
@click.option("--minutes", type=click.FloatRange(0, 1440))
@click.option("--write", "written", multiple=True, metavar="TEXT")
@click.pass_context
def used(context: click.Context, tool: str, minutes: float | None, written: tuple[str, ...]) -> None:
    settings = settings_of(context)
    practice = Toolkit(settings.coach()).use(tool, minutes, written)
    show(settings, PracticeDocument.of(practice), [say("commands/learning.says.noted_used_never_score")])


def _guide(tool: str) -> Guide:
    found = next((guide for guide in guides() if guide.id == tool), None)
    if found is None:
        known = ", ".join(name for name in titles() if name not in (BREATHING, THOUGHT))
        raise WrongInput(say("commands/learning.says.no_texts_texts", tool=one_line(tool, 40), known=known))
    return found


def _texts(found: Guide) -> Iterator[str]:
    yield f"{found.title}. {found.before}"
    for seconds, text in found.steps:
        yield f"{seconds:>4} s  {text}"


def _breathe(breath: Breath, seconds: float, bell: bool, signs: OpenedSince) -> None:
    words: dict[str, Any] = asset("toolkit")["breathing"]
    click.echo(words["about"])
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for name, half in (("text_in", breath.inward), ("text_out", breath.outward)):
            if bell:
                ring()
            else:
                click.echo(words[name])
            _wait(half, signs)


def _guided(found: Guide, bell: bool, signs: OpenedSince) -> None:
    click.echo(f"{found.title}. {found.before}")
    for seconds, text in found.steps:
        if bell:
            ring()
        click.echo(text)
        _wait(seconds, signs)


def _wait(seconds: float, signs: OpenedSince) -> None:
    """Let time pass; a warning sign that is noted meanwhile comes first."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        signs.check()
        time.sleep(min(left, TICK_SECONDS))
