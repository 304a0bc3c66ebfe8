"""A made-up language: every word of every file of words is marked, every text a third longer with an end of its own.

A text begins with one sign and ends with another, so that one that lost either is seen to be cut.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from painplan.kit import assets
from painplan.kit.overlay import DATA, RULES, is_name

MARK, BEGINS, ENDS = "ʷ", "⟦", "⟧"
LONGER = 3
"""To so many letters comes one more."""
SHOWN = 60
"""Letters of a text that is cut, for whoever has to find it."""
_LETTERS = "[A-Za-z][A-Za-z'’]*"
_PARTS = re.compile(rf"\{{\{{|\}}\}}|(?P<gap>\{{[^{{}}]*\}})|(?P<key>`[^`\n]+`)|(?P<word>{_LETTERS})")
"""Gaps and what stands between backticks (keys and commands) stay as they are."""
WORD = re.compile(rf"{BEGINS}?{_LETTERS}[{MARK}{ENDS}]*")
_BOTH = re.compile(f"[{BEGINS}{ENDS}]")


def longer(own: Any, *, listed: bool = False) -> Any:
    """The same in this language; names that rules go by stay."""
    if isinstance(own, dict):
        return {key: each if key in RULES else longer(each, listed=listed) for key, each in own.items()}
    if isinstance(own, list):
        return [longer(each, listed=True) for each in own]
    if not isinstance(own, str) or is_name(own, listed=listed):
        return own
    return _longer(own)


def _longer(text: str) -> str:
    """Every word with marks behind it, a third of the text's letters so far; the signs at both ends count as marks."""
    places = [found for found in _PARTS.finditer(text) if found.lastgroup]
    if not any(found["word"] for found in places):
        return text
    made, done, letters, marks = list[str](), 0, 0, 0
    for place, found in enumerate(places):
        begins, ends = BEGINS if place == 0 else "", ENDS if place == len(places) - 1 else ""
        made += [text[done : found.start()], begins, found[0]]
        letters += len(text[done : found.start()]) + len(found[0]) * (found.lastgroup != "gap")
        marks += len(begins + ends)
        if found["word"]:
            more = max(0 if ends else 1, -(-letters // LONGER) - marks)
            made.append(MARK * more)
            marks += more
        made.append(ends)
        done = found.end()
    return "".join([*made, text[done:]])


def files() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every file of words, by its name."""
    folder = Path(assets.__file__).parents[2] / "assets" / assets.LANGUAGE
    for file in sorted(folder.rglob("*.toml")):
        name = str(file.relative_to(folder).with_suffix(""))
        if not name.startswith(DATA):
            yield name, assets.asset(name)


def speak_longer() -> None:
    """Use this language in this process."""
    assets.lay_over({name: longer(words) for name, words in list(files())})


def cut(text: str) -> Iterator[str]:
    """The texts of this language that lost their beginning or their end, with what stands around the place."""
    opened = list[int]()
    for found in _BOTH.finditer(text):
        if found[0] == BEGINS:
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            yield text[max(0, found.start() - SHOWN) : found.end()]
    for begins in opened:
        yield text[begins : begins + SHOWN].partition("…")[0]
