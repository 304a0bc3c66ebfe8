"""``painplan pace``: the pacing calculator; needs no diary."""

from collections.abc import Iterator

import click

from painplan.cli.output import Document, show
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.pacing import Ladder, StartingAmount, ladder, starting_amount, starting_from_estimates
from painplan.words import asset, number, parse_number

MOST = 1_000_000
"""No unit counts more in a day."""


@click.command("pace", cls=Command, context_settings={"ignore_unknown_options": False})
@click.argument("trials", nargs=-1, metavar="TRIAL...")
@click.option("--unit-min", default="1", metavar="N", help="Smallest sensible step (1 minute, 50 metres, 100 steps).")
@click.option("--aim", metavar="N", help="The amount a day to reach.")
@click.option("--profile", type=click.Choice(["steady", "gentle"]), default="steady", show_default=True)
@click.option("--good", metavar="N", help="Estimate for a good day, when there are no tries.")
@click.option("--bad", metavar="N", help="Estimate for a bad day.")
@click.pass_context
def command(
    context: click.Context,
    trials: tuple[str, ...],
    unit_min: str,
    aim: str | None,
    profile: str,
    good: str | None,
    bad: str | None,
) -> None:
    """What a plan would start with after these tries, and where its steps lead."""
    smallest, goal = positive(unit_min, "--unit-min"), None if aim is None else positive(aim, "--aim")
    if trials:
        amounts = [positive(text, "A try") for text in trials]
        start = starting_amount(amounts, smallest, aim=goal, profile=profile)
    elif good is None or bad is None:
        raise WrongInput("Give three tries, for example: painplan pace 8 12 10. Or estimates: --good 20 --bad 5.")
    else:
        estimates = positive(good, "--good"), positive(bad, "--bad")
        start = starting_from_estimates(*estimates, smallest, aim=goal, profile=profile)
    steps = ladder(start, smallest, goal)
    show(settings_of(context), _document(start, steps), _lines(start, steps))


def positive(text: str, what: str) -> float:
    """A number above zero, and not more than anything a person counts in a day.

    Raises:
        WrongInput: It is not.
    """
    try:
        value = parse_number(text)
    except WrongInput as error:
        raise WrongInput(f"{what}: {error}") from None
    if value <= 0:
        raise WrongInput(f"{what} must be more than 0; it is {text}.")
    if value > MOST:
        raise WrongInput(f"{what} is more than a day can hold; it is {text}. Up to {MOST:,} is possible.")
    return value


def _document(start: StartingAmount, steps: Ladder) -> Document:
    return {
        "baseline": start.baseline,
        "quota": start.quota,
        "step": start.step,
        "provisional": start.provisional,
        "guarded": start.guarded,
        "weeks_to_aim": steps.weeks_to_aim,
        "ladder": [{"week": rung.week, "quota": rung.quota} for rung in steps.rungs],
    }


def _lines(start: StartingAmount, steps: Ladder) -> Iterator[str]:
    yield f"Starting point: {number(start.baseline)}. First amount: {number(start.quota)} a day."
    yield f"One small step: {number(start.step)}, once a week at most, when the week allows it."
    if start.guarded:
        yield "The good and the bad day are far apart, so the start is what the bad day allows."
    if start.provisional:
        yield "This comes from estimates; three tries on different days would make it surer."
    yield ""
    yield "If every week allows a step:"
    for rung in steps.rungs:
        yield f"  week {rung.week:>3}  {number(rung.quota):>8}"
    if steps.weeks_to_aim:
        yield f"The aim is reached in week {steps.weeks_to_aim}."
    yield asset("safety")["stop"]["short"]
