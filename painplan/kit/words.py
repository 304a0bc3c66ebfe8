"""A sentence that a person reads, by its name in the words: ``say("cycles.says.added", cycle=…)``."""

from typing import Any

from painplan.kit.assets import asset


def say(name: str, /, **values: object) -> str:
    """The sentence ``part.name`` of a file of ``assets/LANG``, with what stands for the names in braces.

    Args:
        name: The file, the tables in it and the entry, with dots between: ``reviews.says.kept``. A file in a folder is
            named with its folder: ``commands/main.sections.today``.
        values: By name. Where the entry has the forms ``one`` and ``other``, ``count`` chooses between them.

    Raises:
        KeyError: There is no such entry, or a value is missing.
    """
    entry = _entry(name)
    if isinstance(entry, dict):
        entry = entry["one" if values["count"] == 1 else "other"]
    return str(entry).format_map(values)


def _entry(name: str) -> Any:
    file, *path = name.split(".")
    entry: Any = asset(file)
    for part in path:
        entry = entry[part]
    return entry
