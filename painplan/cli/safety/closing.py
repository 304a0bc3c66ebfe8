"""How commands close what a yes opened: somebody looked at it, or the yes was a mistake (clinical.md C)."""

from collections.abc import Callable, Container, Iterator, Sequence
from datetime import date
from typing import Any, TypedDict

import click

from painplan.cli.modes import needs
from painplan.cli.settings import DAY, settings_of
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.safety.closing import Closing, Kind
from painplan.today.coach import Coach

OPTIONS = ("looked_at", "role", "looked_on", "take_back", "sure")


class Given(TypedDict):
    """What was given with `closing_options`."""

    looked_at: str | None
    role: str
    looked_on: date | None
    take_back: str | None
    sure: bool


def closing_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that closes what is open."""
    for option in (
        click.option("--sure", is_flag=True),
        click.option("--take-back", metavar="ID"),
        click.option("--on", "looked_on", type=DAY, metavar="YYYY-MM-DD"),
        click.option("--by", "role", default="", metavar="ROLE"),
        click.option("--looked-at", metavar="ID"),
    ):
        function = option(function)
    return function


class ClosedByCommand:
    """What a command was given about closing.

    Raises:
        WrongInput: An option came without the one it belongs to.
    """

    def __init__(self, context: click.Context, kind: Kind, given: Given) -> None:
        needs(context, role="looked_at", looked_on="looked_at", sure="take_back")
        self._kind, self._given, self._asks = kind, given, settings_of(context).can_ask

    def __bool__(self) -> bool:
        """Whether something is to be closed."""
        return bool(self._given["looked_at"] or self._given["take_back"])

    def check(self, coach: Coach, opened: Container[str]) -> None:
        """Whether there is something to close, before anything else that was given is kept.

        Args:
            coach: The diary.
            opened: What the same command opens.

        Raises:
            WrongInput: There is not.
        """
        for given in (self._given["looked_at"], self._given["take_back"]):
            if given and _name(given) not in opened:
                Closing(coach, self._kind).check_open(_name(given))

    def keep(self, coach: Coach) -> Iterator[str]:
        """Keep it; gives what is told about it.

        Raises:
            PainPlanError: It cannot be closed so; the sentence says why.
            Abort: The person is not sure.
        """
        given, closing = self._given, Closing(coach, self._kind)
        if given["looked_at"]:
            name, role = _name(given["looked_at"]), given["role"]
            closing.looked_at(name, role, given["looked_on"])
            day = day_in_words(given["looked_on"] or coach.today, coach.today)
            yield say("safety.closing.noted", id=name, role=one_line(role, 40), day=day)
        if given["take_back"]:
            name = _name(given["take_back"])
            closing.check_open(name)
            _check_sure(given["sure"], asks=self._asks)
            closing.take_back(name)
            yield say("safety.closing.taken_back", id=name)


def how_closed(kind: Kind, names: Sequence[str]) -> Iterator[str]:
    """What closes open questions, with the commands; nothing where none is open."""
    told = {"count": len(names), "command": kind.command, "ids": asset("safety")["closing"]["or"].join(names)}
    yield from (say(f"safety.closing.{way}", **told) for way in ("how", "mistaken") if names)


def _name(typed: str) -> str:
    return typed.strip().upper()


def _check_sure(sure: bool, *, asks: bool) -> None:
    """Whether the person is sure that the yes was a mistake: the second question (clinical.md C)."""
    words = asset("safety")["closing"]
    if not sure and not asks:
        raise WrongInput(words["sure_option"])
    if not sure and not click.confirm(words["sure"], default=False):
        raise click.Abort
