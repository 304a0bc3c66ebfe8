"""Text from people on its way to a terminal: nothing in it may steer the terminal or reorder other text."""

import re

from painplan.kit.pattern import pattern

_UNSEEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters: C0 without tab and line ends, C1
    r"\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    r"\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"  # format characters: direction, and what is not seen
    r"\ud800-\udfff"  # halves of characters
)
"""All of them but the two joiners that emoji and several scripts need (Unicode's Cc, Cf and Cs)."""
_STEERS = pattern(f"[{_UNSEEN}]")
_STEERS_A_TERMINAL = pattern(f"[{_UNSEEN}]|\r(?!\n)")
_NOT_RAW_IN_JSON = pattern(f"[{_UNSEEN}\u2028\u2029]")
_LAST_OF_FOUR_DIGITS = 0xFFFF
_LINE_ENDS = pattern("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Whatever ends a line; terminals paste a carriage return for each."""


def plain(text: str) -> str:
    """The text without control characters and without marks that override its direction.

    Letters, emoji and right-to-left scripts stay as they are; tabs stay, and line ends of all kinds as line feeds.
    """
    return text if text.isprintable() else _STEERS.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str, most: int | None = None) -> str:
    """`plain` text on one line, cut with an ellipsis when it is longer than ``most`` characters."""
    line = " ".join(plain(text).split())
    return line if most is None or len(line) <= most else line[: most - 1].rstrip() + "…"


def harmless(output: str) -> str:
    """What a program prints, without what could steer a terminal; line ends of every kind stay."""
    return output if output.isprintable() else _STEERS_A_TERMINAL.sub("", output)


def harmless_json(document: str) -> str:
    """The same JSON document with such characters escaped: nothing is lost, and nothing is steered."""
    return document if document.isprintable() else _NOT_RAW_IN_JSON.sub(_escaped, document)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code <= _LAST_OF_FOUR_DIGITS:
        return f"\\u{code:04x}"
    halves = found[0].encode("utf-16-be")
    return f"\\u{halves[:2].hex()}\\u{halves[2:].hex()}"
