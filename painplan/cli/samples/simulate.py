"""``painplan simulate``: the same made-up weeks lived in three ways; needs no diary."""

from collections.abc import Iterator, Mapping

import click
import msgspec

from painplan.charts import weeks as charts_weeks
from painplan.cli.modes import only
from painplan.cli.output import Document, show
from painplan.cli.samples.pace import positive
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.parse import parse_number
from painplan.pacing.body import AIM, OVERDONE_PACED, OVERDONE_PUSHING, OVERDONE_RESTING, MadeUpPerson
from painplan.pacing.parameters import PARAMETERS
from painplan.pacing.simulation import MOST_WEEKS, Strategy, simulate
from painplan.safety.rules import Situation, allows
from painplan.samples.demonstration import CourseShown, outcome, shown
from painplan.samples.demonstration_words import (
    TOP,
    band_words,
    decides,
    ends_words,
    limits,
    parameters_page,
    sentence_to_say,
)

CHART_HEIGHT = 12
MOST_WIDTH = 100
HUNDRED = 100
OVERDONE = tuple(f"{HUNDRED * share:g}" for share in (OVERDONE_PUSHING, OVERDONE_RESTING, OVERDONE_PACED))


@click.command("simulate", cls=Command)
@click.option("--weeks", type=click.IntRange(1, MOST_WEEKS), default=52, show_default=True, metavar="N")
@click.option("--seed", type=int, default=1, show_default=True, metavar="N")
@click.option("--start", default="20", show_default=True, metavar="MINUTES")
@click.option("--temptation", default="5", show_default=True, metavar="0-10")
@click.option("--flare-proneness", default="5", show_default=True, metavar="0-10")
@click.option("--overdone-pushing", default=OVERDONE[0], show_default=True, metavar="%")
@click.option("--overdone-resting", default=OVERDONE[1], show_default=True, metavar="%")
@click.option("--overdone-paced", default=OVERDONE[2], show_default=True, metavar="%")
@click.option("--aim-times", default=f"{AIM:g}", show_default=True, metavar="N")
@click.option("--pem", is_flag=True)
@click.option("--numbers", is_flag=True)
@click.pass_context
def command(
    context: click.Context,
    weeks: int,
    seed: int,
    start: str,
    temptation: str,
    flare_proneness: str,
    overdone_pushing: str,
    overdone_resting: str,
    overdone_paced: str,
    aim_times: str,
    pem: bool,
    numbers: bool,
) -> None:
    settings = settings_of(context)
    pem = pem or settings.effort_makes_worse
    person = MadeUpPerson(
        capacity_minutes=positive(start, "--start"),
        temptation=_share(temptation, "--temptation", TOP),
        flare_proneness=_share(flare_proneness, "--flare-proneness", TOP),
        pem=pem,
        overdone_pushing=_share(overdone_pushing, "--overdone-pushing", HUNDRED),
        overdone_resting=_share(overdone_resting, "--overdone-resting", HUNDRED),
        overdone_paced=_share(overdone_paced, "--overdone-paced", HUNDRED),
        aim_times=_times(aim_times),
    )
    if numbers:
        only(context, "numbers")
        show(settings, {"parameters": _parameters()}, parameters_page().splitlines())
        return
    if not allows("demonstration", Situation(branch=pem)):
        nothing = {"strategies": None, "say": None, "decides": None, "outcome": None, "limits": limits()}
        show(settings, {**_about(person, weeks, seed), **nothing}, limits())
        return
    courses = {course.strategy: shown(course) for course in simulate(person, weeks, seed)}
    show(settings, _document(courses, person, seed), _lines(courses, person))


def _parameters() -> list[Document]:
    return [
        {"name": one.name, "value": one.value, "unit": one.unit, "source": one.source, "upper": one.upper}
        for one in PARAMETERS
    ]


def _times(text: str) -> float | None:
    """The aim in times of the first amount; none where it is 0."""
    try:
        return parse_number(text) or None
    except WrongInput as error:
        raise WrongInput(f"--aim-times: {error}") from None


def _share(text: str, option: str, top: int) -> float:
    """A number from 0 to ``top`` as a share.

    Raises:
        WrongInput: It is not.
    """
    try:
        value = parse_number(text)
    except WrongInput as error:
        raise WrongInput(f"{option}: {error}") from None
    if not 0 <= value <= top:
        raise WrongInput(f"{option} goes from 0 to {top}; it is {text}.")
    return value / top


def _document(courses: Mapping[Strategy, CourseShown], person: MadeUpPerson, seed: int) -> Document:
    weeks = len(courses["paced"].weekly)
    return {
        **_about(person, weeks, seed),
        "strategies": {name: _course(course) for name, course in courses.items()},
        "say": sentence_to_say(courses),
        "decides": decides(person, weeks),
        "outcome": msgspec.structs.asdict(outcome(courses)),
        "limits": None,
    }


def _about(person: MadeUpPerson, weeks: int, seed: int) -> Document:
    words = asset("demonstration")
    return {
        "illustration": True,
        "notice": f"{words['illustration']} {words['made_of']}",
        "weeks": weeks,
        "seed": seed,
        "person": msgspec.structs.asdict(person),
        "parameters": _parameters(),
    }


def _course(course: CourseShown) -> Document:
    evenness = course.evenness
    return {
        "weekly": course.weekly,
        "total": course.total,
        "ends_with": course.ends_with,
        "ends_over_weeks": course.ends_over,
        "flare_days": course.flare_days,
        "overdone_days": course.overdone_days,
        "aim": course.kept.aim if course.kept else None,
        "evenness": {
            "bbi": evenness.index,
            "cv": evenness.cv,
            "cycles": evenness.cycles,
            "pairs": evenness.pairs,
            "band": evenness.band,
        },
    }


def _lines(courses: Mapping[Strategy, CourseShown], person: MadeUpPerson) -> Iterator[str]:
    from shutil import get_terminal_size  # only where something is drawn

    words = asset("demonstration")
    names, rows = words["strategies"], words["rows"]
    yield f"{words['title']}. {words['illustration']}"
    first, second = (
        f"{charts_weeks.FIRST_SHOWN} {names['paced']}",
        f"{charts_weeks.SECOND_SHOWN} {names['push_through']}",
    )
    yield f"{first}   {second}   ({words['unit']})"
    width = min(MOST_WIDTH, get_terminal_size().columns - 2)
    yield charts_weeks.draw_weeks(
        courses["paced"].weekly, courses["push_through"].weekly, width=width, height=CHART_HEIGHT
    )
    for name, course in courses.items():
        yield ""
        yield f"{names[name]}: {words['about'][name]}"
        yield (
            f"  {rows['total']} {amount(course.total, 'minutes')}, "
            f"{ends_words(course)} {number(course.ends_with)} a week, {rows['flare_days']} {course.flare_days}, "
            f"{rows['overdone_days']} {course.overdone_days}, "
            f"{rows['evenness']}: {band_words(course)}"
        )
    yield ""
    yield sentence_to_say(courses)
    yield f"{decides(person, len(courses['paced'].weekly))} {words['decides']['command']}"
    yield words["made_of"]
