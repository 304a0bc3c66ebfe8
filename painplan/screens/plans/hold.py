"""Putting steps on hold for a reason other than a flare-up, and ending that; of several each has its own end."""

from painplan.plans.holds_flow import HoldFlow
from painplan.screens.flow import FlowScreen


class HoldScreen(FlowScreen):
    """Why, and until when; which one is over, and after an illness since when the person is well."""

    NAME = "On hold"
    OWN_WORDS = False
    HELP = """
## On hold

While something else comes first, steps wait. While you are ill nothing is asked for; when you say since when you are
well, it is half of the amount until 48 hours have gone by, then 80 % of it. After a holiday a plan begins again with
80 % at once; with a new medicine, a week of bad nights, or while you wait for advice, the amount stays as it is.
Several things can be on hold; each has its own end. **u** takes it back.
"""

    def flow(self) -> HoldFlow:
        """The questions."""
        return HoldFlow(self.coach)
