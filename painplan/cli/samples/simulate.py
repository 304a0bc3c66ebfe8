"""``painplan simulate``: the same made-up weeks lived in three ways; needs no diary."""

from collections.abc import Iterator, Mapping

import click

from painplan.charts import weeks as charts_weeks
from painplan.cli import output
from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.samples.pace import positive
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.parse import parse_number
from painplan.pacing.body import AIM, OVERDONE_PACED, OVERDONE_PUSHING, OVERDONE_RESTING, MadeUpPerson
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
from painplan.samples.documents import demonstration_document, parameters_document

CHART_HEIGHT = 12
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
    pem = pem or settings.effort_makes_worse == "often"
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
        show(settings, parameters_document(), parameters_page().splitlines())
        return
    if not allows("demonstration", Situation(branch=pem)):
        show(settings, demonstration_document(person, weeks, seed, None, limits=limits()), limits())
        return
    courses = {course.strategy: shown(course) for course in simulate(person, weeks, seed)}
    weeks = len(courses["paced"].weekly)
    told = {"say": sentence_to_say(courses), "decides": decides(person, weeks), "outcome": outcome(courses)}
    lines = _lines(courses, person, drawn=not settings.reads_along)
    show(settings, demonstration_document(person, weeks, seed, courses, **told), lines)


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


def _weeks(courses: Mapping[Strategy, CourseShown], *, drawn: bool) -> Iterator[str]:
    """The weeks of two ways: a picture at a terminal, else the numbers."""
    words = asset("demonstration")
    paced, pushed = (courses[name].weekly for name in ("paced", "push_through"))
    first, second = words["strategies"]["paced"], words["strategies"]["push_through"]
    if not drawn or (columns := output.drawn_columns()) is None:
        yield f"{words['week']}: {first}, {second} ({words['unit']})"
        for week, (one, other) in enumerate(zip(paced, pushed, strict=True), 1):
            yield f"{week:>4}  {number(one):>8}  {number(other):>8}"
        return
    yield f"{charts_weeks.FIRST_SHOWN} {first}   {charts_weeks.SECOND_SHOWN} {second}   ({words['unit']})"
    yield charts_weeks.draw_weeks(paced, pushed, width=columns, height=CHART_HEIGHT)


def _lines(courses: Mapping[Strategy, CourseShown], person: MadeUpPerson, *, drawn: bool) -> Iterator[str]:
    words = asset("demonstration")
    names, rows = words["strategies"], words["rows"]
    yield f"{words['title']}. {words['illustration']}"
    yield from _weeks(courses, drawn=drawn)
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
