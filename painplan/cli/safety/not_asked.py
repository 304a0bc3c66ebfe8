"""What comes before a step, a try or a test and was never asked: told with it, in a line."""

from collections.abc import Iterator

from painplan.safety.allowed import not_asked_before
from painplan.safety.not_asked_words import not_asked_line
from painplan.safety.rules import Thing
from painplan.today.coach import Coach


def not_asked_lines(coach: Coach, thing: Thing) -> Iterator[str]:
    """Which questions, in one line; nothing where everything was asked."""
    if line := not_asked_line(not_asked_before(coach, thing)):
        yield line
