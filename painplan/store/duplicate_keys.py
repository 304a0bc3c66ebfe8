"""Finds names that stand twice in a JSON text: readers of JSON take the last one and say nothing."""

from collections.abc import Collection, Iterator
from typing import Any

from painplan.store.files import Fields

MOST = 100
"""So many hidden documents of a file are brought back; people and programs make one or two."""
_Pairs = list[tuple[str, Any]]


def doubles_in(content: bytes, tables: Collection[str]) -> Iterator[tuple[str, str, Fields]]:
    """The documents that are hidden by a later one of the same name, with their table and name.

    Args:
        content: A whole JSON text.
        tables: Where to look; a table that stands twice is looked through twice.
    """
    import json  # only for files that were changed by others

    try:
        found = _Object(json.loads(content, object_pairs_hook=_Object))
    except (
        RecursionError,
        ValueError,
    ):  # too deep, or a number of thousands of digits: it was taken apart without this
        return
    last = {(table, key): document for table, documents in found.of(tables) for key, document in documents.pairs}
    left = MOST
    for table, documents in found.of(tables):
        for key, document in documents.pairs:
            if left and document is not last[table, key] and isinstance(document, _Object):
                left -= 1
                yield table, key, document.plain()


class _Object:
    """A JSON object with all its pairs."""

    __slots__ = ("pairs",)

    def __init__(self, pairs: "_Pairs | _Object") -> None:
        self.pairs: _Pairs = pairs.pairs if isinstance(pairs, _Object) else pairs

    def of(self, names: Collection[str]) -> list[tuple[str, "_Object"]]:
        return [(name, value) for name, value in self.pairs if name in names and isinstance(value, _Object)]

    def plain(self) -> Fields:
        return {name: _plain(value) for name, value in self.pairs}


def _plain(value: Any) -> Any:
    if isinstance(value, _Object):
        return value.plain()
    return [_plain(item) for item in value] if isinstance(value, list) else value
