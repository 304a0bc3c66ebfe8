"""What commands print: one JSON document, or plain lines that a screen reader can read. All of it goes this way."""

import math
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

import click
import msgspec

from painplan.cli.settings import Settings
from painplan.kit.assets import asset
from painplan.kit.escape import harmless, harmless_json
from painplan.kit.lines import cells, in_lines
from painplan.kit.signs import Signs, as_shown, signs_here
from painplan.kit.told import Document

LONGEST_ERROR = 600
"""Characters of an error sentence."""
MOST_COLUMNS = 100
"""A picture is no wider than this [design]."""
FEWEST_COLUMNS = 20
"""A narrower terminal cuts lines as it likes."""
_BELL = "\a"


class PlainStream:
    """A stream of text on which nothing steers a terminal, whoever wrote it and whatever command prints it.

    Args:
        beneath: The stream that it writes to.
    """

    def __init__(self, beneath: Any) -> None:
        self.beneath = beneath
        self._column = 0
        """Where the line ends that is not finished."""
        self._nobody_reads = False
        self._signs: Signs = signs_here() if _is_terminal(beneath) else "all"

    def write(self, text: str) -> int:
        """Write a text without control and direction characters; at a terminal, in lines that end between words."""
        shown = as_shown(harmless(text), self._signs)
        self._hand_on(lambda: self.beneath.write(self._in_lines(shown)))
        return len(text)

    def flush(self) -> None:
        """Hand on what was written."""
        self._hand_on(self.beneath.flush)

    def _hand_on(self, action: Callable[[], object]) -> None:
        """Whoever reads along and goes away after a line, as ``head`` does, stops no command in the middle."""
        if self._nobody_reads:
            return
        try:
            action()
        except BrokenPipeError:
            self._nobody_reads = True

    def goes_on_below(self) -> None:
        """What was typed ended the line."""
        self._column = 0

    def _in_lines(self, text: str) -> str:
        """A terminal cuts a line that does not fit wherever it ends, in the middle of a word."""
        if not (width := _columns(self.beneath)):
            return text
        *whole, rest = text.split("\n")
        if self._column and whole:  # the end of a line that was begun
            first, whole = whole[:1], whole[1:]
        else:
            first = []
        lines = [*first, *(part for line in whole for part in _fitting(line, width))]
        if not first and not whole and self._column:
            self._column += cells(rest)
            return text
        *above, last = _fitting(rest, width)
        self._column = cells(last)
        return "\n".join([*lines, *above, last])

    def writelines(self, lines: Iterable[str]) -> None:
        """The same for several."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.beneath, name)


def _fitting(line: str, width: int) -> list[str]:
    """One line as it fits, with the room at its end, behind which something is typed."""
    if cells(line) <= width:
        return [line]
    *above, last = in_lines(line, width, whole=True) or [""]
    return [*above, last + line[len(line.rstrip(" ")) :]]


def _is_terminal(stream: Any) -> bool:
    try:
        return bool(stream.isatty())
    except (AttributeError, OSError, ValueError):
        return False


def _columns(stream: Any) -> int:
    """How many columns the terminal behind a stream has; 0: there is none, or none to speak of."""
    try:
        if not _is_terminal(stream):
            return 0
        columns = int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size(stream.fileno()).columns
    except (AttributeError, OSError, ValueError):
        return 0
    return columns if columns >= FEWEST_COLUMNS else 0


def drawn_columns() -> int | None:
    """How wide a picture is at the terminal; none: there is no terminal, and words and numbers stand in its place."""
    columns = _columns(sys.stdout)
    return min(MOST_COLUMNS, columns - 2) if columns else None


@contextmanager
def plain_output() -> Iterator[None]:
    """Until the end of the block, everything that is printed passes `PlainStream`."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (found and PlainStream(found) for found in before)  # there may be none at all
    asked, click.termui.visible_prompt_func = click.termui.visible_prompt_func, typed_line
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
        click.termui.visible_prompt_func = asked


def typed_line(prompt: str = "") -> str:
    """A line that is typed; as ``input``, which takes no notice of Ctrl+C while it shows what was printed before.

    Raises:
        EOFError: Nothing comes any more.
    """
    click.echo(prompt, nl=False)
    if not (line := sys.stdin.readline()):
        raise EOFError
    if isinstance(sys.stdout, PlainStream):
        sys.stdout.goes_on_below()
    return line.removesuffix("\n").removesuffix("\r")  # Windows ends lines with two characters


def ring() -> None:
    """Ring the bell of a terminal; where there is none, nothing is printed."""
    if sys.stdout is not None and sys.stdout.isatty():
        _past_the_guard(_BELL)


def write_over(line: str) -> None:
    """Print a line over the one before it; nothing where no terminal is, such as a pipe of the reader mode."""
    if _is_terminal(getattr(sys.stdout, "beneath", sys.stdout)):
        _past_the_guard(f"\r{as_shown(harmless(line), signs_here())}")


def _past_the_guard(text: str) -> None:
    click.echo(text, nl=False, file=getattr(sys.stdout, "beneath", sys.stdout))


def without_key(told: str) -> str:
    """A sentence of the screens without the key that takes back."""
    return told.removesuffix(f" {asset('keys')['undo']}.")


def show(settings: Settings, document: Document | Callable[[], Document], lines: Iterable[str]) -> None:
    """Print the answer in the form that was asked for. The lines are only made when they are needed.

    So is a document that is given as what makes it, where a command is to be quick.

    Topics tell what came of an answer in one sentence for screens and commands: the key at its end goes here.
    """
    if settings.json:
        document = document() if callable(document) else document
        _past_the_guard(f"{harmless_json(msgspec.json.encode(whole_numbers(document)).decode())}\n")  # one line
    else:
        for line in lines:
            click.echo(without_key(line))


def whole_numbers(value: Any) -> Any:
    """A document field for field, with 12 instead of 12.0, days as ISO text, and long fractions shortened."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value == int(value) else round(value, 6)
    if isinstance(value, msgspec.Struct):
        pairs = zip(value.__struct_encode_fields__, msgspec.structs.astuple(value), strict=True)
        told = {name: whole_numbers(held) for name, held in pairs if held is not msgspec.UNSET}
        spread = told.pop(value.SPREAD, None) if isinstance(value, Document) else None
        return {**(spread or {}), **told}
    if isinstance(value, Mapping):
        return {key: whole_numbers(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [whole_numbers(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
