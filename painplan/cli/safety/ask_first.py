"""``painplan ask-first``: the questions that come before tries and steps, and who looked at what is open."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Unpack, get_args

import click

from painplan.cli.output import show
from painplan.cli.plans.steps import off_lines
from painplan.cli.safety.closing import ClosedByCommand, Given, closing_options, how_closed
from painplan.cli.safety.one_of import one_of
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.safety.ask_first_service import (
    ADULT,
    NOW,
    TOLD,
    WORSENING,
    AskFirstList,
    AskFirstView,
)
from painplan.safety.closing import ASK_FIRST, Closing
from painplan.safety.documents import AskFirstDocument
from painplan.safety.not_asked import never_asked_words
from painplan.safety.records import Worsening
from painplan.safety.service import Safety
from painplan.today.coach import Coach

_KEYS = {"1": "no", "2": "yes", "no": "no", "n": "no", "yes": "yes", "y": "yes"}
_WORSENING: tuple[str, ...] = get_args(Worsening)


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
        ask_all(coach)
    lines = _listed(coach) if listed else [*told, *_lines(coach)]
    show(settings, _document(coach, told), lines)


def ask_all(coach: Coach) -> None:
    """Ask one question after the other, each answer saved: the age where it was never said, the list, effort."""
    questions = AskFirstList(coach)
    if "adult" in questions.never_asked():
        answer = _asked(f"{asset('goal')['adult']['ask']}\n  1 no, 2 yes", _KEYS)
        if answer:
            questions.answer({ADULT: answer})
    for view in questions.views():
        ask = asset("ask_first")["words"]["ask"].format(text=view.text)
        answer = _asked(say("commands/safety.says.no_yes_enter_skips", ask=ask), _KEYS)
        if not answer:
            continue
        for line in Closing(coach, ASK_FIRST).stays_open({view.id: answer}):
            click.echo(line)
        questions.answer({view.id: answer})
        if answer == "yes" and view.now and not _there_now(coach, view):
            return
    _ask_worsening(coach)


def _there_now(coach: Coach, view: AskFirstView) -> bool:
    """Ask whether it is there now; false where its page comes before every other question (clinical.md C5)."""
    now = _asked(f"{view.now}\n  1 no, 2 yes", _KEYS)
    said = {view.id: "yes", **({f"{view.id}{NOW}": now} if now else {})}
    AskFirstList(coach).answer(said)
    for line in AskFirstList(coach).emergency_words(said):
        click.echo(line)
    return now != "yes"


def _ask_worsening(coach: Coach) -> None:
    words = asset("goal")["pem"]
    keys = {key: value for value in _WORSENING for key in (value, str(_WORSENING.index(value) + 1))}
    choices = ", ".join(f"{number} {label}" for number, label in enumerate(words["labels"], 1))
    answer = _asked(f"{words['ask']}\n  {words['hint']}\n  {choices}, Enter skips", keys)
    if answer:
        AskFirstList(coach).answer({WORSENING: answer})
    if answer in ("never", "sometimes"):
        told = _asked(
            say("commands/safety.says.no_yes_enter_skips_2", told_ask=asset("pacing")["worsening"]["told_ask"]), _KEYS
        )
        if told:
            AskFirstList(coach).answer({TOLD: told})


def _asked(text: str, keys: dict[str, str]) -> str:
    """Ask until it fits; empty where it was skipped."""
    return one_of(text, keys, say("commands/safety.says.answer_one", keys=", ".join(keys)))


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
