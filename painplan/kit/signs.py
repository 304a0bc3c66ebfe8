"""Signs as the terminal here can show them: all of them, those of old block fonts, or letters and ASCII signs only.

What is drawn or said is made with all signs, and is put into those that there are where it is shown, sign for sign, so
that columns stay where they are.
"""

import locale
import os
import sys
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args

from painplan.kit.lines import cells

Signs = Literal["all", "blocks", "ascii"]
NAMED = "PAINPLAN_SIGNS"
"""Names them where the terminal cannot tell: a font without braille is not seen from here."""
CONSOLE = "linux"
"""What ``TERM`` says on a console whose fonts have 256 or 512 signs."""
_BRAILLE = 0x2800
_UPPER, _LOWER = 0b00011011, 0b11100100
"""Dots of the upper and of the lower half of a braille sign."""

_AS_BLOCKS = {
    "▄": "▁▂▃▖▗",
    "█": "▅▆▇▙▟▛▜▞▚▋▊▉",
    "▀": "▘▝▔",
    "▌": "▎▏▍",
    "▐": "▕",
    "─": "┄",
    "│": "┊‖",
    "►": "▸",
    "<": "‹",
    ">": "›",
    '"': "“”„",
    "'": "‘’‚",
    "-": "–—−",
    ".": "…",
    "√": "✓",
    "x": "✗",
    "o": "▫□",
}
"""By the sign that stands there on a console: those that its fonts have not."""
_AS_ASCII = {
    "_": "▁▂▃▖▗",
    "=": "▄▅▆▇━",
    "#": "█▐▙▟▛▜▞▚▋▊▉■▪●",
    "|": "▌▎▏▍▕│┃┊‖",
    '"': "▀▘▝▔“”„«»",
    "-": "─┄╌–—−↔",
    "+": "┌┐└┘├┤┬┴┼╭╮╰╯",
    ">": "▸►›→≥",
    "<": "‹←≤",
    ".": "…·",
    "'": "‘’‚",
    "*": "•✓",
    "o": "▫□○°øØ",
    "x": "×✗",
    "^": "↑▲",
    "v": "↓√",
    "/": "÷",
    "~": "≈",
    "s": "ß",
    "u": "µ",
}
"""By the ASCII sign that comes nearest: those that are drawn and said here."""


def signs_here(environ: Mapping[str, str] = os.environ) -> Signs:
    """Which signs the terminal can show, as far as can be known."""
    for signs in get_args(Signs):
        if environ.get(NAMED) == signs:
            found: Signs = signs
            return found
    if sys.platform != "win32" and locale.getencoding().upper().replace("-", "") != "UTF8":
        return "ascii"  # Python writes UTF-8 all the same, and the terminal shows each part of a sign
    return "blocks" if environ.get("TERM") == CONSOLE else "all"


def as_shown(text: str, signs: Signs) -> str:
    """A text in these signs, as many columns wide as before."""
    if signs == "all" or text.isascii():
        return text
    return "".join(sign if sign.isascii() else _shown(sign, signs) for sign in text)


@cache
def _shown(sign: str, signs: Signs) -> str:
    if _BRAILLE <= ord(sign) < _BRAILLE + 256:
        return _half(ord(sign) - _BRAILLE, " ▀▄█" if signs == "blocks" else " '.:")
    table = _AS_BLOCKS if signs == "blocks" else _AS_ASCII
    for plain, those in table.items():
        if sign in those:
            return plain
    if signs == "blocks":
        return sign
    bare = "".join(one for one in unicodedata.normalize("NFKD", sign) if one.isascii())
    wide = cells(sign)
    return bare if len(bare) == wide else "?" * wide


def _half(dots: int, of: str) -> str:
    return of[bool(dots & _UPPER) + 2 * bool(dots & _LOWER)]
