"""A note in the person's own words."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from painplan.errors import PainPlanError
from painplan.kit.escape import plain
from painplan.kit.words import say
from painplan.screens.base import drafts_of
from painplan.screens.small import SmallScreen
from painplan.widgets.note_field import NoteLines


class NoteScreen(SmallScreen[None]):
    """A few lines of text; leaving keeps them.

    Args:
        text: The note so far.
        keep: Saves the note; raises a sentence where that is not possible, and the text stays on the screen.
        about: What it is about; words that could not be saved are found again by it.
    """

    BINDINGS = [Binding("escape", "keep", "keep_and_go_back", key_display="Esc")]

    def __init__(self, text: str, keep: Callable[[str], object], about: str) -> None:
        super().__init__()
        self._text, self._keep, self._about = plain(text), keep, about

    def compose(self) -> ComposeResult:
        """A field of some lines."""
        with Vertical(classes="box"):
            yield Static(Content(say("checkin.note.your_own_words")))
            text = drafts_of(self).pop(self._about, self._text)
            yield NoteLines(text, soft_wrap=True, tab_behavior="focus")
            yield Static(Content(say("checkin.note.esc_keeps_goes_back")), classes="hint")

    def half_typed(self) -> dict[str, str]:
        """Words that are not saved yet, by what they are about."""
        text = self.query_one(NoteLines).text
        return {self._about: text} if text.strip() and text != self._text else {}

    def action_keep(self) -> None:
        """Save and leave; stay where it cannot be saved."""
        if self.keep():
            self.dismiss(None)

    def gives_way(self) -> bool:
        """Only where it can be kept."""
        return self.keep()

    def keep(self) -> bool:
        """Save what is written so far; where that is not possible the reason is told."""
        text = self.query_one(NoteLines).text
        try:
            if text != self._text:
                self._keep(text)
        except PainPlanError as error:
            self.say(str(error))
            return False
        self._text = text
        return True
