"""Writing one's own plan for flare-ups, part by part, on a calm day."""

from painplan.plans.flare_plan_flow import FlarePlanFlow
from painplan.screens.flow import FlowScreen


class FlarePlanScreen(FlowScreen):
    """One part after the other; each is kept as it is given."""

    NAME = "My plan for a flare-up"
    HELP = """
## My plan for a flare-up

Five short answers in your own words, for a day on which thinking is hard. **Enter** keeps one and goes on, empty is
fine; **Backspace** in an empty field goes back; **Esc** leaves, and what was given is kept.
"""

    def flow(self) -> FlarePlanFlow:
        """The questions."""
        return FlarePlanFlow(self.coach)
