"""The looks of the screens are read once in a run, and not for each of the hundreds of programs that tests open.

A program reads every rule of its looks when it opens; with one program for each test that was an eighth of what tests
of screens cost. What a rule says depends on its text and on the colours of the theme alone, so both name it here.
"""

from typing import Any
from weakref import WeakKeyDictionary

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_read = Stylesheet._parse_rules
_known: dict[tuple[object, ...], list[RuleSet]] = {}
_colours: WeakKeyDictionary[Stylesheet, tuple[dict[str, str], int]] = WeakKeyDictionary()
_themes: dict[tuple[tuple[str, str], ...], int] = {}


def _theme(sheet: Stylesheet) -> int:
    """The number of the colours that the looks are read with."""
    colours = sheet._variables
    known = _colours.get(sheet)
    if known is None or known[0] is not colours:
        known = _colours[sheet] = (colours, _themes.setdefault(tuple(sorted(colours.items())), len(_themes)))
    return known[1]


def read_once(sheet: Stylesheet, css: str, read_from: tuple[str, str], *more: Any, **named: Any) -> list[RuleSet]:
    """The rules of a text, as the first program of this run read them."""
    key = (_theme(sheet), css, read_from, more, *named.items())
    if key not in _known:
        _known[key] = _read(sheet, css, read_from, *more, **named)
    return _known[key]
