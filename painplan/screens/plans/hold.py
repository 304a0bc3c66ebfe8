"""Putting steps on hold for a reason other than a flare-up, and ending that; of several each has its own end."""

from painplan.plans.holds_flow import HoldFlow
from painplan.screens.flow import FlowScreen


class HoldScreen(FlowScreen):
    """Why, and until when; which one is over, and after an illness since when the person is well."""

    OWN_WORDS = False

    def flow(self) -> HoldFlow:
        """The questions."""
        return HoldFlow(self.coach)
