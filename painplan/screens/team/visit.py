"""A visit: the one page for the session, then what was agreed in it."""

from textual.content import Content

from painplan.kit.assets import asset
from painplan.kit.escape import plain
from painplan.reviews.review_list import to_mention
from painplan.screens.flow import FlowScreen
from painplan.team.service import Team
from painplan.team.visit_flow import VisitFlow


class VisitScreen(FlowScreen):
    """The page; Enter goes on to what it brought.

    Args:
        member: Id of the person who is visited.
    """

    def __init__(self, member: str) -> None:
        super().__init__()
        self._member = member

    def flow(self) -> VisitFlow:
        """The questions."""
        return VisitFlow(self.coach, self._member)

    def below(self, rows: int) -> Content:
        """The page, below what to mention; later the answers so far."""
        if self.step is None or self.step.id != "page":
            return super().below(rows)
        text = self.result_of(lambda: Team(self.coach).page(self._member))
        listed = [f"  {one.line}" for one in to_mention(self.coach)]
        listed = [asset("warning_signs")["review"]["title"], *listed, ""] if listed else []
        return Content("\n".join([*listed, plain(text or "")]))
