"""Whether a record holds every command of the program at least once with an answer, and not only with an error."""

import shlex
from collections.abc import Iterator
from pathlib import Path

from tests.recorded import ties
from tests.recorded.calls import PIPED, TYPED
from tests.recorded.kept import parts_in, read_part

CALLS = ("made", "once", "read", "written")
"""What is done with a diary that calls commands."""


def never_called(folder: Path) -> list[str]:
    """The commands that answered nowhere in a record, by name."""
    known = ties.commands()
    answered = {path for words in _answered(folder) for path in (words[:2], words[:1]) if path in known}
    return [f"painplan {' '.join(path)}" for path in known if path not in answered]


def _answered(folder: Path) -> Iterator[ties.Path]:
    for part in parts_in(folder):
        for key, entry in read_part(folder, part):
            _, _, what, label = [*key.split(" / ", 3), "", "", ""][:4]
            if what in CALLS and entry.get("code") == 0:
                yield tuple(_words(label))


def _words(label: str) -> list[str]:
    call = label.partition(f" {TYPED}")[0].partition(f" {PIPED}")[0]
    words = shlex.split(call)
    return [word for place, word in enumerate(words) if place > 1 or not word[:1].isdigit()]
