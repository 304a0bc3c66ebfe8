"""The table of recipes in ARCHITECTURE.md: by recipe, the files that it touches."""

import re
from collections.abc import Iterable
from pathlib import Path

PAGE = Path(__file__).parents[2] / "ARCHITECTURE.md"
_ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_PLACE = re.compile(r"`([^`\s]*[./][^`\s]*)`")
_STANDS_FOR = re.compile(r"\b[A-Z]{2,}\b(?!\.md)")
"""``TOPIC``, ``NAME``, ``LANG``: whatever the new thing is called."""


def named_files(page: str) -> dict[str, list[str]]:
    """By the name of each recipe the places that its row names."""
    after = page.partition("| a new … | touches |")[2]
    table = after.partition("\n\n")[0]
    return {name: _PLACE.findall(places) for name, places in _ROW.findall(table)}


def differing(named: Iterable[str], touched: Iterable[str]) -> list[str]:
    """What is wrong with a row: a file that it names and the recipe does not touch, or the other way round."""
    patterns = {place: re.compile(_STANDS_FOR.sub("[^/]+", re.escape(place))) for place in named}
    files = list(touched)
    idle = [place for place, pattern in patterns.items() if not any(map(pattern.fullmatch, files))]
    untold = [file for file in files if not any(each.fullmatch(file) for each in patterns.values())]
    return [f"names {place}, which it does not touch" for place in idle] + [f"touches {file} untold" for file in untold]
