"""Text from people on its way to a terminal: nothing in it may steer the terminal or reorder other text."""

import re
import unicodedata

_KEPT = frozenset("\n\t")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Whatever ends a line; terminals paste a carriage return for each."""
_JOINERS = frozenset("\u200c\u200d")
"""Needed inside emoji and in several scripts; harmless to a terminal."""


def plain(text: str) -> str:
    """The text without control characters and without marks that override its direction.

    Letters, emoji and right-to-left scripts stay as they are; tabs stay, and line ends of all kinds as line feeds.
    """
    text = _LINE_ENDS.sub("\n", text)
    return "".join(c for c in text if c in _KEPT or c in _JOINERS or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


def one_line(text: str, most: int | None = None) -> str:
    """`plain` text on one line, cut with an ellipsis when it is longer than ``most`` characters."""
    line = " ".join(plain(text).split())
    return line if most is None or len(line) <= most else line[: most - 1].rstrip() + "…"
