"""Beginning again after a long time without entries, or with new tries. The person decides; nothing is reproached."""

from textual.content import Content

from painplan.plans.restart import Restarts
from painplan.plans.tries_flow import RestartFlow
from painplan.screens.flow import FlowScreen
from painplan.screens.plans.tries import ask_before_tries


class RestartScreen(FlowScreen):
    """One plan after the other: begin again gentler, stay, or give new tries."""

    OWN_WORDS = False

    _flow: RestartFlow

    def flow(self) -> RestartFlow:
        """The questions about the first plan."""
        return RestartFlow(self.coach, next(iter(Restarts(self.coach).offers()), None))

    def comes_first(self, name: str, text: str) -> bool:
        """What comes before tries."""
        return self._flow.begins_tries(name, text) and ask_before_tries(self)

    def below(self, rows: int) -> Content:
        """The tries so far."""
        return super().below(rows) if self._flow.said else Content("")

    def kept(self, words: str) -> None:
        """On to the next plan; who decides later goes back."""
        if words and Restarts(self.coach).offers():
            self.begin()
            self.say(words)
        else:
            self.leave_saying(words)
