"""Finds and reads the words and data that come with the program."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGE = "en"


def _folder() -> Path:
    """In an installed program assets lie inside the package, in a source tree beside it."""
    package = Path(__file__).parents[1]
    inside = package / "assets"
    return inside if inside.is_dir() else package.parent / "assets"


@cache
def asset(name: str) -> dict[str, Any]:
    """One file of words, by its name without ending. The content is as trusted as the program itself."""
    return tomllib.loads((_folder() / LANGUAGE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def assets_in(folder: str) -> dict[str, dict[str, Any]]:
    """All files of words in one folder, by their names without ending."""
    found = (_folder() / LANGUAGE / folder).glob("*.toml")
    return {file.stem: asset(f"{folder}/{file.stem}") for file in sorted(found)}


@cache
def ids_of(name: str, listed: str) -> frozenset[Any]:
    """The ids of the things in a list of a file, such as the questions of ``experiments``."""
    return frozenset(each["id"] for each in asset(name)[listed])
