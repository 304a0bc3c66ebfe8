"""Any table with a day in its rows: the person says which column is the day and which columns are which measures."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from painplan.checkin.measures import measure_named
from painplan.errors import WrongInput, quoted
from painplan.exchange.devices.choices import NOTHING_SAID, FileChoices
from painplan.exchange.devices.mappings import MappedColumn, Reading, Recipe
from painplan.exchange.devices.tables import place_of, read_table
from painplan.exchange.import_result import Gathering, ImportResult
from painplan.exchange.paths import labels
from painplan.exchange.text import read_text
from painplan.kit.sources import OWN_TABLE
from painplan.kit.words import say

_COMPUTED = ("function", "done.", "settled.", "rpe.")
"""Names of what check-ins say; a file cannot bring them."""


def columns_named(day: str, measures: Iterable[tuple[str, str]]) -> Recipe:
    """Columns with the names of their measures.

    Raises:
        WrongInput: A name no measure can have, or a column or measure twice.
    """
    found: dict[str, str] = {}
    for column, name in measures:
        if name.startswith(_COMPUTED):
            raise WrongInput(say("exchange.spreadsheet.comes_from_check_ins", name=quoted(name)))
        measure_named(name)
        if column.strip() in found or name in found.values():
            raise WrongInput(say("exchange.spreadsheet.each_column_each_measure", quoted=quoted(f"{column}={name}")))
        found[column.strip()] = name
    columns = tuple(MappedColumn(column, measure) for column, measure in found.items())
    return Recipe(title="", source=OWN_TABLE, date=day.strip(), columns=columns)


def read_csv(
    file: Path,
    recipe: Recipe,
    today: date,
    choices: FileChoices = NOTHING_SAID,
    *,
    header: bool = True,
) -> ImportResult:
    """A measurement for each day with a value; an empty cell is not recorded.

    Args:
        file: A table parted by commas, semicolons or tabs.
        recipe: What its columns are.
        today: Days after it are refused.
        choices: What the person said about it.
        header: Whether names stand on top; else columns are called by their numbers.

    Raises:
        WrongInput: The table has no such column.
        CannotDo: The file cannot be read as text.
    """
    label = labels([file])[0]
    wanted = [recipe.date, *(one.column for one in recipe.columns)]
    table = read_table(read_text(file, label), label, set(wanted).issubset, header=header)
    places = {name: place_of(name, table) for name in wanted}
    reading = Reading(recipe, Gathering(recipe.source, today), choices)
    reading.add(table, places, max(places.values()))
    return reading.found(1, say("exchange.spreadsheet.no_row_value_columns"))
