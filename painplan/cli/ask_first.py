"""``painplan ask-first``: the questions that come before tries and steps, and who looked at what is open."""

import sys
from collections.abc import Iterable, Iterator

import click

from painplan.cli.modes import needs
from painplan.cli.output import Document, show
from painplan.cli.settings import Command, settings_of
from painplan.coach.ask_first import AskFirstList, AskFirstView
from painplan.errors import WrongInput
from painplan.words import asset, date_in_words, one_line

_KEYS = {"1": "no", "2": "yes", "no": "no", "n": "no", "yes": "yes", "y": "yes"}


@click.command("ask-first", cls=Command)
@click.option("--answer", "answers", multiple=True, metavar="ID=yes|no", help="An answer to one of the questions.")
@click.option("--looked-at", metavar="ID", help="Somebody looked at it, and you were told that you can go on.")
@click.option("--by", "role", default="", metavar="ROLE", help="Who looked at it.")
@click.option("--list", "listed", is_flag=True, help="The questions, without asking.")
@click.pass_context
def command(context: click.Context, answers: tuple[str, ...], looked_at: str | None, role: str, listed: bool) -> None:
    """What a clinician should hear of before tries and steps. A yes makes steps wait until it was looked at."""
    settings = settings_of(context)
    needs(context, role="looked_at")
    questions = AskFirstList(settings.coach())
    if answers:
        questions.answer(dict(_pair(text) for text in answers))
    if looked_at:
        questions.looked_at(looked_at.strip().upper(), role)
    if not (answers or looked_at or listed or settings.json):
        if not sys.stdin.isatty():
            raise WrongInput("There is no terminal to ask in. Answer with --answer ID=yes|no, or see them with --list.")
        _ask(questions)
    views = questions.views()
    show(settings, _document(views), _listed(views) if listed else _lines(views))


def _pair(text: str) -> tuple[str, str]:
    name, equals, answer = text.partition("=")
    if not equals:
        raise WrongInput(f"“{one_line(text, 40)}” is not an answer. Write --answer ID=yes, for example AF06=no.")
    return name.strip().upper(), answer.strip().lower()


def _ask(questions: AskFirstList) -> None:
    for view in questions.views():
        while True:
            asked = f"Does this fit you: {view.text}?\n  1 no, 2 yes, Enter skips"
            typed = click.prompt(asked, default="", show_default=False).strip().lower()
            if not typed:
                break
            if typed in _KEYS:
                questions.answer({view.id: _KEYS[typed]})
                break
            click.echo("Answer with 1 or 2.", err=True)


def _document(views: Iterable[AskFirstView]) -> Document:
    shown = [
        {
            "id": view.id,
            "text": view.text,
            "answer": view.answer,
            "open": view.open,
            "looked_at": view.looked_at,
            "looked_at_by": view.looked_at_by,
        }
        for view in views
    ]
    return {"open": [one["id"] for one in shown if one["open"]], "questions": shown}


def _listed(views: Iterable[AskFirstView]) -> Iterator[str]:
    for view in views:
        yield f"{view.id}  {view.text}" + (f"  [{view.answer}]" if view.answer else "")
    yield asset("ask_first")["words"]["pem"]


def _lines(views: Iterable[AskFirstView]) -> Iterator[str]:
    words, found = asset("ask_first")["words"], [view for view in views if view.open]
    for view in views:
        if view.looked_at and view.looked_at_by and not view.open:
            yield words["looked"].format(
                text=view.text, on=date_in_words(view.looked_at), role=one_line(view.looked_at_by, 60)
            )
    if not found:
        yield words["none"]
        return
    yield words["page"]
    for view in found:
        yield f"  {words['open']} {view.id} {view.text}"
    yield words["how"].format(id=found[0].id)
