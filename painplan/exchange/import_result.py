"""What files hold: one measurement a day, and the lines that cannot be taken, each with the reason."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import NamedTuple

import msgspec

from painplan.checkin.measures import measure_named
from painplan.checkin.records import Measurement
from painplan.errors import WrongInput, quoted
from painplan.exchange.devices.choices import ANSWERS, Asked, LeftOpen
from painplan.exchange.devices.days import FileMoment
from painplan.kit.assets import asset
from painplan.kit.bounds import FIRST_DAY
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


class NotTaken(msgspec.Struct, frozen=True):
    """A column or section of which nothing is taken, and no row is refused for it."""

    file: str
    why: str
    column: str = ""
    section: str = ""


class LeftOpenHere(msgspec.Struct, frozen=True):
    """What a file leaves open, so that nothing of it can be taken before it is said."""

    asked: Asked
    file: str
    line: int
    why: str
    """A sentence that names the options."""


class ImportResult(msgspec.Struct, frozen=True, kw_only=True):
    """All that some files hold."""

    files: int
    measurements: tuple[Measurement, ...]
    """One a day, oldest first."""
    rejected: tuple[Rejected, ...]
    not_taken: tuple[NotTaken, ...] = ()
    choices: Mapping[str, str | bool] = {}
    """What was chosen by itself, by the name of the option that would have said it."""
    open: tuple[LeftOpenHere, ...] = ()
    """What has to be said first; the lines it is about are among those rejected."""


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
        self._rejected: list[Rejected] = []
        self._not_taken: dict[NotTaken, None] = {}
        self._choices: dict[str, str | bool] = {}
        self._open: dict[Asked, LeftOpenHere] = {}

    def take(
        self, day: date, values: Mapping[str, float], line: RejectedLine, columns: Mapping[str, str] | None = None
    ) -> None:
        """Take values of one day, or note why not; one that does not fit loses none of the others.

        Args:
            day: The day.
            values: By measure.
            line: Where they stand.
            columns: The column of a measure, where each stands in one of its own.
        """
        with self.row(line):
            self.day(FileMoment(day))
            for name, value in values.items():
                with self.cell(line, (columns or {}).get(name, "")):
                    self.check(name, value)
                    self._days.setdefault(day, {})[name] = value

    def day(self, when: FileMoment) -> FileMoment:
        """A moment of a day that a diary can hold.

        Raises:
            WrongInput: It is too early, or still to come.
        """
        if when.day < FIRST_DAY:
            words: str = asset("store")["import"]["too_early"]
            raise WrongInput(words.format(day=when.day.isoformat(), first=FIRST_DAY.year))
        if when.day > self._today:
            raise WrongInput(lies_ahead(when.day, self._today))
        return when

    def check(self, name: str, value: float, written: str = "") -> None:
        """Whether a measure can have this value, that was written so.

        Raises:
            WrongInput: It cannot.
        """
        check_value(measure_named(name), value, written and quoted(written))

    def refuse(self, line: RejectedLine, why: str, column: str = "") -> None:
        """Note a line, or one cell of it, that is not taken."""
        said = asset("store")["import"]["cell"].format(column=quoted(column), why=why) if column else why
        self._rejected.append(Rejected(*line, said, column))

    def leave_open(self, line: RejectedLine, left: LeftOpen, column: str = "") -> None:
        """Note a line that waits for an answer."""
        self.refuse(line, str(left), column)
        self._open.setdefault(left.asked, LeftOpenHere(left.asked, *line, self._rejected[-1].why))

    def leave(self, left: NotTaken) -> None:
        """Note what is taken of no row."""
        self._not_taken[left] = None

    def choose(self, *chosen: Mapping[str, str | bool]) -> None:
        """Note what was chosen by itself."""
        for each in chosen:
            self._choices.update(each)

    @contextmanager
    def cell(self, line: RejectedLine, column: str) -> Iterator[None]:
        """What cannot be read in one cell is noted; the others of its line go on."""
        try:
            yield
        except LeftOpen as left:
            self.leave_open(line, left, column)
        except WrongInput as error:
            self.refuse(line, str(error), column)

    def row(self, line: RejectedLine) -> AbstractContextManager[None]:
        """The same for a whole line."""
        return self.cell(line, "")

    @property
    def touched(self) -> int:
        """How many days and refused lines there are so far."""
        return len(self._days) + len(self._rejected)

    def found(self, files: int) -> ImportResult:
        """Everything collected, refused lines in their order."""
        place = {name: at for at, name in enumerate(dict.fromkeys(one.file for one in self._rejected))}
        return ImportResult(
            files=files,
            measurements=tuple(
                Measurement(day=day, source=self._source, values=values) for day, values in sorted(self._days.items())
            ),
            rejected=tuple(sorted(self._rejected, key=lambda one: (place[one.file], one.line))),
            not_taken=tuple(self._not_taken),
            choices=self._choices,
            open=tuple(self._open[asked] for asked in ANSWERS if asked in self._open),
        )


def lies_ahead(day: date, today: date) -> str:
    """Why a day that is still to come is not taken."""
    return str(asset("store")["import"]["ahead"]).format(day=day.isoformat(), today=today.isoformat())
