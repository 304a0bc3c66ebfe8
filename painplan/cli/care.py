"""``painplan care``: what was chosen, what it is for, how it goes, and what is decided about it."""

from collections.abc import Iterator
from datetime import date

import click

from painplan.care.care_flows import CareDecisionFlow, CareNoteFlow, NewCareFlow
from painplan.care.documents import CareDocument, CareListDocument, CareShownDocument, look_document
from painplan.care.records import CARE_KINDS, CHOICES, CareKind
from painplan.care.service import PARTS, CareRoom, CareView, Chosen
from painplan.care.words import decision_words, look_words, note_words, question_words, row_words, rows
from painplan.cli.asking import ask
from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.settings import DAY, Group, Settings, settings_of
from painplan.errors import WrongInput
from painplan.kit.escape import one_line
from painplan.kit.words import say


@click.group("care", cls=Group, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        _list(settings_of(context))


@command.command("list")
@click.pass_context
def listed(context: click.Context) -> None:
    _list(settings_of(context))


@command.command("add")
@click.option("--name", metavar="TEXT")
@click.option("--kind", type=click.Choice(CARE_KINDS))
@click.option("--for", "what_for", default="", metavar="GOAL_OR_VALUE")
@click.option("--with", "with_whom", default="", metavar="PERSON")
@click.option("--per-week", type=int, metavar="N")
@click.option("--since", type=DAY, metavar="YYYY-MM-DD")
@click.option("--expect", "expects", default="", metavar="TEXT")
@click.option("--by", type=DAY, metavar="YYYY-MM-DD")
@click.option("--measure", default="", metavar="MEASURE")
@click.option("--look-again", type=DAY, metavar="YYYY-MM-DD")
@click.pass_context
def add(
    context: click.Context,
    name: str | None,
    kind: CareKind | None,
    what_for: str,
    with_whom: str,
    per_week: int | None,
    since: date | None,
    expects: str,
    by: date | None,
    measure: str,
    look_again: date | None,
) -> None:
    settings = settings_of(context)
    if name is None or kind is None:
        only(context, "name", "kind")
        nothing = name is None and kind is None
        ask(settings, NewCareFlow(settings.coach()), "--name TEXT --kind KIND", nothing_given=nothing)
        return
    chosen = Chosen(
        name=name,
        kind=kind,
        what_for=what_for,
        with_whom=with_whom,
        per_week=per_week,
        since=since,
        expects=expects,
        by=by,
        measure=measure,
        look_again=look_again,
    )
    room = CareRoom(settings.coach())
    view = room.add(chosen)
    show(settings, CareDocument.of(view), added_lines(room, view))


@command.command("note")
@click.argument("care", metavar="ID")
@click.option("--done", is_flag=True)
@click.option("--worth", type=int, metavar="0-10")
@click.option("--burden", default="", metavar="TEXT")
@click.option("--side-effect", default="", metavar="TEXT")
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD")
@click.pass_context
def note(
    context: click.Context,
    care: str,
    done: bool,
    worth: int | None,
    burden: str,
    side_effect: str,
    day: date | None,
) -> None:
    settings = settings_of(context)
    room = CareRoom(settings.coach())
    nothing = not done and worth is None and not burden and not side_effect and day is None
    if settings.can_ask and nothing:
        ask(settings, CareNoteFlow(settings.coach(), room.one(care).care.id), "--done", nothing_given=True)
        return
    view = room.note(care, done=done, worth=worth, burden=burden, side_effect=side_effect, day=day)
    show(settings, CareShownDocument.of(view), [row_words(view), note_words(view.notes[-1])])


@command.command("look")
@click.argument("care", metavar="ID")
@click.pass_context
def look(context: click.Context, care: str) -> None:
    settings = settings_of(context)
    found = CareRoom(settings.coach()).look(care)
    view = found.view
    ends = [question_words(view), say("care.says.decide_with", id=view.care.id)]
    show(settings, look_document(found), [row_words(view), *look_words(found), *ends])


@command.command("decide")
@click.argument("care", metavar="ID")
@click.argument("choice", type=click.Choice(CHOICES), metavar="keep|change|pause|stop|talk", required=False)
@click.option("--why", metavar="TEXT")
@click.option("--look-again", type=DAY, metavar="YYYY-MM-DD")
@click.pass_context
def decide(context: click.Context, care: str, choice: str | None, why: str | None, look_again: date | None) -> None:
    settings = settings_of(context)
    room = CareRoom(settings.coach())
    if choice is None or why is None:
        only(context, "care", "choice", "why")
        flow = CareDecisionFlow(settings.coach(), room.one(care).care.id)
        nothing = choice is None and why is None
        ask(settings, flow, "keep|change|pause|stop|talk --why TEXT", nothing_given=nothing)
        return
    view = room.decide(care, choice, why, look_again)
    show(settings, CareShownDocument.of(view), [row_words(view), decision_words(view.decisions[-1])])


@command.command("change", help_values={"parts": ", ".join(PARTS)})
@click.argument("care", metavar="ID")
@click.option("--set", "parts", multiple=True, required=True, metavar="PART=TEXT")
@click.pass_context
def change(context: click.Context, care: str, parts: tuple[str, ...]) -> None:
    settings = settings_of(context)
    room = CareRoom(settings.coach())
    pairs = [part.partition("=") for part in parts]
    if odd := next((name for name, equals, _ in pairs if not equals), None):
        raise WrongInput(say("commands/care.says.no_part_write_set", odd=one_line(odd, 40)))
    view = room.change(care, {name.strip(): text.strip() for name, _, text in pairs})
    show(settings, CareShownDocument.of(view), _lines(room, view))


@command.command("show")
@click.argument("care", metavar="ID")
@click.pass_context
def shown(context: click.Context, care: str) -> None:
    settings = settings_of(context)
    room = CareRoom(settings.coach())
    view = room.one(care)
    show(settings, CareShownDocument.of(view), _lines(room, view))


def added_lines(room: CareRoom, view: CareView) -> Iterator[str]:
    """What was kept."""
    yield f"{say('care.says.added', name=one_line(view.care.name, 60))} ({view.care.id})"
    yield from _rows(room, view)


def _list(settings: Settings) -> None:
    views = CareRoom(settings.coach()).all()
    lines = [f"{view.care.id:<24} {row_words(view)}" for view in views]
    show(settings, CareListDocument.of(care=views), lines or [say("care.none"), say("care.says.begin")])


def _rows(room: CareRoom, view: CareView) -> Iterator[str]:
    return (f"  {label}: {text}" for label, text in rows(view, room.measure_title(view)))


def _lines(room: CareRoom, view: CareView) -> Iterator[str]:
    yield row_words(view)
    yield from _rows(room, view)
    if view.notes:
        yield say("care.says.notes")
        yield from (f"  {note_words(one)}" for one in view.notes)
    if view.decisions:
        yield say("care.says.history")
        yield from (f"  {decision_words(one)}" for one in view.decisions)
