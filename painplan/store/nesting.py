"""How deep things stand in one another in a JSON text: found before it is taken apart, in time that grows with size.

A diary has some eight levels; a text with a hundred thousand is no diary.
"""

import re
from itertools import accumulate

MOST_BYTES = 4_000_000
"""So much of a text is looked through for what is nested too deep, and of a broken one for what is whole."""
DEEPEST = 64
"""Levels. Anything that another program could keep in a file has room below it."""
MOST_PIECES = 400_000
"""Values, and what holds values: each costs many times its letters in memory. A large book has a quarter of it."""

_BRACKETS = b"[]{}"
_ALL_ELSE = bytes(byte for byte in range(256) if byte not in _BRACKETS)
_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z)'
_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_TOKEN = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+(?:"|(?=\n)|\Z|\\)|[\[\]{}]|\n {1,2}(?=")'
"""A string, which never goes over the end of a line; a bracket; where a table or an entry begins in a file of ours."""


def too_deep(content: bytes) -> bool:
    """Whether a text is nested deeper than `DEEPEST`, or may be and only taking it apart would tell."""
    left = content.translate(None, _ALL_ELSE)
    for _ in range(DEEPEST):
        shorter = left.replace(b"{}", b"").replace(b"[]", b"")
        if not shorter:
            return False
        if len(shorter) == len(left):
            break  # brackets in strings, or a broken text: count exactly
        left = shorter
    bare = re.sub(_STRING, b"", content, flags=re.DOTALL).translate(None, _ALL_ELSE)
    return max(accumulate(map(_STEP.__getitem__, bare)), default=0) > DEEPEST


def too_many(content: bytes) -> bool:
    """Whether a text holds more pieces than a diary can."""
    return content.count(b",") + content.count(b"{") + content.count(b"[") > MOST_PIECES


def shallow(text: str) -> str:
    """A text without what is nested deeper than `DEEPEST`; neither it nor what is left of it need be whole JSON."""
    kept: list[str] = []
    depth, position, cut = 0, 0, -1
    for token in re.finditer(_TOKEN, text, flags=re.DOTALL):
        sign = token[0][0]
        if sign in "{[":
            depth += 1
            if depth == DEEPEST + 1 and cut < 0:
                kept.append(text[position : (cut := token.start())])
        elif sign in "}]":
            depth = max(0, depth - 1)
            if cut >= 0 and depth == DEEPEST:
                position, cut = token.end(), -1
        elif sign == "\n" and cut >= 0:  # what was too deep never ended, and the next entry begins
            position, cut, depth = token.start(), -1, len(token[0]) - 1
    return "".join(kept) + ("" if cut >= 0 else text[position:])
