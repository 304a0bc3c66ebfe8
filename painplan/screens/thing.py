"""One thing of one's own: its questions one after the other, then what is noted about it, with keys for that."""

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widgets import Static

from painplan.kit.flow import Flow
from painplan.screens.flow import FlowScreen
from painplan.team.thing_flow import ThingFlow
from painplan.widgets.drawn import is_drawn
from painplan.widgets.frame import TitleBar
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard


class ThingScreen(FlowScreen):
    """The questions, where it is new or a key asks for them; else the thing.

    Args:
        thing: Its id; none: a new one.
    """

    FLOW: ClassVar[type[ThingFlow]]
    ACTS: ClassVar[frozenset[str]]
    """Actions that are there while it is shown, beside asking again."""

    def __init__(self, thing: str | None) -> None:
        super().__init__()
        self._thing = thing

    def rows(self, thing: str) -> Iterable[tuple[str, str]]:
        """What is noted about it."""
        raise NotImplementedError

    @property
    def thing(self) -> str:
        """Its id, once there is one."""
        return self._asks.thing or ""

    def flow(self) -> Flow:
        """All questions about a new one, none about one that is there."""
        self._asks = self.FLOW(self.coach, self._thing, () if self._thing else None)
        return self._asks

    def action_ask(self, *names: str) -> None:
        """Ask again."""
        self._asks = self.FLOW(self.coach, self._asks.thing, names)
        self.go_to(self._asks)

    def action_edit(self) -> None:
        """All of it again."""
        self.action_ask(*self.FLOW.PARTS)

    def kept(self, words: str) -> None:
        """Show it."""
        self.action_ask()
        self.say(words)

    def below(self, rows: int) -> Content:
        """What is noted."""
        thing = self._asks.thing
        return table((label, text, "") for label, text in self.rows(thing)) if thing else Content("")

    def draw_end(self) -> None:
        """What it is called, and what is noted of it."""
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME} · {self._asks.called}")
        self.query_one(QuestionCard).show(Asked(self._asks.called))
        self.query_one("#readback", Static).update(self.below(0))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if action in self.ACTS | {"ask", "edit"}:
            return is_drawn(self) and self.step is None
        return super().check_action(action, parameters)
