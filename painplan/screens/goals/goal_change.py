"""Changing the words of a goal, part by part; each is kept as it is given, and what stood there stays, too."""

from painplan.goals.change_flow import GoalChangeFlow
from painplan.screens.flow import FlowScreen


class GoalChangeScreen(FlowScreen):
    """One part after the other, with what stands there.

    Args:
        goal: Its id.
    """

    NAME = "Changing a goal"
    HELP = """
## Changing a goal

The words of your goal, one part at a time, as they stand. **Enter** keeps what is in the field and goes on;
**Backspace** in an empty field goes back; **Esc** leaves, and what was kept stays. **u** takes the last change back.
"""

    def __init__(self, goal: str) -> None:
        super().__init__()
        self._goal = goal

    def flow(self) -> GoalChangeFlow:
        """The questions."""
        return GoalChangeFlow(self.coach, self._goal)
