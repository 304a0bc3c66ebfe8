"""Changing the words of a goal, part by part; each is kept as it is given, and what stood there stays, too."""

from painplan.goals.change_flow import GoalChangeFlow
from painplan.screens.flow import FlowScreen


class GoalChangeScreen(FlowScreen):
    """One part after the other, with what stands there.

    Args:
        goal: Its id.
    """

    def __init__(self, goal: str) -> None:
        super().__init__()
        self._goal = goal

    def flow(self) -> GoalChangeFlow:
        """The questions."""
        return GoalChangeFlow(self.coach, self._goal)
