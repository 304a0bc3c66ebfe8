"""``painplan safety``: the warning signs, asked one by one or answered with --answer."""

import sys
from collections.abc import Iterable, Iterator

import click

from painplan.cli.modes import needs, only
from painplan.cli.output import Document, show
from painplan.cli.settings import Command, settings_of
from painplan.coach import Coach, SignView
from painplan.coach.safety import Safety
from painplan.errors import WrongInput
from painplan.words import asset, one_line

_KEYS = {"1": "no", "2": "yes", "3": "long_standing", "no": "no", "yes": "yes", "n": "no", "y": "yes"}


@click.command("safety", cls=Command)
@click.option(
    "--answer", "answers", multiple=True, metavar="ID=yes|no|long_standing", help="An answer to one of the questions."
)
@click.option("--looked-at", metavar="ID", help="An open sign was looked at, and you were told that you can go on.")
@click.option("--by", "role", default="", metavar="ROLE", help="Who looked at it.")
@click.option("--list", "listed", is_flag=True, help="The questions, without asking.")
@click.option("--short", is_flag=True, help="Only the short list, once a week.")
@click.pass_context
def command(
    context: click.Context, answers: tuple[str, ...], looked_at: str | None, role: str, listed: bool, short: bool
) -> None:
    """Warning signs that need somebody's look. They are information: one yes is reason enough to ask."""
    settings = settings_of(context)
    needs(context, role="looked_at")
    coach = settings.coach()
    views = Safety(coach).signs()
    if answers or looked_at:
        only(context, "answers", "looked_at", "role", "listed")
    if answers:
        given = dict(_pair(text) for text in answers)
        views = Safety(coach).answer_signs(given)
        if given.keys() >= {view.id for view in views if view.short}:
            Safety(coach).list_asked(whole=given.keys() >= {view.id for view in views})
    if looked_at:
        views = Safety(coach).sign_looked_at(looked_at, role)
    if not (answers or looked_at or listed or settings.json):
        if not sys.stdin.isatty():
            raise WrongInput("There is no terminal to ask in. Answer with --answer ID=yes|no, or see them with --list.")
        views = _ask(coach, [view for view in views if view.short or not short])
        Safety(coach).list_asked(whole=not short)
    shown = [view for view in views if view.short or not (short and listed)]
    show(settings, _document(coach, shown), _listed(shown) if listed else _lines(shown))


def ask_short(coach: Coach) -> None:
    """The short list as part of the weekly look back, or the whole one where something calls for it."""
    whole = Safety(coach).whole_list_called_for()
    views = _ask(coach, [view for view in Safety(coach).signs() if view.short or whole])
    Safety(coach).list_asked(whole=whole)
    for line in _lines(views):
        click.echo(line)


def _pair(text: str) -> tuple[str, str]:
    name, equals, answer = text.partition("=")
    if not equals:
        raise WrongInput(f"“{one_line(text, 40)}” is not an answer. Write --answer ID=yes, for example RF12=no.")
    return name.strip().upper(), answer.strip().lower()


def _document(coach: Coach, views: Iterable[SignView]) -> Document:
    return {
        "date": coach.today,
        "locked": coach.today_view().locked is not None,
        "due": _due(coach),
        "open": [{"id": view.id, "tier": view.tier, "text": view.text, "page": view.page} for view in _open(views)],
        "questions": [
            {"id": view.id, "tier": view.tier, "short": view.short, "text": view.text, "answer": view.answer}
            for view in views
        ],
    }


def _due(coach: Coach) -> Document | None:
    due = Safety(coach).list_due()
    return None if due is None else {"list": due.list, "why": due.why, "since": due.since}


def _open(views: Iterable[SignView]) -> list[SignView]:
    return sorted((view for view in views if view.open), key=lambda view: "ESUR".index(view.tier))


def _listed(views: Iterable[SignView]) -> Iterator[str]:
    for view in views:
        yield f"{view.id}  {view.text}" + (f"  [{view.answer.replace('_', ' ')}]" if view.answer else "")


def _lines(views: Iterable[SignView]) -> Iterator[str]:
    words, found = asset("warning_signs")["words"], _open(views)
    if not found:
        yield words["none"]
        return
    for view in found:
        yield view.page
        yield f"  {words['open']} {view.id} {view.text}"
    first = found[0]
    yield words["locked"].format(id=first.id)


def _ask(coach: Coach, views: Iterable[SignView]) -> tuple[SignView, ...]:
    """One question at a time, each answer saved; a yes to an emergency sign ends the list with its page."""
    words = asset("warning_signs")["answers"]
    for view in views:
        keys = words["ask_emergency"] if view.emergency else words["ask"]
        while True:
            typed = click.prompt(f"{view.text}\n  {keys}, Enter skips", default="", show_default=False).strip().lower()
            if not typed:
                break
            answer = _KEYS.get(typed)
            if answer is None or (answer == "long_standing" and view.emergency):
                click.echo(f"Answer with {keys}.", err=True)
                continue
            Safety(coach).answer_signs({view.id: answer})
            if answer == "yes" and view.emergency:
                return Safety(coach).signs()
            break
    return Safety(coach).signs()
