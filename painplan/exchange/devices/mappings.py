"""Tables become measures as a mapping says, which is data: which columns or rows are which measure, and how.

Every table comes this way: of a known program, of Fitbit, or with columns that a person named.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from painplan.checkin.measures import measure_named
from painplan.errors import WrongInput, quoted
from painplan.exchange.devices.by_time import LONGEST, Counted
from painplan.exchange.devices.choices import NOTHING_SAID, FileChoices, LeftOpen, Several, one_of
from painplan.exchange.devices.days import Days, FileMoment
from painplan.exchange.devices.numbers import Cell, NumberSigns
from painplan.exchange.devices.tables import FileTable, place_of, read_table
from painplan.exchange.import_result import Gathering, ImportResult, NotTaken, RejectedLine
from painplan.exchange.paths import labels
from painplan.exchange.text import read_text
from painplan.kit.assets import asset
from painplan.kit.pattern import pattern
from painplan.kit.words import say

_NOT_IN_NAMES = pattern(r"[^a-z0-9]+")
_LONGEST_DETAIL = 36


class MappedColumn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column that becomes a measure."""

    column: str
    measure: str
    factor: float = 1
    """How much of the measure's unit one of the column's is."""


class MappedRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rows of a category that become a measure."""

    category: str
    measure: str
    by_detail: bool = False
    """The detail of the row ends the name of the measure."""


class Recipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the table of one program is read."""

    title: str
    source: str
    date: str
    known_by: tuple[str, ...] = ()
    """Columns that together tell that a table is this program's."""
    together: Several | None = None
    """What several rows of a day become; none: that is asked."""
    columns: tuple[MappedColumn, ...] = ()
    category: str = ""
    value: str = ""
    detail: str = ""
    rows: tuple[MappedRow, ...] = ()
    offset: str = ""
    """The column that says how far the clock on the wall was ahead of universal time."""
    end: str = ""
    """The column that says until when; with it what overlaps in time counts once."""
    origin: str = ""
    """The column that says which program or device recorded a row."""
    most_days: int = 0
    """It writes a line a day, in no file more than this; 0: not known."""

    @property
    def names(self) -> set[str]:
        """All columns that it speaks of."""
        named = {self.date, self.category, self.value, self.detail, self.offset, self.end, self.origin}
        return named.union(one.column for one in self.columns) - {""}

    def knows(self, names: Sequence[str]) -> bool:
        """Whether a table with these names is this program's."""
        return {name.lower() for name in self.known_by} <= {name.lower() for name in names}

    def places(self, table: FileTable) -> dict[str, int]:
        """Where its columns stand in a table, in whatever letters they are written there.

        Raises:
            WrongInput: One of them is there twice.
        """
        small = msgspec.structs.replace(table, names=[name.lower() for name in table.names])
        return {name: place_of(name.lower(), small) for name in self.names if name.lower() in small.names}


class _Written(NamedTuple):
    """A cell that is not empty."""

    column: str
    measure: str
    text: str
    factor: float = 1

    @property
    def cell(self) -> Cell:
        measure = measure_named(self.measure)
        unit = next((unit for unit in ("hours", "minutes") if unit in (measure.unit, *self.measure.split("_"))), "")
        return Cell(self.text, measure.whole and self.factor == 1, unit)


class _Entry(NamedTuple):
    """A row with something in it."""

    line: RejectedLine
    when: str
    offset: str
    written: Sequence[_Written]
    whole: tuple[str, ...]
    until: str
    origin: str


class _Value(NamedTuple):
    at: datetime | None
    line: RejectedLine
    value: float
    written: _Written
    whole: tuple[str, ...]


def recipe_of(decoded: Mapping[str, Any]) -> Recipe:
    """A recipe from its decoded file.

    Raises:
        msgspec.ValidationError: It does not fit.
    """
    return msgspec.convert(decoded, Recipe)


class KnownTable(NamedTuple):
    """A table of a program that is known by its columns."""

    recipe: Recipe
    table: FileTable


