"""Writing one's own plan for flare-ups, part by part, on a calm day."""

from painplan.plans.flare_plan_flow import FlarePlanFlow
from painplan.screens.flow import FlowScreen


class FlarePlanScreen(FlowScreen):
    """One part after the other; each is kept as it is given."""

    def flow(self) -> FlarePlanFlow:
        """The questions."""
        return FlarePlanFlow(self.coach)
