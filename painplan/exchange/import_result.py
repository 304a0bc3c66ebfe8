"""What files hold: one measurement a day, and the lines that cannot be taken, each with the reason."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

import msgspec

from painplan.checkin.measures import measure_named
from painplan.checkin.records import Measurement
from painplan.errors import PainPlanError, WrongInput, quoted
from painplan.kit.assets import asset
from painplan.kit.bounds import FIRST_DAY
from painplan.kit.words import say
from painplan.measures.records import check_value


class Rejected(msgspec.Struct, frozen=True):
    """One line that was not taken."""

    file: str
    line: int
    """From 1, as editors count."""
    why: str
    """A sentence."""
    column: str = ""
    """Of the one cell that is meant; the others of its line were looked at on their own."""


class ImportResult(msgspec.Struct, frozen=True, kw_only=True):
    """All that some files hold."""

    files: int
    measurements: tuple[Measurement, ...]
    """One a day, oldest first."""
    rejected: tuple[Rejected, ...]


class RejectedLine(NamedTuple):
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
        self._lines: dict[date, RejectedLine] = {}
        self._rejected: list[Rejected] = []

    def take(
        self,
        day: date,
        values: Mapping[str, float],
        line: RejectedLine,
        columns: Mapping[str, str] | None = None,
        cells: Mapping[str, str] | None = None,
    ) -> None:
        """Take one day, or note why not; a value that does not fit loses none of the others. No values, no entry.

        Args:
            day: The day.
            values: By measure.
            line: Where they stand.
            columns: The column of a measure, where each stands in one of its own.
            cells: What stands there, by measure, where the value is that alone.
        """
        if not values:
            return
        if why := self._no_day(day):
            self.refuse(line, why)
            return
        taken = {}
        for name, value in values.items():
            try:
                self._check(day, name, value, (cells or {}).get(name, ""))
                taken[name] = value
            except PainPlanError as error:
                self.refuse(line, str(error), (columns or {}).get(name, ""))
        if taken:
            self._days[day] = self._days.get(day, {}) | taken
            self._lines.setdefault(day, line)

    def refuse(self, line: RejectedLine, why: str, column: str = "") -> None:
        """Note a line, or one cell of it, that is not taken."""
        said = asset("store")["import"]["cell"].format(column=quoted(column), why=why) if column else why
        self._rejected.append(Rejected(*line, said, column))

    @contextmanager
    def cell(self, line: RejectedLine, column: str) -> Iterator[None]:
        """What cannot be read in one cell is noted; the others of its line go on."""
        try:
            yield
        except WrongInput as error:
            self.refuse(line, str(error), column)

    @property
    def touched(self) -> int:
        """How many days and refused lines there are so far."""
        return len(self._days) + len(self._rejected)

    def found(self, files: int) -> ImportResult:
        """Everything collected."""
        return ImportResult(
            files=files,
            measurements=tuple(
                Measurement(day=day, source=self._source, values=values) for day, values in sorted(self._days.items())
            ),
            rejected=tuple(self._rejected),
        )

    def _no_day(self, day: date) -> str:
        """Why this is no day of a diary; empty where it is one."""
        if day < FIRST_DAY:
            words: str = asset("store")["import"]["too_early"]
            return words.format(day=day.isoformat(), first=FIRST_DAY.year)
        return lies_ahead(day, self._today) if day > self._today else ""

    def _check(self, day: date, name: str, value: float, cell: str) -> None:
        check_value(measure_named(name), value, cell and quoted(cell))
        if self._days.get(day, {}).get(name, value) != value:
            raise WrongInput(
                say(
                    "exchange.import_result.stands_already_another_value",
                    day=day.isoformat(),
                    lines=self._lines[day],
                    name=name,
                )
            )


def lies_ahead(day: date, today: date) -> str:
    """Why a day that is still to come is not taken."""
    return str(asset("store")["import"]["ahead"]).format(day=day.isoformat(), today=today.isoformat())
