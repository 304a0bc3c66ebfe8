"""The questions about one thing of one's own, or some of them, each answer kept as it is given."""

from collections.abc import Sequence
from typing import ClassVar

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.in_order import PartByPart
from painplan.kit.step import Step


class ThingFlow(PartByPart):
    """One that is new is kept as soon as enough is said.

    Args:
        desk: The diary.
        thing: Its id; none: a new one.
        names: What is asked; none: all.
    """

    PARTS: ClassVar[Sequence[str]]

    def __init__(self, desk: OpenDiary, thing: str | None = None, names: Sequence[str] | None = None) -> None:
        super().__init__(desk.today)
        self._desk, self.thing = desk, thing
        self._names = self.PARTS if names is None else names

    @property
    def names(self) -> Sequence[str]:
        """In the order in which they are asked."""
        return self._names

    @property
    def called(self) -> str:
        """Its name, or that it is a new one."""
        return one_line(self.standing("name"), 50) or str(asset(self.TOPIC)["new"])

    def where(self, step: Step) -> str:
        """What it is about."""
        return self.called
