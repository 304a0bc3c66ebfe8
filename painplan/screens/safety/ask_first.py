"""What a clinician should hear of before tries and steps: one question at a time, and noting who looked at it."""

from painplan.safety.ask_first_flow import AskFirstFlow
from painplan.screens.safety.opened import OpenedScreen


class AskFirstScreen(OpenedScreen):
    """First what is open, then the questions: the age where it was never said, the list, a lasting worsening."""

    def questions(self) -> AskFirstFlow:
        """The list."""
        return AskFirstFlow(self.coach)
