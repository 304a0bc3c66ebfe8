"""One decision sheet, a question at a time; at its end the whole sheet."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.kit.flow import Flow
from painplan.kit.step import Step
from painplan.screens.flow import FlowScreen
from painplan.team.decision_flow import DecisionFlow, PrintFlow
from painplan.team.decisions import Decisions
from painplan.widgets.question import Asked, QuestionCard


class DecisionScreen(FlowScreen):
    """Questions until all is asked; every answer is kept as it is given.

    Args:
        decision: Its id; none: one of one's own, whose words are asked first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "view", "sheet"),
        Binding("a", "choice", "choice"),
        Binding("p", "paper", "to_print"),
        Binding("backspace", "back", show=False),  # there is no room for all of them
        Binding("f2", "earlier", show=False),
    ]

    def __init__(self, decision: str | None) -> None:
        super().__init__()
        self._decision, self._viewing = decision, False

    def flow(self) -> Flow:
        """The questions; a decision that was thought through shows its sheet."""
        self._asks = DecisionFlow(self.coach, self._decision)
        self._viewing = self._asks.now is not None and bool(self._asks.now.choice)
        return self._asks

    @property
    def step(self) -> Step | None:
        """The open question; none while the sheet is looked at."""
        looks = self._viewing and self._flow is self._asks and not self._again
        return None if looks else super().step

    def below(self, rows: int) -> Content:
        """What is known, before the first answer."""
        now = self._asks.now
        prepared = Decisions(self.coach).sheets().get(now.sheet) if now and not self._flow.given() else None
        return Content("\n".join(prepared.facts) if prepared else "")

    def kept(self, words: str) -> None:
        """The sheet, after its last question and after it was written."""
        written = self._flow is not self._asks
        self.go_to(self._asks)
        self.say(words if written else "")

    def draw_end(self) -> None:
        """The whole sheet."""
        words, goes_on = asset("decide"), self._viewing and self._asks.next is not None
        self.query_one(QuestionCard).show(Asked(words["sheet"], words["goes_on" if goes_on else "end"]))
        self.query_one("#readback", Static).update(Content(self._asks.keep()))

    def finish(self) -> None:
        """Go on with the questions."""
        if self._viewing and self._asks.next is not None:
            self.action_view()
        else:
            self.action_leave()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a sheet once its words are said."""
        if action in ("view", "choice", "paper"):
            return self.is_attached and self._asks.thing is not None
        return super().check_action(action, parameters)

    def action_view(self) -> None:
        """The sheet as it stands, or back to the questions."""
        self._viewing = not self._viewing
        self.go_to(self._asks)

    def action_choice(self) -> None:
        """Straight to the choice."""
        self._viewing = False
        self.go_to(self._asks, "choice")

    def action_paper(self) -> None:
        """Ask for a file to write the sheet to."""
        if self._asks.thing is not None:
            self.go_to(PrintFlow(self.coach, self._asks.thing))
