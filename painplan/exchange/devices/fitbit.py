"""Monthly exports as the Fitbit web site writes them: sections parted by blank lines, of which Activities counts."""

import csv
from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from painplan.errors import PainPlanError, WrongInput, quoted
from painplan.exchange.devices.choices import NOTHING_SAID, FileChoices
from painplan.exchange.devices.mappings import MappedColumn, Reading, Recipe
from painplan.exchange.devices.tables import FileTable
from painplan.exchange.import_result import Gathering, ImportResult, NotTaken, RejectedLine
from painplan.exchange.paths import labels
from painplan.exchange.text import read_text
from painplan.kit.assets import asset
from painplan.kit.pattern import pattern
from painplan.kit.words import say

SOURCE = "fitbit"
MOST_DAYS = 31
"""The web site exports a month at a time."""
_LINE_END = pattern(r"\r\n|\r|\n")
_TITLE = pattern(r'"?([^\W\d][\w ]*)"?,*\s*')
_NOTHING = ' \t",'
"""A line of these alone is blank: spreadsheets fill blank lines with commas."""


class _Text(NamedTuple):
    """One line that is not blank."""

    line: RejectedLine
    text: str


def read_fitbit(files: Sequence[Path], today: date, choices: FileChoices = NOTHING_SAID) -> ImportResult:
    """Everything that monthly exports hold.

    Args:
        files: The exports. One that is something else is refused as a whole, with its first line.
        today: Days after it are refused.
        choices: What the person said about them.
    """
    gathering, words = Gathering(SOURCE, today), asset("imports/fitbit")
    names = {name: measure for measure, names in words["measures"].items() for name in names}
    columns = tuple(MappedColumn(name, measure) for name, measure in names.items())
    recipe = Recipe(title="Fitbit", source=SOURCE, date=words["date"][0], columns=columns, most_days=MOST_DAYS)
    reading = Reading(recipe, gathering, choices)
    seen: set[str] = set()
    for file, label in zip(files, labels(files), strict=True):
        try:
            text = read_text(file, label)
            if text in seen:
                gathering.leave(NotTaken(label, say("exchange.takeout.copy"), section=label))
                continue
            seen.add(text)
            _read_file(text, label, reading, gathering, words["date"], recipe)
        except PainPlanError as error:
            gathering.refuse(RejectedLine(label, 1), str(error))
    return reading.found(len(files))


def is_export(text: str) -> bool:
    """Whether a text begins as a monthly export does, in any language."""
    first = next((line for line in _LINE_END.split(text.removeprefix("\ufeff")) if line.strip(_NOTHING)), "")
    return first.strip(_NOTHING).lower() in asset("imports/fitbit")["titles"]


def _read_file(
    text: str, label: str, reading: Reading, gathering: Gathering, dates: Sequence[str], recipe: Recipe
) -> None:
    sections, titles = _sections(text, label), asset("imports/fitbit")["titles"]
    found = False
    for title, lines in sections:
        table = _table(lines, label) if lines else None
        small = [name.lower() for name in table.names] if table else []
        day = next((name for name in dates if name in small), None)
        places = {one.column: small.index(one.column) for one in recipe.columns if one.column in small}
        if table and day is not None and places and title:
            found = found or bool(table.rows)
            reading.add(table, places | {recipe.date: small.index(day)}, len(small) - 1)
        elif title in titles and lines:
            found = True
            gathering.refuse(lines[0].line, say("exchange.fitbit.line_under_activities_should"))
        elif lines and title:
            gathering.leave(NotTaken(label, say("exchange.mappings.no_measure"), section=title))
    if not found and not any(title in titles for title, _ in sections):
        raise WrongInput(
            say("exchange.fitbit.no_fitbit_export_first", text=quoted(text[:200]))
            if text.strip()
            else say("exchange.fitbit.file_empty")
        )
    if not found:
        raise WrongInput(say("exchange.fitbit.no_day_under_activities"))


def _table(lines: "Sequence[_Text]", label: str) -> FileTable:
    """The lines of a section as a table; each is a row by itself."""
    top, *below = lines
    rows = [(line.line.number, _cells(line.text)) for line in below]
    return FileTable(label, [name.strip() for name in _cells(top.text) or ()], rows)


def _cells(text: str) -> list[str] | None:
    try:
        return next(csv.reader([text], strict=True))
    except csv.Error:
        return None


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
