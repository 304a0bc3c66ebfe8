"""Finds and reads the words and data that come with the program."""

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

LANGUAGE = "en"
"""The language in which every word is there; what another one does not say is said in it."""


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


def _spoken() -> str:
    wanted = os.environ.get("PAINPLAN_LANGUAGE", LANGUAGE)
    return wanted if wanted.replace("_", "").isalnum() and (_folder() / wanted).is_dir() else LANGUAGE


SPOKEN = _spoken()
"""The language of this process: ``PAINPLAN_LANGUAGE``, where there is a folder of its words."""


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
    own, spoken = (_folder() / language / f"{name}.toml" for language in (LANGUAGE, SPOKEN))
    words = _Words(name, str(own)).words()
    if SPOKEN == LANGUAGE or not spoken.is_file():
        return words
    said: dict[str, Any] = _said(words, _Words(name, str(spoken)).words())
    return said


def _said(own: Any, other: Any) -> Any:
    """Each text as another language has it; one that it has not, and whatever is no text, stays."""
    if isinstance(own, dict) and isinstance(other, dict):
        return {key: _said(each, other[key]) if key in other else each for key, each in own.items()}
    if isinstance(own, list) and isinstance(other, list) and len(own) == len(other):
        return [_said(each, new) for each, new in zip(own, other, strict=True)]
    return other if isinstance(own, str) and isinstance(other, str) else own


@cache
def assets_in(folder: str) -> dict[str, dict[str, Any]]:
    """All files of words in one folder, by their names without ending."""
    return {name: asset(f"{folder}/{name}") for name in names_in(folder)}


@cache
def names_in(folder: str) -> tuple[str, ...]:
    """The names of the files of words in one folder, without opening any."""
    return tuple(sorted(file.stem for file in (_folder() / LANGUAGE / folder).glob("*.toml")))


def page(name: str) -> str:
    """A page for browsers, with names for its words."""
    return (_folder() / f"{name}.html").read_text(encoding="utf-8")


@cache
def ids_of(name: str, listed: str) -> frozenset[Any]:
    """The ids of the things in a list of a file, such as the questions of ``experiments``."""
    return frozenset(each["id"] for each in asset(name)[listed])
