"""Taking a plan that was handed over; what comes before tries is asked first."""

from painplan.plans.handed.flow import HandedFlow
from painplan.screens.flow import FlowScreen
from painplan.screens.plans.tries import ask_before_tries


class TakePlanScreen(FlowScreen):
    """Which file, what it is for, what it is called."""

    def flow(self) -> HandedFlow:
        """The questions."""
        return HandedFlow(self.coach)

    def comes_first(self, name: str, text: str) -> bool:
        """What comes before tries."""
        return name == "file" and ask_before_tries(self)
