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

    NAME = "A new job"
    HELP = """
## A new job

First the job, then its pieces one after the other: what it is, how many minutes, how much it matters. **Enter** without
words ends the list; every piece then gets its day. **Esc** goes back a question.
"""

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
