"""The page of a warning sign that another program noted: it comes before whatever was open (clinical.md C)."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from painplan.kit.words import say
from painplan.screens.told import ToldScreen


class SignPageScreen(ToldScreen):
    """The page, over Today, until the person goes on.

    Args:
        lines: Of the page; the first says what comes first.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Where it comes from, what to do, how to go on."""
        first, *more = self._lines
        with Vertical(classes="box"):
            with VerticalScroll():
                yield Static(Content.styled(first, "bold"))
                yield Static(Content("\n".join(more)), classes="gap")
                yield Static(Content(say("safety.opened_since.noted")), classes="gap")
            yield Static(Content(say("store.screens.go_on")), classes="hint")
