"""Last night in three answers, and what the nights come to."""

from textual.content import Content

from painplan.learning.nights_flow import NightFlow
from painplan.learning.nights_words import night_lines
from painplan.learning.toolkit import Toolkit
from painplan.screens.flow import FlowScreen


class NightScreen(FlowScreen):
    """Three questions, then the figures; no mark for a night."""

    OWN_WORDS = False

    def flow(self) -> NightFlow:
        """The questions."""
        return NightFlow(self.coach)

    def below(self, rows: int) -> Content:
        """The answers so far, and what the nights before come to."""
        figures = "\n".join(night_lines(Toolkit(self.coach).nights()))
        return Content("\n\n").join(part for part in (super().below(rows), Content(figures)) if part.plain)
