"""Putting a plan away."""

from painplan.plans.end_flow import EndPlanFlow
from painplan.screens.flow import FlowScreen


class EndPlanScreen(FlowScreen):
    """Which plan should be put away?"""

    OWN_WORDS = False

    def flow(self) -> EndPlanFlow:
        """The question."""
        return EndPlanFlow(self.coach)
