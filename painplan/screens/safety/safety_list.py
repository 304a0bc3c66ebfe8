"""Writing one's own list for hard days, on a calm one; and whose numbers come first on the page behind !."""

from painplan.safety.safety_list_flow import SafetyListFlow
from painplan.screens.flow import FlowScreen


class SafetyListScreen(FlowScreen):
    """First the region, then part after part; each is kept as it is given."""

    def flow(self) -> SafetyListFlow:
        """The questions."""
        return SafetyListFlow(self.coach)
