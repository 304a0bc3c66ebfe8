"""A table of no known program: which columns have names that say what they are; shown before anything is taken."""

from collections.abc import Mapping, Sequence

from painplan.exchange.devices.tables import read_table


def guessed(
    text: str, label: str, dates: Sequence[str], measures: Mapping[str, Sequence[str]]
) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """The column with the day, and the others with their measures; none where the names do not tell.

    Args:
        text: Of the table.
        label: What sentences call it.
        dates: Names that a column with the day has, in small letters.
        measures: Names that the column of a measure has, in small letters.
    """
    of_name = {written: measure for measure, written_so in measures.items() for written in written_so}

    def tells(names: Sequence[str]) -> bool:
        small = {name.lower() for name in names}
        return not small.isdisjoint(dates) and not small.isdisjoint(of_name)

    table = read_table(text, label, tells)
    if not table.named:
        return None
    day = next(name for name in table.names if name.lower() in dates)
    pairs: dict[str, str] = {}
    for name in table.names:
        measure = of_name.get(name.lower())
        if measure is not None and measure not in pairs.values() and list(table.names).count(name) == 1:
            pairs[name] = measure
    return (day, tuple(pairs.items())) if pairs and list(table.names).count(day) == 1 else None
