"""A new big job: its name, then one piece after the other."""

from textual.content import Content

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.screens.flow import FlowScreen
from painplan.tasks.jobs_flow import NewJobFlow
from painplan.tasks.jobs_words import minutes_words
from painplan.widgets.gates import table

ROWS = 8


class NewJobScreen(FlowScreen):
    """Asks for pieces until there are no more."""

    _flow: NewJobFlow

    def flow(self) -> NewJobFlow:
        """The questions."""
        return NewJobFlow(self.coach)

    def below(self, rows: int) -> Content:
        """The pieces so far."""
        told = [
            (one_line(piece.text, 26), minutes_words(piece.minutes), asset("jobs")["need_short"][piece.need])
            for piece in self._flow.pieces()
        ]
        return table(told[-ROWS:])
