"""Help for a screen, and pages of plain words."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Markdown, Static

from painplan.kit.words import say
from painplan.screens.small import SCROLLS, SmallScreen


class Page(SmallScreen[None]):
    """Something to read; any of the usual keys closes it."""

    BINDINGS = [
        Binding("escape,enter,q,question_mark", "dismiss(None)", "close", key_display="Esc"),
        Binding("d", "app.discreet", show=False),
        *SCROLLS,
    ]


class HelpScreen(Page):
    """Keys and words of the screen below.

    Args:
        text: What can be asked there.
        everywhere: The keys of every page that act there now.
    """

    def __init__(self, text: str, everywhere: str) -> None:
        super().__init__()
        self._help, self._everywhere = text, everywhere

    def compose(self) -> ComposeResult:
        """The screen's own help, then what holds everywhere."""
        with Vertical(classes="box"):
            with VerticalScroll():
                yield Markdown(f"{self._help}\n\n{self._everywhere}")
            yield Static(Content(say("screens.help.up_down_scroll_esc")), classes="hint")


class WordsScreen(Page):
    """A page of plain words, such as what to do about something worrying."""

    def __init__(self, title: str, *paragraphs: str) -> None:
        super().__init__()
        self._title, self._paragraphs = title, paragraphs

    def compose(self) -> ComposeResult:
        """A title and paragraphs."""
        with Vertical(classes="box"):
            with VerticalScroll():
                yield Static(Content.styled(self._title, "bold"))
                for paragraph in self._paragraphs:
                    yield Static(Content(paragraph), classes="gap")
            yield Static(Content(say("screens.help.up_down_scroll_esc")), classes="hint")
