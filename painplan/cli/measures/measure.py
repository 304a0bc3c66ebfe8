"""``painplan measure``: answer a questionnaire or note a score, kept in the diary; what is due; what became of it."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import click

from painplan.cli.asking import ask_and_keep
from painplan.cli.measures.measured import (
    all_lines,
    due_lines,
    measured_lines,
    measured_told,
    taken_lines,
    taken_told,
)
from painplan.cli.measures.score import check_options
from painplan.cli.measures.test import answers_before, do_test
from painplan.cli.modes import needs, only
from painplan.cli.output import show
from painplan.cli.settings import DAY, Command, Settings, settings_of
from painplan.errors import WrongInput
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_number
from painplan.kit.words import say
from painplan.measures.documents import (
    AllMeasuredDocument,
    InstrumentNameDocument,
    InstrumentNamesDocument,
    InstrumentsDueDocument,
    banner_document,
)
from painplan.measures.instrument import Instrument
from painplan.measures.questionnaire_flow import GOALS, QuestionnaireFlow, rated_goals
from painplan.measures.result import Person
from painplan.measures.results import MeasuredRoom
from painplan.measures.score_words import list_words
from painplan.measures.service import Assessments, Taken
from painplan.measures.typed_answers import parse_answers, parse_list
from painplan.safety import crisis_support, help_page
from painplan.today.coach import Coach

Way = Literal["higher", "lower"]


# Unknown options are taken as answers, so that levels below 0 can be typed as they are.
@click.command("measure", cls=Command, context_settings={"ignore_unknown_options": True})
@click.argument("name", required=False, metavar="INSTRUMENT")
@click.argument("answers", nargs=-1, metavar="ANSWER...")
@click.option("--answer", "more", multiple=True, metavar="A")
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD")
@click.option("--due", is_flag=True)
@click.option("--list", "everything", is_flag=True)
@click.option("--results", is_flag=True)
@click.option("--activity", "activities", multiple=True, metavar="TEXT")
@click.option("--because", default="", metavar="TEXT")
@click.option("--conditions", default="", metavar="TEXT")
@click.option("--weights", default="", metavar="W,W")
@click.option("--age", type=click.IntRange(0, 120), metavar="YEARS")
@click.option("--table", type=click.Choice(["men", "women", "none"], case_sensitive=False))
@click.option("--arms", is_flag=True)
@click.option("--elsewhere", metavar="NAME")
@click.option("--from", "low", metavar="N")
@click.option("--to", "high", metavar="N")
@click.option("--better", type=click.Choice(["higher", "lower"]))
@click.pass_context
def command(
    context: click.Context,
    name: str | None,
    answers: tuple[str, ...],
    more: tuple[str, ...],
    day: date | None,
    due: bool,
    everything: bool,
    results: bool,
    activities: tuple[str, ...],
    because: str,
    conditions: str,
    weights: str,
    age: int | None,
    table: str | None,
    arms: bool,
    elsewhere: str | None,
    low: str | None,
    high: str | None,
    better: Way | None,
) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    room = Assessments(coach)
    if everything:
        only(context, "everything")
        shelf = room.shelf
        titles = [InstrumentNameDocument.of(one, instrument=key) for key, one in shelf.instruments.items()]
        return show(settings, InstrumentNamesDocument.of(shelf, instruments=titles), list_words(shelf))
    if due:
        only(context, "due")
        return show(settings, InstrumentsDueDocument.of(date_=coach.today, due=room.due()), due_lines(room))
    if elsewhere is not None:
        only(context, "name", "answers", "more", "elsewhere", "low", "high", "better", "day")
        given = [text for text in (name, *answers, *more) if text is not None]
        return _show_taken(settings, coach, room, _from_elsewhere(room, elsewhere, given, low, high, better, day))
    looked_at = MeasuredRoom(coach)
    needs(context, low="elsewhere", high="elsewhere", better="elsewhere")
    if name is None:
        only(context, "results")
        if results or not settings.can_ask:
            all_of_it = looked_at.all()
            banner = banner_document(looked_at)
            document = AllMeasuredDocument.of(measures=map(measured_told, all_of_it), banner=banner)
            return show(settings, document, all_lines(all_of_it, looked_at))
        raise WrongInput(say("commands/measures.says.name_what_answer_example"))
    if results:
        only(context, "name", "results")
        known = looked_at.called(name) or room.shelf.named(name).name
        one = looked_at.measured(known)
        return show(settings, measured_told(one), measured_lines(one))
    instrument = room.shelf.named(name)
    check_options(instrument, levels=None, age=age, table=table, arms=arms)
    is_test = instrument.kind == "performance"
    said = [text for text in more if is_test and "=" in text]
    more = tuple(text for text in more if text not in said)
    if arms and instrument.name == "chair-stand":
        safe = () if more else ("more",)
        only(context, "name", "arms", "day", "because", "conditions", "age", "table", "activities", *safe)
    typed = ["0"] if arms and instrument.name == "chair-stand" else [*answers, *more]
    _check_no_option(typed)
    person = Person(age, None if table in (None, "none") else table)  # type: ignore[arg-type]  # click holds the choice
    if is_test:
        only(context, "name", "answers", "more", "arms", "day", "conditions", "age", "table")
        before = answers_before(said)
        return do_test(context, instrument, before, typed, day, conditions=conditions, person=person, arms=arms)
    goals = tuple(goal.text for goal in rated_goals(coach)) if instrument.name == GOALS else ()
    weighed = [parse_number(text) for text in parse_list(weights)] if weights else []
    if not typed:
        if not settings.can_ask:
            raise WrongInput(say("commands/measures.says.give_answers_example_painplan", instrument=instrument.name))
        only(
            context,
            "name",
            "day",
            *(() if goals else ("activities",)),
            "because",
            "conditions",
            "age",
            "table",
            "weights",
        )
        flow = QuestionnaireFlow(
            coach,
            name,
            day,
            activities=activities,
            because=because,
            conditions=conditions,
            person=person,
            weights=weighed,
        )
        return ask_at_a_terminal(coach, flow)
    activities = activities or goals or _earlier(room, instrument)
    values = parse_answers(instrument, typed)
    taken = room.save(
        instrument.name,
        values,
        day,
        activities=activities[: len(values)],
        because=because,
        conditions=conditions,
        weights=weighed,
        person=person,
    )
    return _show_taken(settings, coach, room, taken)


def _check_no_option(typed: Sequence[str]) -> None:
    """Unknown options come as answers; none of them is one."""
    for text in typed:
        if text.startswith("--"):
            raise WrongInput(say("commands/measures.says.no_option_see_painplan", text=text[:40]))


def _show_taken(settings: Settings, coach: Coach, room: Assessments, taken: Taken) -> None:
    """What was kept; where it calls for help, whom to call stands below it."""
    support = room.support_needed(taken)
    lines = [*taken_lines(taken, support=support), *(_support(coach) if support else ())]
    show(settings, taken_told(taken, support=support), lines)


def ask_at_a_terminal(coach: Coach, flow: QuestionnaireFlow) -> None:
    """Ask one instrument, as the screens do, and tell what came of it."""
    room, told = Assessments(coach), False

    def help_now(needed: bool) -> None:
        nonlocal told
        if needed and not told:
            told = True
            for line in [*_support(coach), ""]:
                click.echo(line)

    click.echo(one_line(flow.instrument.title))
    kept = ask_and_keep(flow, lambda name, said: help_now(flow.answer_calls()))
    taken = flow.taken()
    for line in taken_lines(taken, support=room.support_needed(taken)) if taken else [kept]:
        click.echo(line)
    help_now(flow.support_needed())


def _from_elsewhere(
    room: Assessments,
    title: str,
    given: Sequence[str],
    low: str | None,
    high: str | None,
    better: Way | None,
    day: date | None,
) -> Taken:
    if len(given) != 1 or low is None or high is None:
        raise WrongInput(say("commands/measures.says.score_from_elsewhere_needs"))
    span = parse_number(low), parse_number(high)
    direction = None if better is None else better == "higher"
    return room.save_elsewhere(title, parse_number(given[0]), span, day, higher_is_better=direction)


def _earlier(room: Assessments, instrument: Instrument) -> tuple[str, ...]:
    """The own activities of the last time: at follow-up the same ones are asked about (clinical.md B1)."""
    before = [made for made in room.facts() if made.instrument == instrument.name]
    return before[-1].activities if before else ()


def _support(coach: Coach) -> list[str]:
    """The page of support (clinical.md B1, C3)."""
    return ["", *help_page.page_lines(crisis_support.Support(coach).page())]
