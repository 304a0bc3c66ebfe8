"""The questions about a moment of the day: how it is now, and a note."""

from collections.abc import Sequence

from painplan.checkin.moments import Moments, moment_words
from painplan.diary.open_diary import OpenDiary
from painplan.kit.in_order import InOrder
from painplan.kit.words import say


class MomentFlow(InOrder):
    """Two or three short questions, each of which can be left out."""

    TOPIC, TABLE = "checkin", "moments_ask"
    WAITS = False

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk.today)
        self._moments, self._hidden = Moments(desk), bool(desk.facts.profile.pain_hidden)

    @property
    def names(self) -> Sequence[str]:
        """In the order in which they are asked."""
        return ("energy", "note") if self._hidden else ("pain", "energy", "note")

    def keep(self) -> str:
        """Keep it at this time."""
        said = [(name, text) for name, text in self.said.items() if text]
        if not said:
            return say("checkin.moments.nothing_noted")
        noted = self._moments.note(self._today, said)
        return say("checkin.moments.noted", line=moment_words(noted))
