"""One sentence that must not be missed, over everything, until the person goes on."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.screens.small import SCROLLS, SmallScreen


class ToldScreen(SmallScreen[None]):
    """Says what happened and stays; a key that was meant for the screen below does not take it away.

    Args:
        told: The sentence.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(None)", show=False),
        Binding("exclamation_mark", "app.help_now", show=False),
        Binding("q", "app.leave_program", show=False),
        *SCROLLS,
    ]

    def __init__(self, told: str) -> None:
        super().__init__()
        self._told = told

    def gives_way(self) -> bool:
        """Only to who has read it."""
        return False

    def compose(self) -> ComposeResult:
        """The sentence, and how to go on."""
        with Vertical(classes="box"):
            with VerticalScroll():
                yield Static(Content(self._told))
            yield Static(Content(asset("store")["screens"]["go_on"]), classes="hint")
