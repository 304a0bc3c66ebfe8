"""Monthly exports as the Fitbit web site writes them: sections parted by blank lines, of which Activities counts."""

import csv
from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from painplan.errors import PainPlanError, WrongInput, quoted
from painplan.exchange.devices.dates import fitbit_day, month_comes_first
from painplan.exchange.devices.numbers import english_number
from painplan.exchange.import_result import Gathering, ImportResult, RejectedLine
from painplan.exchange.paths import labels
from painplan.exchange.text import read_text
from painplan.kit.pattern import pattern
from painplan.kit.words import say

SOURCE = "fitbit"
_SECTION = "activities"
_DATE = "date"
_MEASURES = {
    "steps": "steps",
    "distance": "distance",
    "floors": "floors",
    "calories burned": "calories",
    "activity calories": "activity_calories",
    "minutes sedentary": "minutes_sedentary",
    "minutes lightly active": "minutes_lightly_active",
    "minutes fairly active": "minutes_fairly_active",
    "minutes very active": "minutes_very_active",
}
"""Columns of the export, in small letters, and the measures they are."""
_LINE_END = pattern(r"\r\n|\r|\n")
_TITLE = pattern(r'"?([^\W\d][\w ]*)"?,*\s*')
_NOTHING = ' \t",'
"""A line of these alone is blank: spreadsheets fill blank lines with commas."""


class _Text(NamedTuple):
    """One line that is not blank."""

    line: RejectedLine
    text: str


def read_fitbit(files: Sequence[Path], today: date) -> ImportResult:
    """Everything that monthly exports hold.

    Args:
        files: The exports. One that is something else is refused as a whole, with its first line.
        today: Days after it are refused.
    """
    gathering = Gathering(SOURCE, today)
    for file, label in zip(files, labels(files), strict=True):
        try:
            _read_file(read_text(file, label), label, gathering)
        except PainPlanError as error:
            gathering.refuse(RejectedLine(label, 1), str(error))
    return gathering.found(len(files))


def _read_file(text: str, label: str, gathering: Gathering) -> None:
    sections = _sections(text, label)
    activities = [lines for title, lines in sections if title == _SECTION]
    if not activities:
        raise WrongInput(
            say("exchange.fitbit.no_fitbit_export_first", text=quoted(text[:200]))
            if text.strip()
            else say("exchange.fitbit.file_empty")
        )
    if not any(_read_section(lines, gathering) for lines in activities):
        raise WrongInput(say("exchange.fitbit.no_day_under_activities"))


def _sections(text: str, label: str) -> list[tuple[str, list[_Text]]]:
    """The sections with their titles in small letters; a title stands after a blank line and over a line of names."""
    filled = [
        _Text(RejectedLine(label, number), line)
        for number, line in enumerate(_LINE_END.split(text), 1)
        if line.strip(_NOTHING)
    ]
    sections: list[tuple[str, list[_Text]]] = [("", [])]
    before = -1
    for here, below in zip_longest(filled, filled[1:]):
        title = _TITLE.fullmatch(here.text)
        parted = here.line.number > before + 1
        if title and parted and (below is None or below.text.strip(_NOTHING)[0].isalpha()):
            sections.append((title[1].strip().lower(), []))
        else:
            sections[-1][1].append(here)
        before = here.line.number
    return sections


def _read_section(lines: Sequence[_Text], gathering: Gathering) -> bool:
    """Take the days of one section; whether there was any line of a day, good or not."""
    if not lines:
        return False
    top, *below = lines
    names = [name.strip() for name in _cells(top.text)]
    header = [name.lower() for name in names]
    columns = {_MEASURES[name]: at for at, name in enumerate(header) if name in _MEASURES}
    if _DATE not in header or not columns:
        gathering.refuse(top.line, say("exchange.fitbit.line_under_activities_should"))
        return True
    at = header.index(_DATE)
    month_first = month_comes_first(line.text.strip(_NOTHING)[:10] for line in below)
    for line in below:
        try:
            cells = _cells(line.text, len(header))
            if month_first:
                raise WrongInput(say("exchange.fitbit.dates_file_written_month", cells=quoted(cells[at])))
            day, values = fitbit_day(cells[at]), {}
            for name, n in columns.items():
                if cells[n].strip():
                    with gathering.cell(line.line, names[n]):
                        values[name] = english_number(cells[n])
            written = {name: cells[n].strip() for name, n in columns.items()}
            gathering.take(day, values, line.line, {name: names[n] for name, n in columns.items()}, written)
        except WrongInput as error:
            gathering.refuse(line.line, str(error))
    return bool(below)


def _cells(text: str, width: int | None = None) -> list[str]:
    """The cells of one line.

    Raises:
        WrongInput: A quote is not closed, or there are not as many cells as the header has names.
    """
    try:
        cells = next(csv.reader([text], strict=True))
    except csv.Error as error:
        raise WrongInput(say("exchange.fitbit.quotes_line_do_not")) from error
    if width is None:
        return cells
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) < width:
        raise WrongInput(say("exchange.fitbit.line_ends_after_columns", count=len(cells), width=width))
    if len(cells) > width:
        raise WrongInput(say("exchange.fitbit.line_columns_names_above", count=len(cells), width=width))
    return cells
