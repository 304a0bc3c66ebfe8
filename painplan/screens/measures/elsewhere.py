"""A score from elsewhere: what it is called, its range, its value, its day (clinical.md B2)."""

from painplan.measures.external_score_flow import ExternalScoreFlow
from painplan.screens.flow import FlowScreen


class ElsewhereScreen(FlowScreen):
    """Six short questions."""

    NAME = "A score from elsewhere"
    HELP = """
## A score from elsewhere

For a questionnaire that a clinic asked and that has no place here. Only the total is kept, with its range and its day;
it is compared with your own earlier totals of the same name. **Backspace** in an empty field goes back.
"""

    def flow(self) -> ExternalScoreFlow:
        """The questions."""
        return ExternalScoreFlow(self.coach)
