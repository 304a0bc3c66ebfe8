"""Help now: the crisis page from anywhere, and one's own list behind P."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.escape import plain
from painplan.kit.words import say
from painplan.safety.crisis_support import Support, own_list_view
from painplan.screens.help import Page

_NAME = 26


class HelpNowScreen(Page):
    """Whom to call when in danger or struggling; what matters most is seen without scrolling."""

    FIRST = True

    BINDINGS: ClassVar[list[BindingType]] = [Binding("p,P", "own_list", "your_own_list", key_display="P")]
    DEFAULT_CSS = "HelpNowScreen .strong { text-style: bold; }"

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """The words of the page; other places below them."""
        support, words = Support(self._desk), asset("safety")["help_now"]
        page = support.page()
        emergency, living, talk = page.first
        with Vertical(classes="box"):
            yield Static(Content.styled(page.title, "bold"))
            with VerticalScroll():
                yield Static(Content(emergency), classes="strong")
                yield Static(Content(living), classes="gap")
                yield Static(Content(talk), classes="gap strong")
                yield Static(Content(f"{page.offline} {words['own']}"), classes="gap")
                if page.others:
                    rows = "\n".join(f"{place:<{_NAME}}{line}" for place, line in page.others)
                    yield Static(Content(f"{words['others']}\n{rows}"), classes="gap")
                for sentence in support.not_used:
                    yield Static(Content(sentence), classes="gap hint")
            yield Static(Content(say("safety.help_now_says.p_your_own_list")), classes="hint")

    def action_own_list(self) -> None:
        """Show one's own list."""
        self.app.push_screen(OwnListScreen(self._desk))


class OwnListScreen(Page):
    """What the person wrote on a calm day for a very hard one."""

    FIRST = True

    BINDINGS: ClassVar[list[BindingType]] = [Binding("p,P", "dismiss(None)", show=False)]

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """Heading by heading."""
        view, title = own_list_view(self._desk), asset("safety")["own_list"]["title"]
        with Vertical(classes="box"):
            yield Static(Content.styled(title, "bold"))
            with VerticalScroll():
                if view.instead:
                    yield Static(Content(view.instead), classes="gap")
                for heading, text in view.rows:
                    yield Static(Content.assemble((heading, "bold $accent"), "\n", plain(text)), classes="gap")
            yield Static(Content(say("safety.help_now_says.up_down_scroll_esc")), classes="hint")
