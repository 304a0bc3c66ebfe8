"""What a file leaves open and a person says: the order of day and month, the zone, what several rows of a day become.

What proves itself is chosen and told; the rest is asked, never guessed.
"""

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from statistics import fmean
from typing import Literal, get_args

import msgspec

from painplan.errors import WrongInput, quoted
from painplan.kit.words import say

Order = Literal["day-first", "month-first"]
Decimal = Literal["decimal-comma", "decimal-point"]
Several = Literal["sum", "mean", "highest", "lowest", "last"]
Asked = Literal["order", "decimal", "several"]
ANSWERS: Mapping[Asked, Sequence[str]] = {
    "order": get_args(Order),
    "decimal": get_args(Decimal),
    "several": get_args(Several),
}
"""What can be said about each."""


class FileChoices(msgspec.Struct, frozen=True):
    """What was said about a file before it is read."""

    order: Order | None = None
    decimal: Decimal | None = None
    several: Several | None = None
    words: Mapping[str, float] = {}
    """The numbers that words in cells stand for."""
    time_zone: str = ""
    """Where the person lived, for times that a file has in universal time; empty: as this machine has it."""

    def with_answer(self, asked: Asked, answer: str) -> "FileChoices":
        """The same with one more answer."""
        return msgspec.structs.replace(self, **{asked: answer})

    def zone(self) -> tzinfo | None:
        """The time zone that was said; none: this machine's.

        Raises:
            WrongInput: There is no such zone.
        """
        from zoneinfo import ZoneInfo  # only for files that keep another zone's time

        try:
            return ZoneInfo(self.time_zone) if self.time_zone else None
        except (KeyError, ValueError, OSError) as error:
            raise WrongInput(say("exchange.choices.no_time_zone", time_zone=quoted(self.time_zone))) from error


NOTHING_SAID = FileChoices()


class LeftOpen(WrongInput):
    """A file does not say something that its values rest on. The sentence names the options.

    Args:
        why: The sentence.
        asked: What is to be said.
    """

    def __init__(self, why: str, asked: Asked) -> None:
        super().__init__(why)
        self.asked = asked


def one_of(values: Sequence[float], how: Several) -> float:
    """One value of several, in the order in which they were recorded."""
    if how == "last":
        return values[-1]
    if how == "mean":
        return fmean(values)
    return max(values) if how == "highest" else min(values) if how == "lowest" else sum(values)


def local(moment: datetime, zone: tzinfo | None) -> datetime:
    """A moment of universal time by the clock on the wall; no zone: this machine's."""
    return moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)


def zone_here() -> str:
    """What this machine's time zone is called."""
    named = os.environ.get("TZ") or str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
    return named or datetime.now().astimezone().tzname() or "UTC"
