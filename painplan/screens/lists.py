"""A list is its rows: what each says, what Enter does, and what is told below about the marked one."""

from collections.abc import Callable, Iterable
from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.kit.escape import one_line
from painplan.screens.base import Room
from painplan.widgets.drawn import once_drawn
from painplan.widgets.lines import Lines

Text = str | Content
LOW, ROWS_BESIDE, FEWEST_LINES = 24, 12, 4
"""Rows of a terminal below which a list is made shorter; of what stands beside it there, the frame, the sentence and
three rows about the marked line; and the rows that are always left to it."""


class ListRow(msgspec.Struct, frozen=True):
    """One line of a list."""

    id: str
    """Its own name; empty for a heading, which is passed by."""
    text: Text
    opens: Callable[[], object] | None = None
    """What Enter does; a sentence it gives is told, as a refusal is. None: nothing."""
    about: Text | Callable[[], Text] = ""
    """What is told below while it is marked."""
    whole: str = ""
    """Words of which the line may show the beginning only; then all of them are told below, too."""


class ListScreen(Room):
    """A sentence, a list, and more about the marked line."""

    AUTO_FOCUS = "Lines"
    LINES: ClassVar[type[Lines]] = Lines
    """The list, where its keys are called otherwise."""
    DEFAULT_CSS = """
    ListScreen Lines { max-height: 12; }
    ListScreen #lead { height: auto; max-width: 76; color: $text-muted; margin-bottom: 1; }
    ListScreen #about { height: auto; max-width: 76; margin-top: 1; border-top: solid $rule; }
    """

    _rows: dict[str, ListRow] = {}

    def compose_content(self) -> ComposeResult:
        """The sentence, the list, and what is told about the marked line."""
        yield Static(id="lead")
        yield self.LINES()
        yield Static(id="about")

    def on_resize(self, event: events.Resize) -> None:
        """On a low terminal the list is shorter, so that what is told about the marked line stays in sight below it."""
        super().on_resize(event)
        if self.is_hidden or not self.query(Lines):
            return  # what is not seen stays as it is
        if event.size.height < LOW and self.query_one("#about").display:
            self.lines.styles.max_height = max(FEWEST_LINES, event.size.height - ROWS_BESIDE)
            once_drawn(self, self.lines.scroll_to_highlight)
        else:
            self.lines.styles.clear_rule("max_height")

    def lead(self) -> Text:
        """What stands above the list; nothing: the list begins the page."""
        return ""

    def rows(self) -> Iterable[ListRow]:
        """The lines as the diary has them now; overridden by each."""
        return ()

    def first(self) -> str:
        """The id of the line that is marked when the screen opens; none: the first."""
        return ""

    def about_none(self) -> Text:
        """What is told below where no line is marked."""
        return ""

    @property
    def lines(self) -> Lines:
        """The part that is drawn and has the keys."""
        return self.query_one(Lines)

    @property
    def marked(self) -> str:
        """The id of the marked line; empty where none is, or the list is not there yet."""
        return self.lines.marked if self.query(Lines) else ""

    def on_mount(self) -> None:
        """Show the list."""
        self.first_facts()

    def refresh_facts(self) -> None:
        """Draw the lines as the diary has them now; the mark stays."""
        super().refresh_facts()
        rows, lead = list(self.rows()), self.lead()
        self._rows = {row.id: row for row in rows if row.id}
        part = self.query_one("#lead", Static)
        part.display = bool(lead)
        part.update(_content(lead))
        self.lines.fill((_option(row) for row in rows), self.first() if self.lines.highlighted is None else "")
        self.tell()

    def tell(self) -> None:
        """Tell about the marked line, with the keys that do something for it."""
        row = self._rows.get(self.marked)
        about = self.about_none() if row is None else row.about
        told = _content(about() if callable(about) else about)
        if row is not None and row.whole and (whole := one_line(row.whole)) not in f"{row.text}{told}":
            told = Content("\n").join(part for part in (Content(whole), told) if part)
        self.query_one("#about", Static).update(told)
        self.refresh_bindings()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another line is marked."""
        event.stop()
        self.tell()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the line."""
        event.stop()
        row = self._rows.get(event.option.id or "")
        if row is not None and row.opens is not None:
            self.do(row.opens)

    def do(self, action: Callable[[], object], said: str = "") -> None:
        """Do something, draw what came of it, and tell it.

        Args:
            action: What is done; where it gives a sentence, that one is told.
            said: What is told else.
        """
        done: list[object] = []
        if self.attempt(lambda: done.append(action())) and self.app.screen is self:
            self.refresh_facts()
            if words := done[-1] if isinstance(done[-1], str) else said:
                self.say(words)


def _option(row: ListRow) -> Option:
    return Option(_content(row.text), id=row.id or None, disabled=not row.id)


def _content(text: Text) -> Content:
    return text if isinstance(text, Content) else Content(text)
