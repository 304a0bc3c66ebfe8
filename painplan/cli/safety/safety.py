"""``painplan safety``: the warning signs, asked one by one or answered with --answer."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Unpack

import click

from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.safety.closing import OPTIONS, ClosedByCommand, Given, closing_options, how_closed
from painplan.cli.safety.help_now import kept_region, numbers_of
from painplan.cli.safety.opening import ask_opening
from painplan.cli.settings import Command, Settings, settings_of
from painplan.errors import PainPlanError, WrongInput, told_first
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.safety.ask_first_service import ADULT, AskFirstList
from painplan.safety.closing import SIGNS, Closing
from painplan.safety.documents import SignsDocument, question_document
from painplan.safety.service import Safety
from painplan.safety.sign_page import sign_page
from painplan.safety.signs_flow import SignsFlow
from painplan.safety.signs_service import DECIDES, SignView, answer_changes, opened_by
from painplan.today.coach import Coach


@click.command("safety", cls=Command)
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="ID=yes|no|long_standing",
)
@closing_options
@click.option("--adult", type=click.Choice(["yes", "no"]))
@click.option("--list", "listed", is_flag=True)
@click.option("--short", is_flag=True)
@click.pass_context
def command(
    context: click.Context,
    answers: tuple[str, ...],
    adult: str | None,
    listed: bool,
    short: bool,
    **given: Unpack[Given],
) -> None:
    settings = settings_of(context)
    with told_first(lambda: _page_of(settings, answers)):
        closed = ClosedByCommand(context, SIGNS, given)
        coach = settings.coach()
        room, told = Safety(coach), list[str]()
        if answers or closed or adult:
            only(context, "answers", "adult", "listed", *OPTIONS)
        said = dict(_pair(text) for text in answers)
        answer_changes(coach.facts, said, coach.today)  # what is refused is found before anything is kept
        closed.check(coach, said)
        if adult is not None:
            AskFirstList(coach).answer({ADULT: adult})
            told.append(asset("ask_first")["words"]["adult_kept"])
        if answers:
            told += Closing(coach, SIGNS).stays_open(said)
            views = room.answer_signs(said)
            if said.keys() >= {view.id for view in views if view.short}:
                room.list_asked(whole=said.keys() >= {view.id for view in views})
        told += closed.keep(coach)
        asks = not (answers or closed or adult or listed or settings.json)
        if asks and (settings.can_ask or not room.open()):  # what is open is shown where nobody can be asked
            if not settings.can_ask:
                raise WrongInput(say("commands/safety.says.no_terminal_ask_answer"))
            ask_opening(SignsFlow(coach, whole=not short))
        shown = [view for view in room.signs() if view.short or not (short and listed)]
        show(settings, _document(coach, shown, told), _listed(shown) if listed else [*told, *_lines(coach, shown)])


def _page_of(settings: Settings, texts: Iterable[str]) -> tuple[str, ...]:
    """What answers lead to by themselves, whatever can be read or kept, and whatever else was given that is refused."""
    given = dict[str, str]()
    for text in texts:
        with suppress(WrongInput):
            given.update([_pair(text)])
    return sign_page(opened_by(given), numbers_of(settings), kept_region(settings), kept=False)


def ask_and_tell(coach: Coach, *, whole: bool) -> None:
    """A list as part of something else, and the page of what is open then; what could not be kept is told.

    Args:
        coach: The diary.
        whole: The whole list, or the short one.
    """
    try:
        ask_opening(SignsFlow(coach, whole=whole))
    except PainPlanError as error:
        click.echo(str(error), err=True)
    for line in page_lines(coach):
        click.echo(line)


def page_lines(coach: Coach) -> Iterator[str]:
    """What is open, on one page, with what closes it."""
    return _lines(coach, Safety(coach).signs())


def _pair(text: str) -> tuple[str, str]:
    name, equals, answer = text.partition("=")
    if not equals:
        raise WrongInput(say("commands/safety.says.not_answer_write_answer_2", text=one_line(text, 40)))
    sign, dot, more = name.strip().partition(".")
    return f"{sign.upper()}{dot}{more.lower()}", answer.strip().lower()


def _document(coach: Coach, views: Sequence[SignView], told: Sequence[str]) -> SignsDocument:
    page = Safety(coach).page()
    return SignsDocument.of(
        date_=coach.today,
        locked=coach.today_view().locked is not None,
        tier=page.tier if page else None,
        page=page.lines if page else (),
        due=Safety(coach).list_due(),
        open=_open(views),
        questions=map(question_document, views),
        says=tuple(told),
    )


def _open(views: Iterable[SignView]) -> list[SignView]:
    return sorted((view for view in views if view.open), key=lambda view: "ESUR".index(view.tier))


def _listed(views: Iterable[SignView]) -> Iterator[str]:
    for view in views:
        yield f"{view.id}  {view.text}" + (f"  [{view.answer.replace('_', ' ')}]" if view.answer else "")
        if view.decides:
            yield f"      {view.id}{DECIDES}  {view.decides}" + (f"  [{view.decided}]" if view.decided else "")


def _lines(coach: Coach, views: Iterable[SignView]) -> Iterator[str]:
    """The page once, then each open sign with what closes it; what waits for the next review after them."""
    words, found, page = asset("warning_signs")["words"], _open(views), Safety(coach).page()
    if coach.worried:
        yield asset("safety")["worry"]["open"]
    if not found:
        if not coach.worried:
            yield words["none"]
        return
    yield from page.lines if page else ()
    locking = [view for view in found if page and view.id in page.signs]
    for view in locking:
        yield f"  {words['open']} {view.id} {view.text}"
    yield from how_closed(SIGNS, [view.id for view in locking])
    for view in found:
        if view.asks_more:
            yield words["decides"].format(id=view.id, ask=view.decides)
    later = [view for view in found if view not in locking]
    if later:
        yield f"{asset('warning_signs')['review']['title']}:"
        yield from (f"  {view.id} {view.text}" for view in later)
