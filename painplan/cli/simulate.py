"""``painplan simulate``: the same made-up weeks lived in three ways; needs no diary."""

from collections.abc import Iterator, Mapping

import click
import msgspec

from painplan.cli.output import Document, show
from painplan.cli.pace import positive
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.insight.demonstration import CourseShown, shown
from painplan.pacing.body import Person
from painplan.pacing.parameters import PARAMETERS
from painplan.pacing.simulation import MOST_WEEKS, Strategy, simulate
from painplan.words.amounts import number
from painplan.words.assets import asset
from painplan.words.demonstration import band_words, sentence_to_say
from painplan.words.parse import parse_number

CHART_HEIGHT = 12
MOST_WIDTH = 100
TOP = 10
"""Temptation and flare-proneness are told from 0 to 10."""


@click.command("simulate", cls=Command)
@click.option(
    "--weeks", type=click.IntRange(1, MOST_WEEKS), default=52, show_default=True, metavar="N", help="How many weeks."
)
@click.option("--seed", type=int, default=1, show_default=True, metavar="N", help="Another number, another course.")
@click.option("--start", default="20", show_default=True, metavar="MINUTES", help="What a day holds at first.")
@click.option("--temptation", default="5", show_default=True, metavar="0-10", help="To do more on good days.")
@click.option("--flare-proneness", default="5", show_default=True, metavar="0-10", help="How the body answers.")
@click.option("--pem", is_flag=True, help="Effort brings a lasting worsening: no step up at all.")
@click.pass_context
def command(
    context: click.Context, weeks: int, seed: int, start: str, temptation: str, flare_proneness: str, pem: bool
) -> None:
    """An illustration, not a forecast: the same made-up weeks lived in three ways, side by side.

    The strategies are push_through (all that a good day holds and more), rest_until_gone (little while it hurts) and
    paced (the rules of this program).
    """
    person = Person(
        capacity_minutes=positive(start, "--start"),
        temptation=_of_ten(temptation, "--temptation"),
        flare_proneness=_of_ten(flare_proneness, "--flare-proneness"),
        pem=pem,
    )
    courses = {course.strategy: shown(course) for course in simulate(person, weeks, seed)}
    show(settings_of(context), _document(courses, person, seed), _lines(courses, person))


def _of_ten(text: str, option: str) -> float:
    """A number from 0 to 10 as a share.

    Raises:
        WrongInput: It is not.
    """
    try:
        value = parse_number(text)
    except WrongInput as error:
        raise WrongInput(f"{option}: {error}") from None
    if not 0 <= value <= TOP:
        raise WrongInput(f"{option} goes from 0 to {TOP}; it is {text}.")
    return value / TOP


def _document(courses: Mapping[Strategy, CourseShown], person: Person, seed: int) -> Document:
    words = asset("demonstration")
    return {
        "illustration": True,
        "notice": f"{words['illustration']} {words['made_of']}",
        "weeks": len(courses["paced"].weekly),
        "seed": seed,
        "person": msgspec.structs.asdict(person),
        "parameters": [msgspec.structs.asdict(one) for one in PARAMETERS],
        "strategies": {name: _course(course) for name, course in courses.items()},
        "say": sentence_to_say(courses, pem=person.pem),
    }


def _course(course: CourseShown) -> Document:
    evenness = course.evenness
    return {
        "weekly": course.weekly,
        "total": course.total,
        "ends_with": course.ends_with,
        "flare_days": course.flare_days,
        "evenness": {
            "bbi": evenness.index,
            "cv": evenness.cv,
            "cycles": evenness.cycles,
            "pairs": evenness.pairs,
            "band": evenness.band,
        },
    }


def _lines(courses: Mapping[Strategy, CourseShown], person: Person) -> Iterator[str]:
    from shutil import get_terminal_size

    from painplan.charts import FIRST_SHOWN, SECOND_SHOWN, draw_weeks

    words = asset("demonstration")
    names, rows = words["strategies"], words["rows"]
    yield f"{words['title']}. {words['illustration']}"
    yield f"{FIRST_SHOWN} {names['paced']}   {SECOND_SHOWN} {names['push_through']}   ({words['unit']})"
    width = min(MOST_WIDTH, get_terminal_size().columns - 2)
    yield draw_weeks(courses["paced"].weekly, courses["push_through"].weekly, width=width, height=CHART_HEIGHT)
    for name, course in courses.items():
        yield ""
        yield f"{names[name]}: {words['about'][name]}"
        yield (
            f"  {rows['total']} {number(course.total)} minutes, {rows['ends_with']} {number(course.ends_with)} a week, "
            f"{rows['flare_days']} {course.flare_days}, {rows['evenness']}: {band_words(course)}"
        )
    yield ""
    yield sentence_to_say(courses, pem=person.pem)
    yield words["made_of"]
