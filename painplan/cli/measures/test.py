"""``painplan test``: a home test, its safety words first; the result is typed in and kept in the diary."""

from collections.abc import Iterable
from datetime import date

import click

from painplan.cli.asking import AskedByLine
from painplan.cli.measures.measured import taken_lines, taken_told
from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.safety.not_asked import not_asked_lines
from painplan.cli.settings import DAY, Command, settings_of
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_yes
from painplan.kit.words import say
from painplan.measures.documents import HomeTestDocument, HomeTestsDocument, HomeTestTakenDocument
from painplan.measures.home_test_flow import HomeTestFlow
from painplan.measures.instrument import Instrument
from painplan.measures.program_instruments import asked_before_tests
from painplan.measures.result import Person
from painplan.measures.score_words import instrument_words
from painplan.measures.service import Assessments
from painplan.safety.documents import NotAskedDocument, not_asked_document


@click.command("test", cls=Command)
@click.argument("name", required=False, metavar="NAME")
@click.option("--list", "everything", is_flag=True)
@click.option("--result", "results", multiple=True, metavar="N")
@click.option("--answer", "said", multiple=True, metavar="ID=yes|no")
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD")
@click.option("--conditions", default="", metavar="TEXT")
@click.option("--age", type=click.IntRange(0, 120), metavar="YEARS")
@click.option("--table", type=click.Choice(["men", "women", "none"], case_sensitive=False))
@click.option("--arms", is_flag=True)
@click.pass_context
def command(
    context: click.Context,
    name: str | None,
    everything: bool,
    results: tuple[str, ...],
    said: tuple[str, ...],
    day: date | None,
    conditions: str,
    age: int | None,
    table: str | None,
    arms: bool,
) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    room = Assessments(coach)
    if everything or name is None:
        only(context, "everything")
        return show(
            settings, HomeTestsDocument.of(tests=room.tests()), [f"{one.name:<20}{one.title}" for one in room.tests()]
        )
    test = room.test_named(name)
    if arms and test.name == "chair-stand":
        only(context, "name", "arms", "said", "day", "conditions", "age", "table")
    typed = ["0"] if arms and test.name == "chair-stand" else list(results)
    person = Person(age, None if table in (None, "none") else table)  # type: ignore[arg-type]  # click holds the choice
    return do_test(context, test, answers_before(said), typed, day, conditions=conditions, person=person, arms=arms)


def do_test(
    context: click.Context,
    test: Instrument,
    answers: dict[str, str],
    typed: list[str],
    day: date | None,
    *,
    conditions: str,
    person: Person,
    arms: bool,
) -> None:
    """What comes before a home test, its result, and what was kept; `test` and `measure` alike.

    Args:
        context: Of the command.
        test: Which one.
        answers: To the questions before it, by id.
        typed: The result, as far as it was given.
        day: When it was done; none: today.
        conditions: Chair, shoes, time of day, aid.
        person: Age and chosen table.
        arms: Chair stand: the arms were used.

    Raises:
        CannotDo: Something speaks against a test; nothing is kept.
    """
    settings = settings_of(context)
    coach = settings.coach()
    flow = HomeTestFlow(
        coach, test.name, day, before=answers, results=typed, conditions=conditions, person=person, arms=arms
    )
    asks = settings.can_ask
    if not typed and not asks:
        only(context, "name", "said", "arms")
        # What is read before the test is also what is given where nobody can be asked.
        lines = [*instrument_words(test), "", *_questions(), "", *not_asked_lines(coach, "test"), _next(test)]
        return show(settings, _document(test, not_asked_document(coach, "test")), lines)
    if asks and flow.names:
        for line in (one_line(test.title), asset("score")["never_test"], *not_asked_lines(coach, "test")):
            click.echo(line)
        AskedByLine(flow).ask_all()
    flow.keep()
    assert flow.taken is not None
    not_asked = not_asked_document(coach, "test")
    document = HomeTestTakenDocument.of(taken_told(flow.taken), not_asked=not_asked)
    return show(settings, document, [*taken_lines(flow.taken), *not_asked_lines(coach, "test")])


def answers_before(said: Iterable[str]) -> dict[str, str]:
    """The answers to what is asked before a home test, as typed behind ``--answer``.

    Raises:
        WrongInput: One is no ``ID=yes`` or ``ID=no``.
    """
    known = [question.id for question in asked_before_tests()]
    answers: dict[str, str] = {}
    for text in said:
        name, sign, answer = text.partition("=")
        if not sign or name not in known:
            raise WrongInput(say("commands/measures.says.say_id_yes_id", known=", ".join(known)))
        answers[name] = "yes" if parse_yes(answer, name) else "no"
    return answers


def _questions() -> list[str]:
    return [f"{question.id}: {question.ask}" for question in asked_before_tests()]


def _next(test: Instrument) -> str:
    return say("commands/measures.says.then_note_result_painplan", test=test.name)


def _document(test: Instrument, not_asked: NotAskedDocument | None) -> HomeTestDocument:
    words = asset("score")
    return HomeTestDocument.of(
        test,
        safety=(words["before_test"], words["never_test"]),
        same_each_time=words["same_each_time"],
        questions=asked_before_tests(),
        results=tuple(test.label(place) for place in range(test.counts[1])),
        not_asked=not_asked,
    )
