"""Changing the words of a goal, part by part; what stood there stays in its history."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from painplan.goals.service import CHANGEABLE, Goals
from painplan.kit.assets import asset
from painplan.kit.in_order import PartByPart

if TYPE_CHECKING:
    from painplan.today.coach import Coach


class GoalChangeFlow(PartByPart):
    """One part after the other.

    Args:
        coach: The diary.
        goal: The goal's id.
    """

    TOPIC, TABLE = "goals", "change_ask"

    def __init__(self, coach: "Coach", goal: str) -> None:
        super().__init__(coach.today)
        self._goals, self._goal = Goals(coach), goal

    @property
    def names(self) -> Sequence[str]:
        """In the order in which they are asked."""
        return CHANGEABLE

    def standing(self, name: str) -> str:
        """What stands there now."""
        return self._goals.part(self._goal, name)

    def save(self, name: str, text: str) -> None:
        """Keep a part."""
        self._goals.change(self._goal, {name: text})

    def keep(self) -> str:
        """All parts were gone through."""
        return str(asset("goals")["change"]["kept"])
