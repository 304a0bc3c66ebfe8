"""``painplan ask-first``: the questions that come before tries and steps, and who looked at what is open."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Unpack

import click

from painplan.cli.output import show
from painplan.cli.plans.steps import off_lines
from painplan.cli.safety.closing import ClosedByCommand, Given, closing_options, how_closed
from painplan.cli.safety.opening import ask_opening
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.safety.ask_first_flow import AskFirstFlow
from painplan.safety.ask_first_service import ADULT, TOLD, WORSENING, AskFirstList, AskFirstView
from painplan.safety.closing import ASK_FIRST, Closing
from painplan.safety.documents import AskFirstDocument
from painplan.safety.not_asked import never_asked_words
from painplan.safety.service import Safety
from painplan.today.coach import Coach


@click.command("ask-first", cls=Command)
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="ID=yes|no",
)
@closing_options
@click.option("--list", "listed", is_flag=True)
@click.pass_context
def command(
    context: click.Context,
    answers: tuple[str, ...],
    listed: bool,
    **given: Unpack[Given],
) -> None:
    settings = settings_of(context)
    closed = ClosedByCommand(context, ASK_FIRST, given)
    coach = settings.coach()
    questions, told = AskFirstList(coach), list[str]()
    said = dict(_pair(text) for text in answers)
    closed.check(coach, said)
    if answers:
        told += Closing(coach, ASK_FIRST).stays_open(said)
        questions.answer(said)
        told += questions.emergency_words(said)
    told += closed.keep(coach)
    if not (answers or closed or listed or settings.json):
        if not settings.can_ask:
            raise WrongInput(say("commands/safety.says.no_terminal_ask_answer"))
        ask_opening(AskFirstFlow(coach))
    lines = _listed(coach) if listed else [*told, *_lines(coach)]
    show(settings, _document(coach, told), lines)


def _pair(text: str) -> tuple[str, str]:
    name, equals, answer = text.partition("=")
    if not equals:
        raise WrongInput(say("commands/safety.says.not_answer_write_answer", text=one_line(text, 40)))
    return name.strip().upper(), answer.strip().lower()


def _document(coach: Coach, told: Sequence[str]) -> AskFirstDocument:
    page, profile, views = Safety(coach).page(), coach.book.profile, AskFirstList(coach).views()
    return AskFirstDocument.of(
        profile,
        open=tuple(one.id for one in views if one.open),
        questions=views,
        adult=True if profile.adult else None,
        never_asked=AskFirstList(coach).never_asked(),
        says=tuple(told),
        page=page.lines if page else (),
    )


def _listed(coach: Coach) -> Iterator[str]:
    words = asset("ask_first")["words"]
    for view in AskFirstList(coach).views():
        yield f"{view.id}  {view.text}" + (f"  [{view.answer}]" if view.answer else "")
    yield f"{WORSENING}  {words['pem']}"
    yield f"{TOLD.lower().replace('af', 'AF')}  {words['told']}"
    yield f"{ADULT.lower()}  {words['adult']}"


def _lines(coach: Coach) -> Iterator[str]:
    words, page, views = asset("ask_first")["words"], Safety(coach).page(), AskFirstList(coach).views()
    yield from page.lines if page else ()
    yield from _looked_at(views)
    found = [view for view in views if view.open]
    if found:
        yield words["page"]
        for view in found:
            yield f"  {words['open']} {view.id} {view.text}"
        yield from how_closed(ASK_FIRST, [view.id for view in found])
    elif (off := tuple(off_lines(coach))) or page:
        yield from off
    else:
        yield words["none"]
    missing = AskFirstList(coach).never_asked()
    if missing:
        yield asset("ask_first")["unasked"]["line"].format(which=never_asked_words(missing))


def _looked_at(views: Iterable[AskFirstView]) -> Iterator[str]:
    words = asset("ask_first")["words"]["looked"]
    for view in views:
        if view.looked_at and view.looked_at_by and not view.open:
            role = one_line(view.looked_at_by, 60)
            yield words.format(text=view.text, on=date_in_words(view.looked_at), role=role)
