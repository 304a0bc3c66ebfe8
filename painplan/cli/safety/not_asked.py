"""What comes before a step, a try or a test and was never asked: told with it, in lines and in the document."""

from collections.abc import Iterator

from painplan.safety.allowed import not_asked_before
from painplan.safety.documents import NotAskedDocument
from painplan.safety.not_asked_words import not_asked_commands, not_asked_line
from painplan.safety.rules import Thing
from painplan.today.coach import Coach


def not_asked_document(coach: Coach, thing: Thing) -> NotAskedDocument | None:
    """Which questions, the sentence about them and the commands that ask them; none: everything was asked."""
    names = not_asked_before(coach, thing)
    if not names:
        return None
    return NotAskedDocument(names, not_asked_line(names), not_asked_commands(names))


def not_asked_lines(coach: Coach, thing: Thing) -> Iterator[str]:
    """The same as one line; nothing where everything was asked."""
    if line := not_asked_line(not_asked_before(coach, thing)):
        yield line
