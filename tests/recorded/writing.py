"""Every command that writes, one after the other, on a copy of a diary: what it says, and the bytes it leaves."""

from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from tests.recorded import ties
from tests.recorded.calls import call_of, lines_of
from tests.recorded.diary import RecordedDiary

SCRIPT = Path(__file__).parent / "script.txt"


@cache
def script() -> tuple[str, ...]:
    """The lines of the script."""
    return tuple(lines_of(SCRIPT.read_text(encoding="utf-8")))


@cache
def scripted() -> frozenset[ties.Path]:
    """The commands that the script calls."""
    known = ties.commands()
    words = [tuple(line.split()) for line in script()]
    return frozenset(path for line in words for path in (line[:2], line[:1]) if path in known)


def write(diary: RecordedDiary, day: date, *, json: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """Follow the script on a diary; afterwards the diary is as it was.

    Args:
        diary: The diary.
        day: The day that is pretended.
        json: Ask for documents instead of texts.
    """
    before = diary.place.contents()
    step, diary.step = diary.step, 0
    for number, line in enumerate(script(), 1):
        diary.step = number - 1
        call = call_of(line, day, partial(diary.held, day))
        if call is not None:
            yield f"{number:03} {call}", diary.change(call, day, json=json and call.typed is None)
    diary.step = step
    diary.put_back_all(before)