def known(path: Path, recipes: Iterable[Recipe]) -> KnownTable | None:
    """The table at a path with its recipe; none where no program is known by these columns.

    Raises:
        CannotDo: It cannot be read as text.
    """
    label = labels([path])[0]
    text = read_text(path, label)
    for recipe in sorted(recipes, key=lambda one: -len(one.known_by)):
        table = read_table(text, label, recipe.knows)
        if table.named:
            return KnownTable(recipe, table)
    return None


def read_with(known: KnownTable, today: date, choices: FileChoices = NOTHING_SAID) -> ImportResult:
    """What the table of a known program holds.

    Args:
        known: It.
        today: Days after it are refused.
        choices: What the person said.
    """
    recipe, table = known
    reading = Reading(recipe, Gathering(recipe.source, today), choices)
    reading.add(table, recipe.places(table))
    return reading.found(1, say("exchange.mappings.holds_nothing_taken_from", title=recipe.title))


class Reading:
    """Some tables of one source. All of them are looked at before any is read: one can prove how others are meant.

    Args:
        recipe: What their columns are.
        gathering: Takes what is read.
        choices: What the person said.
    """

    def __init__(self, recipe: Recipe, gathering: Gathering, choices: FileChoices) -> None:
        self._recipe, self._gathering, self._choices = recipe, gathering, choices
        self._entries: list[_Entry] = []
        self._mark, self._label = ",", ""

    def add(self, table: FileTable, places: Mapping[str, int], last: int = 0) -> None:
        """Take the rows of a table.

        Args:
            table: The table.
            places: Where the columns of the recipe stand, by the names it has for them.
            last: The last place that every row must have.
        """
        recipe, self._mark, self._label = self._recipe, table.mark, table.label
        offset = places.get(recipe.offset) if recipe.offset else _offset_in(table)
        self._name_what_is_left(table, {*places.values(), offset})
        for row in table.rows:
            line = RejectedLine(table.label, row[0])
            try:
                cells = table.cells(row, last)
                if written := list(self._written(cells, places, line, table.names)):
                    when = _cell(cells, places, recipe.date)
                    there = cells[offset] if offset is not None and offset < len(cells) else ""
                    until, origin = (_cell(cells, places, name) for name in (recipe.end, recipe.origin))
                    self._entries.append(_Entry(line, when, there, written, tuple(cells), until, origin))
            except WrongInput as error:
                self._gathering.refuse(line, str(error))

    def found(self, count: int, nothing: str = "") -> ImportResult:
        """All of them together; where there is nothing, ``nothing`` is what is said."""
        gathering, choices = self._gathering, self._choices
        files: dict[str, list[str]] = {}
        for entry in self._entries:
            files.setdefault(entry.line.file, []).append(entry.when)
        days = Days(files.values(), choices, most=self._recipe.most_days)
        cells = (each.cell for entry in self._entries for each in entry.written)
        numbers = NumberSigns(cells, self._mark, choices.decimal, words=choices.words)
        values: dict[tuple[date, str], list[_Value]] = {}
        counted: dict[str, Counted] = {}
        first: dict[date, RejectedLine] = {}
        for entry in self._entries:
            with gathering.row(entry.line):
                when = gathering.day(days.read(entry.when, entry.offset))
                until = self._until(entry, when, days)
                for each in entry.written:
                    with gathering.cell(entry.line, each.column):
                        value = numbers.read(each.cell) * each.factor
                        gathering.check(each.measure, value, each.text if each.factor == 1 else "")
                        if when.at and until:
                            counted.setdefault(each.measure, Counted()).add(entry.origin, when.at, until, value)
                            first.setdefault(when.day, entry.line)
                            first.setdefault(until.date(), entry.line)
                            continue
                        one = _Value(when.at, entry.line, value, each, entry.whole)
                        values.setdefault((when.day, each.measure), []).append(one)
        for (day, measure), several in values.items():
            self._take(day, measure, several)
        for measure, sums in counted.items():
            for day, value in sums.days():
                self._gathering.take(day, {measure: _rounded(measure, value)}, first[day])
        if nothing and not gathering.touched:
            gathering.refuse(RejectedLine(self._label, 1), nothing)
        gathering.choose(days.chosen, numbers.chosen)
        return gathering.found(count)

    def _until(self, entry: _Entry, when: FileMoment, days: Days) -> datetime | None:
        """The end of a stretch that says when it began and ended; none where it is not added up by time."""
        if not entry.until or when.at is None or self._choices.several or self._recipe.together != "sum":
            return None
        with suppress(WrongInput):
            until = days.read(entry.until, entry.offset).at
            return until if until and when.at <= until <= when.at + LONGEST else None
        return None

    def _take(self, day: date, measure: str, several: list[_Value]) -> None:
        first = several[0]
        how = self._choices.several or self._recipe.together
        rows = {(one.line.file, one.whole) for one in several}
        other_rows = len(rows) > len({one.line.file for one in several})
        if how is None and (other_rows or len({one.value for one in several}) > 1):
            lines = ", ".join(str(one.line.number) for one in several[:5]) + (", …" if len(several) > 5 else "")
            why = say(
                "exchange.mappings.several", day=day.isoformat(), lines=lines, column=quoted(first.written.column)
            )
            self._gathering.leave_open(first.line, LeftOpen(why, "several"))
            return
        if len(several) > 1 and not self._choices.several and self._recipe.together:
            self._gathering.choose({"several": self._recipe.together})
        if all(one.at for one in several):
            several = sorted(several, key=lambda one: one.at or datetime.min)
        value = one_of([one.value for one in several], how or "last")
        if len(several) > 1 or first.written.factor != 1:
            value = _rounded(measure, value)
        self._gathering.take(day, {measure: value}, first.line, {measure: first.written.column})

    def _written(
        self, cells: list[str], places: Mapping[str, int], line: RejectedLine, names: Sequence[str]
    ) -> Iterator[_Written]:
        recipe = self._recipe
        for column in recipe.columns:
            if text := _cell(cells, places, column.column):
                yield _Written(names[places[column.column]], column.measure, text, column.factor)
        if not recipe.category:
            return
        category = _cell(cells, places, recipe.category)
        text, detail = _cell(cells, places, recipe.value), _cell(cells, places, recipe.detail)
        row = next((one for one in recipe.rows if one.category.lower() == category.lower()), None)
        if row is None:
            self._gathering.leave(NotTaken(line.file, say("exchange.mappings.no_measure"), section=category))
        elif text:
            yield _Written(recipe.value, row.measure + (_slug(detail) if row.by_detail else ""), text)
        elif detail:
            why = say("exchange.mappings.words_no_number", category=quoted(category), detail=quoted(detail))
            self._gathering.refuse(line, why, recipe.value)

    def _name_what_is_left(self, table: FileTable, taken: Collection[int | None]) -> None:
        for place, name in enumerate(table.names):
            if name and place not in taken:
                self._gathering.leave(NotTaken(table.label, say("exchange.mappings.no_measure"), column=name))


def _rounded(measure: str, value: float) -> float:
    return round(value) if measure_named(measure).whole else round(value, 3)


def _offset_in(table: FileTable) -> int | None:
    """Where a column stands that is known to say how far local time was ahead."""
    names: Sequence[str] = asset("imports/columns")["offsets"]
    return next((at for at, name in enumerate(table.names) if name.lower().rpartition(".")[2] in names), None)


def _cell(cells: list[str], places: Mapping[str, int], name: str) -> str:
    at = places.get(name)
    return cells[at] if at is not None and at < len(cells) else ""


def _slug(detail: str) -> str:
    """A name of a measure from a person's own words, without the severity in brackets behind it."""
    name = _NOT_IN_NAMES.sub("_", detail.partition("(")[0].lower()).strip("_")
    return name[:_LONGEST_DETAIL].rstrip("_") or "other"
