"""What a person says about a file that leaves it open: the options of every import, and the question at a terminal."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from painplan.cli.asking import ask_and_keep
from painplan.cli.settings import Settings
from painplan.errors import WrongInput
from painplan.exchange.devices import choices as devices_choices
from painplan.exchange.devices.open_flow import OpenFlow
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_number
from painplan.kit.words import say

if TYPE_CHECKING:
    from painplan.exchange.devices.choices import FileChoices
    from painplan.exchange.import_result import ImportResult

ASK = "ask"
F = TypeVar("F", bound=Callable[..., Any])
_DAYS_AND_NUMBERS = (
    click.option("--day-first", "order", flag_value="day-first"),
    click.option("--month-first", "order", flag_value="month-first"),
    click.option("--decimal-comma", "decimal", flag_value="decimal-comma"),
    click.option("--decimal-point", "decimal", flag_value="decimal-point"),
)
_WORDS = click.option("--word", "words", multiple=True, metavar="WORD=NUMBER")
_SEVERAL = click.option("--several", type=click.Choice([*get_args(devices_choices.Several), ASK]))
_TIME_ZONE = click.option("--time-zone", default="", metavar="ZONE")


def with_zone(command: F) -> F:
    """A command of files whose only open question is where the person lived."""
    return _TIME_ZONE(command)


def with_days_and_numbers(command: F) -> F:
    """A command of a table with one row a day: its days and its numbers can be meant in two ways."""
    for option in reversed(_DAYS_AND_NUMBERS):
        command = option(command)
    return command


def with_choices(command: F) -> F:
    """A command of any table: a day can have several rows, too, and times can be those of another zone."""
    return with_days_and_numbers(_SEVERAL(_WORDS(with_zone(command))))


def choices_of(
    order: Any = None,
    decimal: Any = None,
    several: str | None = None,
    time_zone: str = "",
    words: Sequence[str] = (),
) -> "FileChoices":
    """What was said.

    Raises:
        WrongInput: No number stands behind a word.
    """
    return devices_choices.FileChoices(
        order=order,
        decimal=decimal,
        several=None if several in (None, ASK) else several,  # type: ignore[arg-type]  # click knows the others
        words=dict(map(_meant, words)),
        time_zone=time_zone,
    )


def _meant(text: str) -> tuple[str, float]:
    word, equals, number = text.rpartition("=")
    if not equals or not word.strip():
        raise WrongInput(say("commands/exchange.says.word_and_number", text=one_line(text, 40)))
    return word.strip(), parse_number(number)


def settled(
    settings: Settings, read: "Callable[[FileChoices], ImportResult]", choices: "FileChoices"
) -> "ImportResult":
    """What files hold once nothing is left open: at a terminal that is asked, elsewhere it is refused.

    Args:
        settings: The common options of this call.
        read: Reads the files with what was said so far.
        choices: What was said.

    Raises:
        WrongInput: Something is open; the sentence names the options.
    """
    found = read(choices)
    while found.open:
        left = found.open[0]
        if not settings.can_ask:
            raise WrongInput(say("store.import.nothing_taken", file=left.file, line=left.line, why=left.why))
        flow = OpenFlow(left, settings.today)
        ask_and_keep(flow)
        choices = choices.with_answer(left.asked, flow.said[left.asked])
        found = read(choices)
    return found
