"""A clinic's words over the program's own, and nothing but words. What does not fit is named and not used."""

import re
import string
from collections.abc import Mapping
from typing import Any

from painplan.kit.assets import asset, has_asset, lay_over
from painplan.kit.escape import plain
from painplan.kit.unfit import Unfit, toml_in, why_unfit
from painplan.kit.words import say

LONGEST = 3_000
"""Letters of a text: room for the longest page of help in a language that needs a third more."""
ENDING = ".toml"
DATA = ("instruments/", "imports/")
"""No words: a clinic's questionnaires have a folder of their own, columns of other programs are what they are."""
NAME = re.compile(r"[a-z0-9_.+-]+(?: [a-z0-9.+-]*_[a-z0-9_.+-]*)*|[A-Z0-9_.]+")
"""A name or a tier: what rules go by. In a list of things it stays as it is."""
RULES = frozenset({"kind", "order", "each", "good", "values", "keys", "basis", "better", "unit", "rule"})
"""Entries that say how a conversation or a rule goes; they stay, too. A table of such a name only holds others."""


def is_name(text: str, *, listed: bool) -> bool:
    """Whether rules go by it: every text with a joined word, and in a list of things each that is one word."""
    return ("_" in text or listed) and NAME.fullmatch(text) is not None


UNFITTING = (ValueError, KeyError, TypeError, RecursionError, FileNotFoundError)


def lay_words_over(files: Mapping[str, bytes | None]) -> dict[str, Unfit]:
    """Lay files of words over the program's own, for as long as this process lasts.

    Args:
        files: What they hold, by the name of the file of words with ``.toml``: ``exposure.toml``. A file in a folder is
            named with a dot: ``lessons.goals.toml``. None for one that cannot be read or is too large.

    Returns:
        Those that are not used.
    """
    fitting, unfit = _looked_at(files)
    lay_over(fitting)
    return unfit


def unfit_files(files: Mapping[str, bytes | None]) -> dict[str, Unfit]:
    """Those of a clinic's files of words that are not used; nothing is laid over anything."""
    return _looked_at(files)[1]


def _looked_at(files: Mapping[str, bytes | None]) -> tuple[dict[str, dict[str, Any]], dict[str, Unfit]]:
    fitting: dict[str, dict[str, Any]] = {}
    unfit: dict[str, Unfit] = {}
    for file, content in sorted(files.items()):
        name = file.removesuffix(ENDING).replace(".", "/", 1)
        try:
            fitting[name] = _fitted(name, file, content)
        except UNFITTING as error:
            unfit[file] = Unfit(why_unfit(error))
    return fitting, unfit


def _fitted(name: str, file: str, content: bytes | None) -> dict[str, Any]:
    if content is not None and (not file.endswith(ENDING) or name.startswith(DATA) or not has_asset(name)):
        raise ValueError(say("kit.overlay.no_such_file"))
    given = toml_in(content)
    changed = _laid(asset(name), given, "")
    assert isinstance(changed, dict)
    return changed


LISTED = "…"
"""Stands for the number of a thing in a list."""


def _laid(own: Any, given: Any, where: str) -> Any:
    """The program's own words with those that were given in their places."""
    if isinstance(own, dict) and isinstance(given, dict):
        for key in given:
            if key not in own:
                raise ValueError(say("kit.overlay.no_such_entry", entry=f"{where}{key}"))
            if key in RULES and not isinstance(own[key], dict) and own[key] != given[key]:
                raise ValueError(say("kit.overlay.no_text", entry=f"{where}{key}"))
        return {key: _laid(each, given[key], f"{where}{key}.") if key in given else each for key, each in own.items()}
    if isinstance(own, list) and isinstance(given, list) and len(own) == len(given):
        return [_laid(each, new, f"{where}{LISTED}") for each, new in zip(own, given, strict=True)]
    if own == given:
        return own
    if isinstance(own, str) and isinstance(given, str) and not is_name(own, listed=LISTED in where):
        return _text(own, given, where.removesuffix("."))
    raise ValueError(say("kit.overlay.no_text", entry=where.removesuffix(".")))


def _text(own: str, given: str, where: str) -> str:
    if len(given) > LONGEST:
        raise ValueError(say("kit.overlay.too_long", entry=where, most=f"{LONGEST:,}"))
    if not given.strip() or plain(given) != given:
        raise ValueError(say("kit.overlay.odd_signs", entry=where))
    if odd := _values(given) - _values(own):
        raise ValueError(say("kit.overlay.no_such_value", entry=where, value="{" + min(odd) + "}"))
    return given


def _values(text: str) -> set[str]:
    """The names in braces; how a value is written belongs to its name."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return {text}  # braces that are no names
    fields = ((name, how, form) for _, name, form, how in parts if name is not None)
    return {f"{name}{f'!{how}' if how else ''}{f':{form}' if form else ''}" for name, how, form in fields}
