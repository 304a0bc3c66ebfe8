"""Putting a plan away."""

from painplan.plans.end_flow import EndPlanFlow
from painplan.screens.flow import FlowScreen


class EndPlanScreen(FlowScreen):
    """Which plan should be put away?"""

    NAME = "Put a plan away"
    OWN_WORDS = False
    HELP = """
## Put a plan away

A plan that does not fit any more can be put away. Everything done for it stays in the diary and in the trends.
**u** on the next screen takes it back.
"""

    def flow(self) -> EndPlanFlow:
        """The question."""
        return EndPlanFlow(self.coach)
