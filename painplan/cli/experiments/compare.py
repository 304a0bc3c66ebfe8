"""``painplan compare``: two series of one person beside each other; needs no diary."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

import click

from painplan.cli.exchange.choices import choices_of, with_days_and_numbers
from painplan.cli.output import show
from painplan.cli.samples.replay import there
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.exchange import text as exchange_text
from painplan.exchange import values as exchange_values
from painplan.experiments.documents import EffectDocument
from painplan.experiments.result import DAYS_NEEDED
from painplan.experiments.single_case import Direction, Effect, effect, nap_band
from painplan.kit.amounts import number, per_cent
from painplan.kit.assets import asset
from painplan.kit.parse import parse_number
from painplan.kit.words import say
from painplan.measures.typed_answers import MISSING, parse_list

if TYPE_CHECKING:
    from painplan.exchange.devices.choices import Decimal, FileChoices, Order

ENOUGH = DAYS_NEEDED
"""Values each side needs before it is said how often one was better, as a period of an experiment (clinical.md G3)."""
EVEN = 0.5
"""The NAP of no difference."""

Values = Sequence[float | None]


@click.command("compare", cls=Command)
@click.argument("files", nargs=-1, metavar="A.csv B.csv", type=click.Path(path_type=Path, readable=False))
@click.option("--a", metavar="N,N")
@click.option("--b", metavar="N,N")
@click.option(
    "--better",
    type=click.Choice(["higher", "lower"]),
    default="higher",
    show_default=True,
)
@with_days_and_numbers
@click.pass_context
def command(
    context: click.Context,
    files: tuple[Path, ...],
    a: str | None,
    b: str | None,
    better: Direction,
    order: "Order | None",
    decimal: "Decimal | None",
) -> None:
    if not files and (order or decimal):
        raise WrongInput(say("commands/experiments.says.only_files", option=f"--{order or decimal}"))
    if files and (a is not None or b is not None):
        raise WrongInput(
            say("commands/experiments.says.files_lists_do_not", both=say("commands/experiments.says.both"))
        )
    if a is not None and b is not None:
        first, second = _typed(a, "--a"), _typed(b, "--b")
    elif len(files) == 2:
        first, second = (_read(file, choices_of(order, decimal)) for file in files)
    else:
        raise WrongInput(say("commands/experiments.says.both"))
    known_a, known_b = _known(first), _known(second)
    found = effect(known_a, known_b, better=better)
    missing = len(first) + len(second) - len(known_a) - len(known_b)
    show(
        settings_of(context),
        EffectDocument.of(
            found,
            band=nap_band(found.nap) if found.nap > EVEN and _enough(known_a, known_b) else None,
            enough=_enough(known_a, known_b),
            better=better,
            a=len(known_a),
            b=len(known_b),
            missing=missing,
        ),
        _lines(found, known_a, known_b, missing, better),
    )


def _typed(text: str, option: str) -> Values:
    try:
        return [None if part in MISSING else parse_number(part) for part in parse_list(text)]
    except WrongInput as error:
        raise WrongInput(f"{option}: {error}") from None


def _read(file: Path, said: "FileChoices") -> Values:
    return exchange_values.read_values(exchange_text.read_text(there(file), file.name), file.name, said)


def _known(values: Values) -> list[float]:
    return [value for value in values if value is not None]


def _enough(a: Sequence[float], b: Sequence[float]) -> bool:
    return min(len(a), len(b)) >= ENOUGH


def _lines(found: Effect, a: Sequence[float], b: Sequence[float], missing: int, better: Direction) -> Iterator[str]:
    words = asset("score")
    said, direction = words["compare"], words[better]
    yield " ".join(
        say("score.compare.mean", count=len(values), name=name, mean=number(fmean(values)))
        for name, values in (("A", a), ("B", b))
    )
    size, which = number(abs(found.mean_difference)), "better" if found.mean_difference > 0 else "worse"
    yield said[which if found.mean_difference else "same"].format(size=size, direction=direction)
    if _enough(a, b):
        yield said["nap"].format(share=per_cent(found.nap))
        if found.nap > EVEN:
            yield said["band"].format(band=nap_band(found.nap))
        yield said["indices"].format(nap=f"{found.nap:.2f}", tau=f"{found.tau:.2f}", tau_u=f"{found.tau_u:.2f}")
    else:
        yield said["too_few"].format(needed=ENOUGH)
    if missing:
        yield said["missing"].format(count=missing)
    yield said["plain"]
