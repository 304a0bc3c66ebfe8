"""A line of text as a call of a command: words, days around the one that is pretended, what a person types."""

import re
import shlex
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

TYPED, PIPED = "<<<", "<<"
_DAY = re.compile(r"\{day(?P<days>[+-]\d+)?(?::(?P<form>[^}]*))?\}")
_HELD = re.compile(r"\{(?P<table>[a-z_]+)(?P<last>:last)?\}")


class Call(NamedTuple):
    """One command as it is called."""

    words: tuple[str, ...]
    typed: tuple[str, ...] | None = None
    """What a person at a terminal types, line by line; none: there is no terminal."""
    secrets: tuple[str, ...] = ()
    """Passphrases on standard input, instead of the one of the diary."""

    def __str__(self) -> str:
        """As a shell would have it."""
        typed = "" if self.typed is None else f" {TYPED} {' | '.join(self.typed)}"
        secrets = f" {PIPED} {' | '.join(self.secrets)}" if self.secrets else ""
        return shlex.join(self.words) + typed + secrets


def with_days(text: str, day: date) -> str:
    """``{day-3}`` and the like as days; ``{day:%d/%m/%Y}`` in another form."""

    def written(found: re.Match[str]) -> str:
        meant = day + timedelta(days=int(found["days"] or 0))
        return meant.strftime(found["form"]) if found["form"] else meant.isoformat()

    return _DAY.sub(written, text)


def call_of(line: str, day: date, held: Callable[[str], Sequence[str]] = lambda _: ()) -> Call | None:
    """The call that a line stands for; none where it needs something of which the diary holds nothing.

    Args:
        line: As it stands in a script.
        day: The day that is pretended.
        held: The names of what the diary holds in a table.
    """
    text = with_days(line, day)
    names = {found[0]: held(found["table"])[-1 if found["last"] else 0 :][:1] for found in _HELD.finditer(text)}
    if not all(names.values()):
        return None
    text = _HELD.sub(lambda found: names[found[0]][0], text)
    for mark in (TYPED, PIPED):
        words, found, rest = text.partition(mark)
        if found:
            said = tuple(part.strip() for part in rest.split("|"))
            return (
                Call(tuple(shlex.split(words)), said) if mark == TYPED else Call(tuple(shlex.split(words)), None, said)
            )
    return Call(tuple(shlex.split(text)))


def lines_of(script: str) -> list[str]:
    """The lines of a script that are calls."""
    return [line.strip() for line in script.splitlines() if line.strip() and not line.lstrip().startswith("#")]
