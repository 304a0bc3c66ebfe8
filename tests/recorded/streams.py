"""Standard input and output of a command that runs in this process: a pipe, or a person at a terminal."""

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple


class Answer(NamedTuple):
    """What one command answered."""

    code: int
    out: str
    err: str


class Keyboard(io.TextIOWrapper):
    """Standard input.

    Args:
        piped: What comes before anybody types: all of it where nobody does.
        typed: What a person types at a terminal, line by line; none: there is no terminal.
    """

    def __init__(self, piped: str, typed: Sequence[str] | None) -> None:
        text = piped + "".join(f"{line}\n" for line in typed or ())
        super().__init__(io.BytesIO(text.encode()), encoding="utf-8")
        self._person = typed is not None

    def isatty(self) -> bool:
        """Whether somebody is there."""
        return self._person


class Paper(io.TextIOWrapper):
    """Standard output, kept.

    Args:
        at_terminal: Whether it is one.
    """

    def __init__(self, at_terminal: bool) -> None:
        self.kept = io.BytesIO()
        super().__init__(self.kept, encoding="utf-8", newline="")
        self._at_terminal = at_terminal

    def isatty(self) -> bool:
        """Whether somebody looks at it."""
        return self._at_terminal

    @property
    def text(self) -> str:
        """All that was written."""
        self.flush()
        return self.kept.getvalue().decode(errors="backslashreplace")


@contextmanager
def captured(keyboard: Keyboard, *, at_terminal: bool) -> Iterator[Callable[[int], Answer]]:
    """Put these streams in the place of the real ones; gives what was said, with the exit status."""
    before = sys.stdin, sys.stdout, sys.stderr
    out, err = Paper(at_terminal), Paper(at_terminal)
    sys.stdin, sys.stdout, sys.stderr = keyboard, out, err
    try:
        yield lambda code: Answer(code, out.text, err.text)
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
