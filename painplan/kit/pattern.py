"""Patterns of text that are compiled when they are first used: forty of them cost a start 6 ms, and most rest."""

import re
from typing import Any, AnyStr, cast


class _Pattern:
    """Stands for a pattern, and has all that it has.

    Args:
        text: As `re.compile` takes it.
        flags: The same.
    """

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)  # the same each time: `re` keeps what it compiled
        setattr(self, name, found)
        return found


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, for a module that names its patterns where they are read and seldom uses them."""
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))
