"""A table of no known program: which columns have names that say what they are; shown before anything is taken."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from painplan.exchange.paths import labels
from painplan.exchange.text import read_text

_DELIMITERS = (",", ";", "\t")


def guessed(
    path: Path, dates: Sequence[str], measures: Mapping[str, Sequence[str]]
) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """The column with the day, and the others with their measures; none where the names do not tell.

    Args:
        path: The table.
        dates: Names that a column with the day has, in small letters.
        measures: Names that the column of a measure has, in small letters.

    Raises:
        CannotDo: It cannot be read as text.
    """
    first = read_text(path, labels([path])[0]).partition("\n")[0].strip("\r")
    headers = [next(csv.reader([first], delimiter=mark), []) for mark in _DELIMITERS]
    names = [name.strip() for name in max(headers, key=len)]
    day = next((name for name in names if name.lower() in dates), None)
    of_name = {written: measure for measure, written_so in measures.items() for written in written_so}
    pairs: dict[str, str] = {}
    for name in names:
        measure = of_name.get(name.lower())
        if measure is not None and measure not in pairs.values() and names.count(name) == 1:
            pairs[name] = measure
    return (day, tuple(pairs.items())) if day is not None and pairs else None
