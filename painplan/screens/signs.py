"""The warning signs, one question at a time; what is open, and noting that somebody looked at it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.coach import SignView
from painplan.coach.safety import Safety
from painplan.screens.base import Room
from painplan.widgets.frame import TitleBar
from painplan.widgets.question import Asked, QuestionCard
from painplan.words import asset, one_line

_REPLIES = {1: "no", 2: "yes", 3: "long_standing"}


class SignsScreen(Room):
    """First what is open, then the questions; a yes to an emergency sign shows its page at once."""

    NAME = "Warning signs"
    HELP = """
## Warning signs

They are information, not a verdict: one yes is reason enough to ask somebody. A yes makes steps wait until you note
that it was looked at, and by whom.

- **1** no, **2** yes, **3** long-standing and already checked (not for emergencies); **Enter** skips
- **Backspace** goes back, **Esc** leaves; every answer is kept
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"answer({n})", show=False) for n in _REPLIES),
        Binding("enter,minus", "skip", "skip", key_display="Enter"),
        Binding("backspace", "back", "back", key_display="Bksp"),
        Binding("escape", "leave", "leave", key_display="Esc"),
    ]

    SHORT: ClassVar[bool] = False

    def __init__(self, *, short: bool | None = None) -> None:
        super().__init__()
        self._at, self._short = 0, self.SHORT if short is None else short
        self._read: set[str] = set()
        """Open signs whose page was read and left open: the list goes on behind them."""

    def compose_content(self) -> ComposeResult:
        """The question, and what is open."""
        yield QuestionCard()
        yield Static(id="answers")

    def on_mount(self) -> None:
        """Begin with what is open."""
        self._draw()

    @property
    def _views(self) -> tuple[SignView, ...]:
        """The questions of the list that is asked: all, or the short one."""
        return tuple(view for view in Safety(self.coach).signs() if view.short or not self._short)

    @property
    def _open(self) -> SignView | None:
        """A sign that waits for somebody's look: its page comes before the next question."""
        waiting = (view for view in Safety(self.coach).signs() if view.open and view.tier != "R")
        return next((view for view in waiting if view.id not in self._read), None)

    def _draw(self) -> None:
        views, words, waiting = self._views, asset("warning_signs"), self._open
        card, below = self.query_one(QuestionCard), self.query_one("#answers", Static)
        place = f"{min(self._at + 1, len(views))} of {len(views)}"
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME}" + ("" if waiting else f" · {place}"))
        below.update(Content(""))
        if waiting is not None:
            hint = "Was it looked at, and can you go on? Then who looked at it? Enter without words leaves it open."
            card.show(Asked(waiting.page, hint, typed=True))
            below.update(Content(f"{words['words']['open']} {waiting.text}"))
        elif self._at >= len(views):
            Safety(self.coach).list_asked(whole=not self._short)
            card.show(Asked("That is the list. It is kept.", "Enter goes on."))
        else:
            view = views[self._at]
            options = [("1", "no"), ("2", "yes")]
            options += [] if view.emergency else [("3", "long-standing and already checked by a clinician")]
            given = {"no": "no", "yes": "yes", "long_standing": options[-1][1], None: ""}[view.answer]
            card.show(Asked(view.text, "", tuple(options), given=given))

    def action_answer(self, number: int) -> None:
        """Take an answer."""
        views = self._views
        if self._open is not None or self._at >= len(views):
            return
        name, reply = views[self._at].id, _REPLIES[number]
        if self.attempt(lambda: Safety(self.coach).answer_signs({name: reply})):
            self._at += 1
            self._draw()

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Somebody looked at the open sign."""
        waiting = self._open
        if waiting is not None and not event.text.strip():
            self._read.add(waiting.id)
            self._draw()
        elif waiting is not None and self.attempt(lambda: Safety(self.coach).sign_looked_at(waiting.id, event.text)):
            self.say(f"Noted: looked at by {one_line(event.text, 40)}. u takes it back.")
            self._draw()

    def on_question_card_back(self) -> None:
        """Leave it open."""
        self.action_leave()

    def action_skip(self) -> None:
        """Go on without an answer; after the last one, go back."""
        if self._at >= len(self._views):
            self.action_leave()
            return
        self._at += 1
        self._draw()

    def action_back(self) -> None:
        """Go back a question."""
        self._at = max(0, self._at - 1)
        self._draw()


class ShortSignsScreen(SignsScreen):
    """The short list, once a week."""

    SHORT = True
