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
    text = str(entry)
    return text.format_map({value: _before(text, value, said) for value, said in values.items()})


def _before(text: str, name: str, value: object) -> object:
    """A value as it stands in a text: one that ends a sentence, and was typed as one, has one full stop."""
    ends = isinstance(value, str) and value.endswith(".") and not value.endswith("..")
    return str(value)[:-1] if ends and f"{{{name}}}." in text else value


def _entry(name: str) -> Any:
    file, *path = name.split(".")
    entry: Any = asset(file)
    for part in path:
        entry = entry[part]
    return entry
