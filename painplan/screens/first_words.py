"""What an answer leads to, over everything, where the answer itself could not be kept."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.screens.help import Page


class FirstWordsScreen(Page):
    """What to do now, then what went wrong.

    Args:
        lines: What has to be told first.
        failed: The sentence about what could not be done.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("exclamation_mark", "app.help_now", show=False)]

    def __init__(self, lines: Sequence[str], failed: str) -> None:
        super().__init__()
        self._lines, self._failed = lines, failed

    def compose(self) -> ComposeResult:
        """The words, most urgent first."""
        first, *more = self._lines
        with Vertical(classes="box"):
            with VerticalScroll():
                yield Static(Content.styled(first, "bold"))
                yield Static(Content("\n".join(more)), classes="gap")
                yield Static(Content(self._failed), classes="gap")
            yield Static(Content(asset("safety")["first_words"]["hint"]), classes="hint")
