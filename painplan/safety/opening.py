"""What a yes opens and somebody's look closes: the same for warning signs and what is asked before steps. Pure."""

from datetime import date
from typing import Protocol


class Opened(Protocol):
    """What was said about a question that somebody's look closes."""

    @property
    def since(self) -> date | None:
        """The first day on which it was said to be so; none: it was not."""

    @property
    def looked_at(self) -> date | None:
        """The day on which somebody looked at it and said that one can go on."""

    @property
    def taken_back(self) -> date | None:
        """The day on which a yes was taken back that had been a mistake."""


def is_open(said: Opened, day: date) -> bool:
    """Whether it waits for somebody's look on a day.

    A yes stays open until somebody looked at it and said that one can go on, with a date; a later no does not close it.
    A yes that was a mistake, taken back after a second question, never was open.

    Source: clinical.md C, principle 4; C5.
    """
    if said.since is None or said.since > day or said.taken_back is not None:
        return False
    return said.looked_at is None or said.looked_at > day


def lies_ahead(said: Opened, now: date) -> bool:
    """Whether it waits for somebody's look although the day on which it was said still lies ahead."""
    return said.since is not None and said.since > now and said.looked_at is None and said.taken_back is None
