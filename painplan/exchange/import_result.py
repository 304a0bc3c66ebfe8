"""What files hold: one measurement a day, and the lines that cannot be taken, each with the reason."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import msgspec

from painplan.checkin.records import Measurement
from painplan.errors import PainPlanError, WrongInput
from painplan.measures.records import check_value, measure_named

FIRST_DAY = date(1900, 1, 1)
"""No diary is about an earlier day."""


class Rejected(msgspec.Struct, frozen=True):
    """One line that was not taken."""

    file: str
    line: int
    """From 1, as editors count."""
    why: str
    """A sentence."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """All that some files hold."""

    files: int
    measurements: tuple[Measurement, ...]
    """One a day, oldest first."""
    rejected: tuple[Rejected, ...]


class Line(NamedTuple):
    """A place in a file."""

    file: str
    number: int

    def __str__(self) -> str:
        return f"{self.file}, line {self.number}"


class Gathering:
    """Collects days from one line after the other; what does not fit is noted, never taken.

    Args:
        source: What the measurements are said to come from.
        today: Days after it are refused.
    """

    def __init__(self, source: str, today: date) -> None:
        self._source, self._today = source, today
        self._days: dict[date, dict[str, float]] = {}
        self._lines: dict[date, Line] = {}
        self._rejected: list[Rejected] = []

    def take(self, day: date, values: Mapping[str, float], line: Line) -> None:
        """Take one day, or note why not. A day without values is no entry."""
        if not values:
            return
        try:
            self._check(day, values)
        except PainPlanError as error:
            self.refuse(line, str(error))
            return
        self._days[day] = self._days.get(day, {}) | dict(values)
        self._lines.setdefault(day, line)

    def refuse(self, line: Line, why: str) -> None:
        """Note a line that is not taken."""
        self._rejected.append(Rejected(*line, why))

    @property
    def touched(self) -> int:
        """How many days and refused lines there are so far."""
        return len(self._days) + len(self._rejected)

    def found(self, files: int) -> Found:
        """Everything collected."""
        return Found(
            files=files,
            measurements=tuple(
                Measurement(day=day, source=self._source, values=values) for day, values in sorted(self._days.items())
            ),
            rejected=tuple(self._rejected),
        )

    def _check(self, day: date, values: Mapping[str, float]) -> None:
        if day > self._today:
            raise WrongInput(f"{day.isoformat()} lies ahead; today is {self._today.isoformat()}.")
        if day < FIRST_DAY:
            raise WrongInput(f"{day.isoformat()} is too long ago to be a day of a diary.")
        for name, value in values.items():
            check_value(measure_named(name), value)
        before = self._days.get(day, {})
        differing = [name for name, value in values.items() if before.get(name, value) != value]
        if differing:
            raise WrongInput(
                f"{day.isoformat()} stands in {self._lines[day]} already, with another value for {differing[0]}. "
                "That line was taken."
            )
