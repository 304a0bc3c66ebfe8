"""A diary with a record of every kind and words in every field for own words, made from what the records declare."""

import tomllib
from pathlib import Path
from typing import Any

from tests.recorded import ties

KNOWN = tomllib.loads((Path(__file__).parent / "known.toml").read_text(encoding="utf-8"))
"""What cannot be made up: names that stand on a list, and what a record points to."""
WORD = "Rosenbusch"
HEADER = "painplan"


def export() -> dict[str, Any]:
    """An export in the program's own form that holds all of it."""
    header = {HEADER: {"format": KNOWN["format"], "file": "export", "on": KNOWN["day"]}}
    return {**header, **{table: _rows(table, kind) for table, kind in ties.kinds().items()}}


def _rows(table: str, kind: type) -> list[dict[str, Any]]:
    made = ties.made(kind, WORD)
    known = {name: value for name, value in KNOWN["any"].items() if name in made}
    return [{**made, **known, **KNOWN.get(table, {})}]


def places_of_words() -> list[str]:
    """Every field for a person's own words, as ``table.field``."""
    return [f"{table}.{field}" for table, kind in ties.kinds().items() for field in ties.own_words(kind)]


def stands(exported: dict[str, Any], place: str) -> bool:
    """Whether the word stands in a field, or in a part of it, in an export."""
    table, _, field = place.partition(".")
    return any(WORD in str(row.get(field)) for row in exported.get(table) or ())
