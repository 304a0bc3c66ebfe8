"""A text in lines that fit: cut between words, and inside none that fits on a line by itself, hyphens or not."""

from unicodedata import category, east_asian_width

_NO_CELL = ("Mn", "Me", "Cf")


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def column(text: str, width: int) -> str:
    """A text with the room behind it that fills so many columns; a longer one keeps all of itself and a gap."""
    wide = cells(text)
    return text + " " * (width - wide if wide <= width else 1)


def in_lines(text: str, width: int, *, whole: bool = False) -> list[str]:
    """One line as several, each as far in as the first; the room between words stays as it is where nothing is cut.

    Args:
        text: It holds no line end.
        width: The columns of a line; where there is none, as in a window that is too small, one is taken.
        whole: Whether a word that fits on no line stays whole, such as a path that somebody may want to copy.

    Returns:
        The lines, without room at their ends; none for a text without words.
    """
    width = max(width, 1)
    indent = text[: len(text) - len(text.lstrip(" "))]
    if len(indent) >= width - 1:
        indent = ""
    lines: list[str] = []
    now, empty = "", True
    for word in text.lstrip(" ").split(" "):
        if empty:
            now, empty = indent + word, not word
        elif cells(now) + 1 + cells(word) <= width:
            now += f" {word}"
        elif word:
            lines.append(now.rstrip())
            now = indent + word
        while not whole and cells(now) > width:  # a word that fits on no line
            part = _that_fits(now, width)
            lines.append(part)
            now = indent + now[len(part) :]
    return [*lines, now.rstrip()] if now.strip() else lines


def _that_fits(text: str, width: int) -> str:
    """As much of a text as fits, at least one letter."""
    used = 0
    for number, letter in enumerate(text):
        used += _cells_of(letter)
        if used > width and number:
            return text[:number]
    return text


def _cells_of(letter: str) -> int:
    if category(letter) in _NO_CELL:
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1
