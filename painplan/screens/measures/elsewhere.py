"""A score from elsewhere: what it is called, its range, its value, its day (clinical.md B2)."""

from painplan.measures.external_score_flow import ExternalScoreFlow
from painplan.screens.flow import FlowScreen


class ElsewhereScreen(FlowScreen):
    """Six short questions."""

    def flow(self) -> ExternalScoreFlow:
        """The questions."""
        return ExternalScoreFlow(self.coach)
