"""What undo takes back, the last first: changes of single entries, or a whole import."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from painplan.store import Change, Diary

if TYPE_CHECKING:
    from painplan.store.joining import Joined

CHANGE = "The last change"
"""What a step is called that was given no name."""


class Step(NamedTuple):
    """One thing that undo takes back."""

    together: object
    """Saves with the same mark are one step."""
    back: list[Change]
    about: str = ""
    """What it was, in words that can begin a sentence: ``Bringing in 12 days``."""
    joined: "Sequence[Joined]" = ()

    def taken_back(self, diary: Diary, at: datetime) -> str:
        """Take it back; what is said about it.

        Raises:
            CannotDo: It cannot be written. Everything stays as it is.
        """
        stay = 0
        if self.joined:
            from painplan.store.joining import part  # only after an import

            stay = part(diary, self.joined, at)
        diary.save(self.back, at)
        said = f"{self.about or CHANGE} is taken back."
        return f"{said} Changed since, and left as they are: {stay:,}." if stay else said
