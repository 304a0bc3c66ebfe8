"""What lies over a screen for a moment: something to read, one field, the list of all actions."""

from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from painplan.screens.styled_once import StyledOnce

SCROLLS: list[BindingType] = [
    Binding("down,j,space", "scroll(1)", show=False),
    Binding("up,k", "scroll(-1)", show=False),
]
"""For what may be longer than the window; how it is left stays below it in sight."""

Answer = TypeVar("Answer")


class SmallScreen(ModalScreen[Answer], StyledOnce[Answer]):
    """Closes once: a second key that came before it was gone never closes what lies below."""

    FIRST: ClassVar[bool] = False
    """Whether it is a page of help in danger, which nothing takes away."""

    HORIZONTAL_BREAKPOINTS = []  # it looks the same at any width
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "app.all_actions", show=False),
        Binding("ctrl+c,ctrl+q", "app.leave_program", show=False),
    ]

    def half_typed(self) -> dict[str, str]:
        """What was typed and not given, by what it is about; overridden where words are typed."""
        return {}

    @property
    def has_draft(self) -> bool:
        """Whether words stand in a field that were not given."""
        return bool(self.half_typed())

    def gives_way(self) -> bool:
        """Whether something else may be opened in its place now; overridden where that is not always so."""
        return True

    def action_scroll(self, direction: int) -> None:
        """Go on reading, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * direction, animate=False)

    def say(self, text: str) -> None:
        """Answer in a sentence, in the place of the hint."""
        self.query_one(".hint", Static).update(Content(text))

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close it, with an answer; nothing where it is closed already or something lies over it."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
