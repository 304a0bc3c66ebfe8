"""``painplan safety``: the warning signs, asked one by one or answered with --answer."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Unpack, get_args

import click

from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.safety.closing import OPTIONS, ClosedByCommand, Given, closing_options, how_closed
from painplan.cli.safety.help_now import kept_region, numbers_of
from painplan.cli.safety.one_of import one_of
from painplan.cli.settings import Command, Settings, settings_of
from painplan.errors import PainPlanError, WrongInput, first_words, told_first
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.safety.ask_first_service import ADULT, AskFirstList
from painplan.safety.closing import SIGNS, Closing
from painplan.safety.documents import SignsDocument, question_document
from painplan.safety.records import YesNo
from painplan.safety.service import Safety
from painplan.safety.sign_page import sign_page
from painplan.safety.signs_service import DECIDES, SignView, answer_changes, opened_by
from painplan.today.coach import Coach

_KEYS = {"1": "no", "2": "yes", "3": "long_standing", "no": "no", "yes": "yes", "n": "no", "y": "yes"}


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
            ask_list(coach, whole=not short)
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
        ask_list(coach, whole=whole)
    except PainPlanError as error:
        click.echo(str(error), err=True)
    for line in page_lines(coach):
        click.echo(line)


def page_lines(coach: Coach) -> Iterator[str]:
    """What is open, on one page, with what closes it."""
    return _lines(coach, Safety(coach).signs())


def ask_list(coach: Coach, *, whole: bool) -> None:
    """Ask the whole list or the short one; a yes to an emergency ends it with its page, and it was not gone through.

    Raises:
        PainPlanError: An answer could not be kept; what it leads to was told, and the others were asked all the same.
    """
    views = [view for view in Safety(coach).signs() if whole or view.short]
    failed: list[PainPlanError] = []
    answered: list[str] = []
    if all(_asked(coach, view, failed, answered) for view in views) and not failed:
        if answered:
            Safety(coach).list_asked(whole=whole)
        else:
            click.echo(asset("safety")["closing"]["nothing_said"])
    if failed:
        raise type(failed[0])(str(failed[0]))


def _asked(coach: Coach, view: SignView, failed: list[PainPlanError], answered: list[str]) -> bool:
    """Ask one question, each answer saved; false where its page comes before every other question.

    What an answer leads to is told at once where it cannot be kept, which ``failed`` notes; ``answered`` notes which
    were not passed over.
    """
    words = asset("warning_signs")["answers"]
    keys = words["ask_emergency"] if view.emergency else words["ask"]
    fitting = {key: value for key, value in _KEYS.items() if value != "long_standing" or not view.emergency}
    ask = say("commands/safety.says.enter_skips", ask=view.text, keys=keys)
    answer = one_of(ask, fitting, say("commands/safety.says.answer_with", keys=keys))
    if not answer:
        return True
    answered.append(view.id)
    try:
        for line in Closing(coach, SIGNS).stays_open({view.id: answer}):
            click.echo(line)
        now = next(one for one in Safety(coach).answer_signs({view.id: answer}) if one.id == view.id)
        if now.asks_more:
            now = _decided(coach, now)
        return not (answer == "yes" and now.tier == "E")
    except PainPlanError as error:
        for line in first_words(error):
            click.echo(line)
        failed.append(error)
        return not any(one.tier == "E" for one in opened_by({view.id: answer}))


def _decided(coach: Coach, view: SignView) -> SignView:
    """Ask what decides between two tiers; who is not sure skips it, and the higher one counts."""
    keys = asset("warning_signs")["answers"]["ask_decides"]
    yes_no = {key: value for key, value in _KEYS.items() if value in get_args(YesNo)}
    answer = one_of(f"{view.decides}\n  {keys}", yes_no, say("commands/safety.says.answer_with", keys=keys))
    views = Safety(coach).answer_signs({f"{view.id}{DECIDES}": answer}) if answer else Safety(coach).signs()
    return next(one for one in views if one.id == view.id)


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
