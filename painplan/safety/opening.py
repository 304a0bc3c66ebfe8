"""What a yes opens and somebody's look closes: the same for warning signs and what is asked before steps. Pure.

Which fields that is stands in the `Table` of each kind; `painplan.safety.closing` arranges it with a diary.
"""

from datetime import date
from typing import NamedTuple, Protocol

from painplan.kit.record import Table


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
    return said.looked_at is None or not said.since <= said.looked_at <= day


def begun_by(said: Opened, answer: str, table: Table, now: date) -> date | None:
    """The first day of what was said, as it counts now.

    A yes that nobody looked at is open now, whichever day it was said on: one of a day that still lies ahead, and one
    that came in from a file or another hand without a day.
    """
    if said.looked_at is not None or said.taken_back is not None:
        return said.since
    opens = answer in table.open_with["answer"]
    return now if (said.since > now if said.since is not None else opens) else said.since


class StillOpen(NamedTuple):
    """A question that waits for somebody's look."""

    id: str
    since: date
    emergency: bool = False
    """A clinician's look alone closes it (clinical.md C, principle 4)."""
    decided: str = ""
    """A second question to it that was answered with yes."""
    listed: bool = False
    """It makes nothing wait, and stands on the list for the next review alone."""

    def stays(self, name: str, answer: str) -> bool:
        """Whether an answer to a question of this name is a no that changes nothing."""
        return answer == "no" and name in (self.id, self.decided)


def opened_anew(said: Table, day: date | None) -> dict[str, object]:
    """The fields of an answer to what is not open, with the day of a yes: whatever closed it before is over."""
    return {**dict.fromkeys((*said.closed_by, *said.lessened_by)), said.begins: day}


def never_open(said: Table, day: date) -> dict[str, object]:
    """The fields of a yes that was a mistake and is taken back on a day."""
    return {"answer": "no", **dict.fromkeys((said.begins, *said.lessened_by)), "taken_back": day}
