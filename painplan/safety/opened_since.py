"""What runs for a while (the screens, a clock) and a warning sign that another program noted meanwhile (clinical.md C).

A sign that leaves no amount comes before everything else at once, not only when something new begins (principle 4).
"""

from painplan.diary.open_diary import OpenDiary
from painplan.errors import CannotDo
from painplan.kit.words import say
from painplan.safety.allowed import open_page
from painplan.safety.rules import Situation, allows
from painplan.safety.signs_service import open_on


class StoppedBySign(CannotDo):
    """What ran was stopped: a warning sign comes before it."""


class OpenedSince:
    """The signs that leave no amount and were opened after this was made, by whom it did not come from here.

    Args:
        desk: The diary; a look at it reads again only what changed.
    """

    def __init__(self, desk: OpenDiary) -> None:
        self._desk, self._book = desk, desk.facts
        self._known = self._leaving_none()

    def look(self) -> bool:
        """Whether there is such a sign since the last look; what was answered here has shown its page by itself."""
        book = self._desk.facts
        if book is self._book:
            return False
        now = self._leaving_none()
        new = now - self._known - {key for table, key in self._desk.saved_here if table == "signs"}
        self._book, self._known = book, now
        self._desk.saved_here.clear()
        return bool(new)

    def check(self) -> None:
        """The same for a command that runs for a while.

        Raises:
            StoppedBySign: There is one; the sentence begins with the first of its page.
        """
        if self.look() and (page := open_page(self._desk)) is not None:
            raise StoppedBySign(say("safety.opened_since.noted_command", page=page.first))

    def _leaving_none(self) -> frozenset[str]:
        found = open_on(self._desk.facts, self._desk.today)
        return frozenset(one.sign.id for one in found if not allows("amount", Situation(signs=(one,))))
