"""Finds and reads the words and data that come with the program."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

LANGUAGE = "en"


class _Words(SourceFileLoader):
    """Reads a file of words as Python reads a module: what was taken apart once lies ready in ``__pycache__``.

    So the ten files that `painplan today` shows words of take 1 ms instead of 14, a changed file is read anew, and a
    folder that cannot be written to is no trouble. Only our own files go this way, never those of a data folder.
    """

    @staticmethod
    def source_to_code(data: Any, path: Any = "", **_: Any) -> CodeType:
        """The content of a file as an expression of Python."""
        return compile(repr(tomllib.loads(bytes(data).decode("utf-8"))), path, "eval")

    def words(self) -> dict[str, Any]:
        """What stands in the file."""
        code = self.get_code(self.name)
        assert code is not None  # there is a source
        found: dict[str, Any] = eval(code, {})  # an expression of constants, as trusted as a module of ours
        return found


def _folder() -> Path:
    """In an installed program assets lie inside the package, in a source tree beside it."""
    package = Path(__file__).parents[1]
    inside = package / "assets"
    return inside if inside.is_dir() else package.parent / "assets"


_laid_over: dict[str, dict[str, Any]] = {}
"""Files of words in which a clinic's stand, by name; set once, when it is known where the diary lies."""


def lay_over(files: Mapping[str, dict[str, Any]]) -> None:
    """Use these files of words instead of the program's own; what does not fit was left out (`kit.overlay`)."""
    if files != _laid_over:
        _laid_over.clear()
        asset.cache_clear()
        _laid_over.update(files)


def has_asset(name: str) -> bool:
    """Whether the program has a file of words of this name."""
    plain = all(part.replace("_", "").replace("-", "").isalnum() for part in name.split("/"))
    return plain and (_folder() / LANGUAGE / f"{name}.toml").is_file()


@cache
def asset(name: str) -> dict[str, Any]:
    """One file of words, by its name without ending. The content is as trusted as the program itself."""
    if name in _laid_over:
        return _laid_over[name]
    return _Words(name, str(_folder() / LANGUAGE / f"{name}.toml")).words()


@cache
def assets_in(folder: str) -> dict[str, dict[str, Any]]:
    """All files of words in one folder, by their names without ending."""
    found = (_folder() / LANGUAGE / folder).glob("*.toml")
    return {file.stem: asset(f"{folder}/{file.stem}") for file in sorted(found)}


@cache
def ids_of(name: str, listed: str) -> frozenset[Any]:
    """The ids of the things in a list of a file, such as the questions of ``experiments``."""
    return frozenset(each["id"] for each in asset(name)[listed])
