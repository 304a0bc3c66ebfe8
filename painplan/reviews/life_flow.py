"""The questions about a change in one's life."""

from collections.abc import Mapping, Sequence

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.in_order import InOrder
from painplan.reviews.life import LifeChanges
from painplan.reviews.records import LIFE_CHANGES


class LifeChangeFlow(InOrder):
    """What changed, and a few words about it."""

    TOPIC = "life"

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk.today)
        self._changes = LifeChanges(desk)

    @property
    def names(self) -> Sequence[str]:
        """In the order in which they are asked."""
        return ("change", "note")

    def options(self, name: str) -> Mapping[str, str]:
        """What can change."""
        return {kind: asset("life")["kinds"][kind] for kind in LIFE_CHANGES} if name == "change" else {}

    def check(self, name: str, text: str) -> None:
        """Whether it fits."""
        if name == "note":
            self._changes.check_note(text)

    def keep(self) -> str:
        """Keep it; says what waits now."""
        kind = next(one for one in LIFE_CHANGES if one == self.said["change"])
        return " ".join(self._changes.add(kind, self.said["note"]))
