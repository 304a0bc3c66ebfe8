"""``painplan pace``: the pacing calculator; needs no diary."""

from collections.abc import Iterator, Sequence

import click
from msgspec import UNSET
from msgspec.structs import replace

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import check_one_reading, parse_number
from painplan.kit.units import UNITS
from painplan.kit.words import say
from painplan.pacing.calculator import Calculation, calculate
from painplan.pacing.start import FEWEST_TRIES, NotEnoughTrials, check_smallest, smallest_step
from painplan.plans.handed.file import handed_text, write_handed
from painplan.samples import calculator_page
from painplan.samples.calculator_page import calculation_remarks, day_full_words, pace_step_words
from painplan.samples.documents import calculation_document

MOST = 1_000_000
"""No unit counts more in a day."""
HALVES = "minutes"
"""The one unit of which small amounts are counted in halves (clinical.md A12 ``unit_min``)."""
ANY_UNIT = ""
"""Nobody said what is counted."""


@click.command("pace", cls=Command, context_settings={"ignore_unknown_options": False})
@click.argument("trials", nargs=-1, metavar="TRIAL...")
@click.option("--unit", type=click.Choice(list(UNITS)))
@click.option("--unit-min", metavar="N")
@click.option("--aim", metavar="N")
@click.option(
    "--profile",
    type=click.Choice(["steady", "gentle"]),
    default="steady",
    show_default=True,
)
@click.option("--good", metavar="N")
@click.option("--bad", metavar="N")
@click.option("--pem", is_flag=True)
@click.option("--print", "page", is_flag=True)
@click.option("--save", metavar="FILE")
@click.pass_context
def command(
    context: click.Context,
    trials: tuple[str, ...],
    unit: str | None,
    unit_min: str | None,
    aim: str | None,
    profile: str,
    good: str | None,
    bad: str | None,
    pem: bool,
    page: bool,
    save: str | None,
) -> None:
    amounts = _amounts(trials, good, bad)
    if save is not None:  # what another diary takes is counted in something
        unit = unit or HALVES
    smallest = smallest_step(unit, amounts) if unit else 1.0
    if unit_min is not None:
        chosen, smallest = smallest, positive(unit_min, "--unit-min")
        check_smallest(smallest, amounts, chosen=chosen)
    goal = None if aim is None else positive(aim, "--aim")
    for each in (*amounts, goal):
        if unit and (why := UNITS[unit].too_much(each)):
            raise WrongInput(why)
    settings, counted = settings_of(context), unit or ANY_UNIT
    worse = "often" if pem else settings.effort_makes_worse
    most = UNITS[unit].largest if unit else MOST
    found = calculate(amounts, smallest, aim=goal, profile=profile, worse=worse, most=most)
    saved = None if save is None else write_handed(save, handed_text(found, str(unit)), settings.place())
    document = replace(calculation_document(found), saved=UNSET if saved is None else saved)
    told = [say("plans.handed.written", path=one_line(saved))] if saved else []
    if page:
        text = calculator_page.pace_page(found, counted, settings.today)
        show(settings, replace(document, page=text), [text.rstrip("\n"), *told])
    else:
        whole = unit is None and unit_min is None and smallest_step(HALVES, amounts) < 1
        unused = len(trials) >= FEWEST_TRIES and not (good is None and bad is None)
        said = [asset("calculator")[each] for each, holds in (("whole_ones", whole), ("tries_count", unused)) if holds]
        show(settings, document, [*_lines(found, said), *told])


def _amounts(trials: tuple[str, ...], good: str | None, bad: str | None) -> tuple[float, ...]:
    """Three tries, else the estimates for a good and a bad day.

    Raises:
        WrongInput: There are neither, or not enough.
    """
    amounts = tuple(positive(text, "A try") for text in trials)
    if len(amounts) >= FEWEST_TRIES:
        return amounts
    if good is None or bad is None:
        if amounts:
            raise NotEnoughTrials(
                say("commands/samples.says.starting_point_needs_tries", fewest_tries=FEWEST_TRIES, count=len(amounts))
            )
        raise WrongInput(say("commands/samples.says.give_three_tries_example"))
    estimates = positive(good, "--good"), positive(bad, "--bad")
    if estimates[1] > estimates[0]:
        raise WrongInput(say("commands/samples.says.bad_day_above_good", bad=bad, good=good))
    return estimates


def positive(text: str, what: str) -> float:
    """A number above zero, and not more than anything a person counts in a day.

    Raises:
        WrongInput: It is not.
    """
    try:
        check_one_reading(text, MOST, "")
        value = parse_number(text)
    except WrongInput as error:
        raise WrongInput(f"{what}: {error}") from None
    if value <= 0:
        raise WrongInput(say("commands/samples.says.must_more_than", what=what, text=text))
    if value > MOST:
        raise WrongInput(say("commands/samples.says.more_than_day_can", what=what, text=text, most=f"{MOST:,}"))
    return value


def _lines(found: Calculation, said: Sequence[str]) -> Iterator[str]:
    start, steps = found.start, found.ladder
    yield f"Starting point: {number(start.baseline)}. First amount: {number(start.quota)} a day."
    yield pace_step_words(found, ANY_UNIT) if found.steps else asset("calculator")["no_steps_here"]
    yield from (*calculation_remarks(found), *said, "")
    if found.steps:
        yield asset("calculator")["ladder_bare"]
        for rung in steps.rungs:
            yield f"  week {rung.week:>3}  {number(rung.quota):>8}"
        yield from day_full_words(found, ANY_UNIT)
    if steps.weeks_to_aim:
        yield say("commands/samples.says.aim_reached_week", weeks_to_aim=steps.weeks_to_aim)
    yield asset("safety")["stop"]["short"]
