"""How the files of an earlier PainPlan become those of this one: a small function from each format to the next.

A step takes the tables of one file and gives new ones; it never touches a disk. A file is read through the steps it
needs, and written in the newest format when something in it changes; before the first such write all files are backed
up as they are. A sample diary of every format stays in tests/data/formats, and the tests open each of them.
"""

from collections.abc import Callable, Mapping

from painplan.store.files import FORMAT, Tables

Step = Callable[[str, Tables], Tables]
"""Makes the tables of the file of this name, as they are in one format, into those of the next."""


def _from_1_to_2(name: str, tables: Tables) -> Tables:
    """Format 2 has a check sum in its header; the tables are the same."""
    return tables


STEPS: Mapping[int, Step] = {1: _from_1_to_2}
"""The step away from each format."""


def migrated(
    name: str, tables: Tables, version: int, *, steps: Mapping[int, Step] = STEPS, newest: int = FORMAT
) -> Tables:
    """The tables of a file in the newest format.

    Args:
        name: Of the file.
        tables: As they stand in the file.
        version: The format of the file.
        steps: The step away from each format.
        newest: The format that is wanted.
    """
    for number in range(version, newest):
        tables = steps[number](name, tables)
    return tables
