"""Welcome: what this is, what it is not, where the diary lies, and three ways to begin."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.actions import key_of
from painplan.screens.base import Room
from painplan.widgets.question import Asked, QuestionCard


class WelcomeScreen(Room):
    """The first screen, while there is no plan."""

    ASKS = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1,enter", "app.goal", "begin", key_display="1"),
        Binding("2", "app.sample", "sample_diary"),
        Binding("3", "app.bring_in", "bring_in_steps"),
        Binding("escape", "leave", show=False),
    ]

    def compose_content(self) -> ComposeResult:
        """A few sentences and three keys."""
        words = asset("welcome")
        yield Static(Content(words["what"]), classes="narrow-text")
        yield Static(Content(words["not"]), classes=say("welcome.screen.narrow_text_gap_dim"))
        yield Static(
            Content(f"{words['where']}\n  {self.coach.where}"), classes=say("welcome.screen.narrow_text_gap_dim")
        )
        yield Static(id="kept", classes="narrow-text")
        yield QuestionCard()

    def on_mount(self) -> None:
        """Show the ways to begin."""
        self._show_ways()

    def refresh_facts(self) -> None:
        """A conversation may have been begun."""
        super().refresh_facts()
        self._show_ways()

    def _show_ways(self) -> None:
        words = asset("welcome")
        kept = [goal for goal in self.coach.book.goals if goal.state == "parked"]
        lines = [words["kept"].format(goal=one_line(goal.text, 60)) for goal in kept]
        told = self.query_one("#kept", Static)
        told.update(Content("\n".join([*lines, words["days"].format(key=key_of("checkin"))]) if lines else ""))
        told.display = bool(lines)
        first = words["resume"] if self.coach.draft else words["start"]
        options = (("1", first), ("2", words["demo"]), ("3", words["import"]), ("m", words["demonstrate"]))
        self.query_one(QuestionCard).show(Asked(words["how"], options=options))
