"""The screen of a locked diary: nothing but the question for the passphrase."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from painplan.errors import PainPlanError
from painplan.kit.words import say
from painplan.screens.small import SmallScreen
from painplan.widgets.drawn import back_in, in_a_thread, is_drawn, once_drawn
from painplan.widgets.fields import Line


class LockedScreen(SmallScreen[None]):
    """Asks for the passphrase until it is the right one.

    Args:
        unlock: Opens the diary with a passphrase, which takes some seconds; raises a sentence where it does not fit.
        why: What happened, where the person did not lock it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_field", show=False),
        Binding("enter", "to_field", show=False),
        Binding("exclamation_mark", "app.help_now", show=False),
        Binding("q", "app.leave_program", show=False),
    ]

    def __init__(self, unlock: Callable[[str], object], why: str = "") -> None:
        super().__init__()
        self._unlock, self._why = unlock, why
        self._is_open = False

    def compose(self) -> ComposeResult:
        """A sentence, a field that shows no letters, and the keys."""
        with Vertical(classes="box"):
            why = Static(Content(self._why), classes="why")
            why.display = bool(self._why)
            yield why
            yield Static(Content(say("screens.locked.painplan_locked_diary_opens")))
            yield Line(password=True)
            yield Static(Content(say("screens.locked.hint")), classes="hint")

    @property
    def asks(self) -> bool:
        """Whether it waits for the passphrase, and nothing is being opened."""
        return is_drawn(self) and not self._is_open and not self.query_one(Line).disabled

    def tell(self, why: str) -> None:
        """Say what happened meanwhile; a passphrase typed half stays."""
        said = self.query_one(".why", Static)
        said.update(Content(why))
        said.display = True

    def on_input_submitted(self, event: Line.Submitted) -> None:
        """Try it in a thread of its own, once the screen has said so."""
        event.stop()
        passphrase, field = event.value, self.query_one(Line)
        field.value = ""
        if passphrase:
            field.disabled = True
            self.say("Opening…")
            once_drawn(self, in_a_thread, self, partial(self._try, passphrase))

    def _try(self, passphrase: str) -> None:
        try:
            self._unlock(passphrase)
        except PainPlanError as error:
            back_in(self, self.app, self._ask_again, str(error))
        else:
            back_in(self, self.app, self._opened)

    def _opened(self) -> None:
        """Go away; what lies over this screen, such as the page of help, stays until the person leaves it."""
        self._is_open = True
        self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """Go away when it was opened meanwhile."""
        if self._is_open and self.is_active:
            self.dismiss(None)

    def _ask_again(self, why: str) -> None:
        self.say(why)
        field = self.query_one(Line)
        field.disabled = False
        field.focus()

    def action_leave_field(self) -> None:
        """The keys belong to the screen again."""
        self.set_focus(None)

    def action_to_field(self) -> None:
        """Back to typing."""
        self.query_one(Line).focus()
