"""``painplan exposure``: a ladder of avoided activities, and tries at them."""

from collections.abc import Iterator
from typing import get_args

import click

from painplan.cli.asking import ask
from painplan.cli.modes import only
from painplan.cli.output import show, without_key
from painplan.cli.safety.not_asked import not_asked_lines
from painplan.cli.settings import Group, Settings, settings_of
from painplan.exposure.documents import (
    ActivityAwayDocument,
    AttemptPlannedDocument,
    ExposureOfferDocument,
    exposure_document,
    rung_document,
)
from painplan.exposure.flows import AvoidedFlow
from painplan.exposure.records import About, Attempt, Varied
from painplan.exposure.rules import ExposureRung
from painplan.exposure.service import Exposure, ExposureView
from painplan.exposure.tries import Tries
from painplan.exposure.words import told_words
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.plans.because_words import because_words
from painplan.safety.allowed import open_page
from painplan.safety.documents import not_asked_document
from painplan.today.coach import Coach

ABOUT: tuple[About, ...] = get_args(About)
VARIED: tuple[Varied, ...] = get_args(Varied)


@click.group("exposure", cls=Group)
def command() -> None:
    pass


@command.command("list")
@click.pass_context
def listed(context: click.Context) -> None:
    settings = settings_of(context)
    _show(settings, settings.coach())


@command.command("add")
@click.argument("activity", required=False)
@click.option("--fear", type=int, metavar="0-100")
@click.option("--value", type=int, metavar="0-10")
@click.option("--about", multiple=True, type=click.Choice(ABOUT))
@click.pass_context
def add(
    context: click.Context, activity: str | None, fear: int | None, value: int | None, about: tuple[About, ...]
) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    if activity is None or fear is None or value is None:
        nothing = activity is None and fear is None and value is None and not about
        ask(settings, AvoidedFlow(coach), "ACTIVITY --fear 0-100 --value 0-10", nothing_given=nothing)
        return
    Exposure(coach).add(activity, fear, value, about)
    _show(settings, coach)


def _show(settings: Settings, coach: Coach) -> None:
    """The ladder, and what was never asked before it."""
    view = Exposure(coach).view()
    page = open_page(coach) if view.waits else None
    first = page.lines if page else ()
    not_asked = not_asked_document(coach, "exposure")
    document = ExposureOfferDocument.of(exposure_document(view), page=first, not_asked=not_asked)
    show(settings, document, [*first, *_lines(view), *not_asked_lines(coach, "exposure")])


@command.command("show")
@click.argument("activity")
@click.pass_context
def shown(context: click.Context, activity: str) -> None:
    settings = settings_of(context)
    room = Exposure(settings.coach())
    rung = room.one(activity)
    tries = room.view().tries.get(activity, ())
    show(settings, rung_document(rung, tries), _about(rung, tries))


@command.command("try")
@click.argument("activity")
@click.option("--fears", required=True, metavar="TEXT")
@click.option("--sure", type=int, required=True, metavar="0-100")
@click.option("--dose", required=True, metavar="TEXT")
@click.option("--varied", type=click.Choice(VARIED))
@click.pass_context
def plan_try(context: click.Context, activity: str, fears: str, sure: int, dose: str, varied: Varied | None) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    made = Tries(coach).plan_try(activity, fears, sure, dose, varied)
    stop = asset("safety")["stop"]
    planned = asset("exposure")["says"]["planned"].format(dose=one_line(made.dose, 200))
    lines = [planned, f"{stop['title']}: {'; '.join(stop['signs'])}. {stop['after']}"]
    lines += [*not_asked_lines(coach, "exposure"), say("commands/exposure.says.then_painplan_exposure_after")]
    show(settings, AttemptPlannedDocument.of(made, not_asked=not_asked_document(coach, "exposure")), lines)


@command.command("after")
@click.option("--happened", metavar="TEXT")
@click.option("--sure", type=int, metavar="0-100")
@click.option("--fear", type=int, metavar="0-100")
@click.option("--not-done", is_flag=True)
@click.pass_context
def after(context: click.Context, happened: str | None, sure: int | None, fear: int | None, not_done: bool) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    room, tried = Exposure(coach), Tries(coach)
    words = asset("exposure")
    if not_done:
        only(context, "not_done")
        tried.leave_out()
        show(settings, exposure_document(room.view()), [words["says"]["left_out"]])
        return
    if happened is None or sure is None or fear is None:
        raise click.UsageError("Give --happened, --sure and --fear, or --not-done")
    rung = tried.tell(happened, sure, fear)
    tries = room.view().tries[rung.avoided.id]
    show(settings, rung_document(rung, tries), [told_words(rung, tries[-1]), words["verdict"][rung.verdict]])


@command.command("talked")
@click.argument("activity")
@click.option("--by", "role", required=True, metavar="ROLE")
@click.pass_context
def talked(context: click.Context, activity: str, role: str) -> None:
    settings = settings_of(context)
    room = Exposure(settings.coach())
    rung = room.talked(activity, role)
    noted = without_key(say("exposure.says.talked", role=one_line(role, 60)))
    show(settings, rung_document(rung, room.view().tries.get(activity, ())), [noted])


@command.command("put-away")
@click.argument("activity")
@click.pass_context
def put_away(context: click.Context, activity: str) -> None:
    settings = settings_of(context)
    Exposure(settings.coach()).put_away(activity)
    show(settings, ActivityAwayDocument(activity), [asset("exposure")["says"]["put_away"]])


def _lines(view: ExposureView) -> Iterator[str]:
    words, rungs = asset("exposure"), view.ladder.rungs
    if not rungs and not view.waits:
        yield words["says"]["nothing"]
        yield say("commands/exposure.says.begin_painplan_exposure_add")
    for rung in rungs:
        name = f"{rung.avoided.id:<24} {one_line(rung.avoided.activity, 40)}"
        yield f"{name}: fear {rung.fear}, value {rung.avoided.value}, {words['standing'][rung.standing]}"
        yield from (f"    {because_words('exposure', why)}" for why in rung.because)
    yield from (because_words("exposure", why) for why in (view.ladder.waits if rungs else view.waits))
    if view.distress:
        yield say("commands/exposure.says.somebody_talk_painplan_help")
    if view.begun is not None:
        yield words["says"]["begun"].format(activity=_named(view))
    yield words["says"]["private"]


def _named(view: ExposureView) -> str:
    rung = view.rung(view.begun.avoided) if view.begun else None
    return one_line(rung.avoided.activity, 60) if rung else ""


def _about(rung: ExposureRung, tries: tuple[Attempt, ...]) -> Iterator[str]:
    words = asset("exposure")
    yield f"{one_line(rung.avoided.activity, 60)}: fear {rung.fear}, {words['standing'][rung.standing]}."
    yield from (because_words("exposure", why) for why in rung.because)
    for made in tries:
        yield f"  {made.on.isoformat()}  feared: {one_line(made.fears, 80)} (sure {made.sure_before})"
        if made.fear_after is not None:
            yield f"              happened: {one_line(made.happened or '', 80)} (sure {made.sure_after})"
            yield f"              fear {made.fear_after}"
    yield words["verdict"][rung.verdict]
