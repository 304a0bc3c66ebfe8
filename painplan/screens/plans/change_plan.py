"""Changing a plan: what, to what, and what that does to its amounts before it is taken."""

from painplan.plans.change.flow import ChangePlanFlow
from painplan.screens.flow import FlowScreen


class ChangePlanScreen(FlowScreen):
    """What shall change?

    Args:
        plan_id: The plan; none: it is asked which.
    """

    OWN_WORDS = False

    def __init__(self, plan_id: str | None = None) -> None:
        super().__init__()
        self._plan_id = plan_id

    def flow(self) -> ChangePlanFlow:
        """The questions."""
        return ChangePlanFlow(self.coach, self._plan_id)
