"""``painplan score``: answers to a questionnaire or a test become a number; needs no diary."""

from collections.abc import Iterator

import click

from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.settings import Command, Settings, settings_of
from painplan.errors import PainPlanError, WrongInput, quoted
from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.numbers import exact
from painplan.kit.parse import parse_number
from painplan.kit.words import say
from painplan.measures import instruments as own_instruments
from painplan.measures.change import ScoreChange, change
from painplan.measures.documents import (
    InstrumentDocument,
    InstrumentsDocument,
    ScoreDocument,
    change_document,
    items_document,
)
from painplan.measures.instrument import Instrument
from painplan.measures.program_instruments import change_rules, change_words
from painplan.measures.result import Person, ScoreResult, scored
from painplan.measures.score_words import instrument_words, list_words, score_words
from painplan.measures.shelf import Shelf
from painplan.measures.typed_answers import parse_answers, parse_list
from painplan.safety import crisis_support, help_page

GOALS = "gas"
EXAMPLE = "for example: painplan score peg 7 8 6. All instruments: painplan score --list"


# Unknown options are taken as answers, so that levels below 0 can be typed as they are.
@click.command("score", cls=Command, context_settings={"ignore_unknown_options": True})
@click.argument("name", required=False, metavar="INSTRUMENT")
@click.argument("answers", nargs=-1, metavar="ANSWER...")
@click.option("--list", "everything", is_flag=True)
@click.option("--items", is_flag=True)
@click.option("--levels", metavar="L,L")
@click.option("--weights", metavar="W,W")
@click.option("--age", type=click.IntRange(0, 120), metavar="YEARS")
@click.option("--table", type=click.Choice(["men", "women", "none"], case_sensitive=False))
@click.option("--arms", is_flag=True)
@click.option("--before", metavar="N")
@click.pass_context
def command(
    context: click.Context,
    name: str | None,
    answers: tuple[str, ...],
    everything: bool,
    items: bool,
    levels: str | None,
    weights: str | None,
    age: int | None,
    table: str | None,
    arms: bool,
    before: str | None,
) -> None:
    settings = settings_of(context)
    shelf = own_instruments.all_instruments(settings.place())
    if everything:
        only(context, "everything")
        return show(settings, _list_document(shelf), list_words(shelf))
    if name is None:
        raise WrongInput(say("commands/measures.says.name_instrument_give_answers", example=EXAMPLE))
    instrument = shelf.named(name)
    if items:
        only(context, "name", "items")
        return show(settings, items_document(instrument), _with_notice(instrument, instrument_words(instrument)))
    check_options(instrument, levels=levels, age=age, table=table, arms=arms)
    person = Person(age, None if table == "none" else table)  # type: ignore[arg-type]  # click holds the choice
    typed = _typed(instrument, answers, levels, arms=arms)
    weighing = () if weights is None else tuple(_number(text, "A weight") for text in parse_list(weights))
    result = scored(instrument, parse_answers(instrument, typed), weights=weighing, person=person)
    earlier = None if before is None else _number(before, "--before")
    changed = None if earlier is None else _change(result, earlier)
    change_told, said = change_document(result, changed, earlier), tuple(score_words(result, person))
    page = _page(settings, result)
    document = ScoreDocument.of(result, says=said, change=change_told, page=page)
    show(settings, document, [*_lines(result, person, changed, earlier, arms=arms), *(("", *page) if page else ())])
    return None


def _page(settings: Settings, result: ScoreResult) -> tuple[str, ...]:
    """Where help is, where the answers call for it (clinical.md C3); no diary is opened for it."""
    if not result.support:
        return ()
    return tuple(help_page.page_lines(help_page.help_page(crisis_support.numbers_in(settings.place()), None)))


def _typed(instrument: Instrument, answers: tuple[str, ...], levels: str | None, *, arms: bool) -> list[str]:
    for answer in answers:
        if answer.startswith("--"):
            raise WrongInput(say("commands/measures.says.no_option_see_painplan_2", answer=quoted(answer)))
    if levels is not None and answers:
        raise WrongInput(say("commands/measures.says.give_levels_once_behind"))
    if arms:
        return ["0"]
    if levels is None and not answers:
        example = "painplan score gas --levels=-2,0,-1" if instrument.name == GOALS else None
        questions = f"Its questions: painplan score {instrument.name} --items"
        raise WrongInput(
            f"Give the answers to {instrument.title}{f', for example: {example}' if example else ''}. {questions}"
        )
    return parse_list(levels) if levels is not None else list(answers)


def check_options(
    instrument: Instrument, *, levels: str | None, age: int | None, table: str | None, arms: bool
) -> None:
    """An option that an instrument does not know is a mistake, and would be lost without a word."""
    wrong = {
        "--levels": levels is not None and instrument.scoring != "gas_t",
        "--age": age is not None and not instrument.knows_ages,
        "--table": table is not None and not instrument.norms,
        "--arms": arms and instrument.name != "chair-stand",
    }
    for option, is_wrong in wrong.items():
        if is_wrong:
            raise WrongInput(say("commands/measures.says.no_meaning_leave_out", option=option, title=instrument.title))


def _number(text: str, what: str) -> float:
    try:
        return parse_number(text)
    except PainPlanError as error:
        raise WrongInput(f"{what}: {error}") from None


def _change(result: ScoreResult, before: float) -> ScoreChange | None:
    instrument = result.instrument
    low, high = result.range
    if not low <= before <= high:
        raise WrongInput(f"--before is {exact(before)}; {instrument.title} goes from {low:,g} to {high:,g}.")
    # The rule for goals speaks of the level of one goal, not of T.
    rule = None if instrument.scoring == "gas_t" else change_rules().get(instrument.change or "")
    if rule is None and not instrument.meaningful:
        raise WrongInput(asset("score")["change_unknown"].format(title=instrument.title))
    return None if rule is None or result.score is None else change(rule, before, result.score)


def _list_document(shelf: Shelf) -> InstrumentsDocument:
    known = [InstrumentDocument.of(one, instrument=name) for name, one in shelf.instruments.items()]
    return InstrumentsDocument.of(shelf, instruments=known)


def _lines(
    result: ScoreResult, person: Person, changed: ScoreChange | None, earlier: float | None, *, arms: bool
) -> Iterator[str]:
    words = asset("score")
    if arms:
        yield words["arms"]
    yield from score_words(result, person)
    if changed is not None:
        yield words["change"].format(
            before=number(changed.before), after=number(changed.after), word=change_words(changed)
        )
    elif earlier is not None and result.score is not None:
        yield words["change"].format(before=number(earlier), after=number(result.score), word="").rstrip()
    if result.instrument.meaningful and result.complete:
        yield words["notice_change"].format(meaningful=result.instrument.meaningful)
    yield from _with_notice(result.instrument, ())


def _with_notice(instrument: Instrument, lines: Iterator[str] | tuple[()]) -> Iterator[str]:
    yield from lines
    yield ""
    yield instrument.notice
