"""What a clinician should hear of before tries and steps: one question at a time, and noting who looked at it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.coach.ask_first import AskFirstList, AskFirstView
from painplan.screens.base import Room
from painplan.widgets.frame import TitleBar
from painplan.widgets.question import Asked, QuestionCard
from painplan.words import asset, one_line

_REPLIES = {1: "no", 2: "yes"}


class AskFirstScreen(Room):
    """First what is open, then the questions."""

    NAME = "Ask first"
    HELP = """
## Ask first

Thirteen short questions before tries and steps. A yes is no verdict: it means that somebody who knows you should hear
of your plan first. Until you note who looked at it, steps wait; writing down your days and learning go on.

- **1** no, **2** yes; **Enter** skips; **Backspace** goes back; **Esc** leaves; every answer is kept
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"answer({number})", show=False) for number in _REPLIES),
        Binding("enter,minus", "skip", "skip", key_display="Enter"),
        Binding("backspace", "back", "back", key_display="Bksp"),
        Binding("escape", "leave", "leave", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self._read: set[str] = set()
        """Open ones that were left open: the list goes on behind them."""

    def compose_content(self) -> ComposeResult:
        """The question, and what is open."""
        yield QuestionCard()
        yield Static(id="answers")

    def on_mount(self) -> None:
        """Begin with what is open."""
        self._draw()

    @property
    def _open(self) -> AskFirstView | None:
        waiting = (view for view in AskFirstList(self.coach).views() if view.open)
        return next((view for view in waiting if view.id not in self._read), None)

    def _draw(self) -> None:
        views, words, waiting = AskFirstList(self.coach).views(), asset("ask_first")["words"], self._open
        card, below = self.query_one(QuestionCard), self.query_one("#answers", Static)
        place = f"{min(self._at + 1, len(views))} of {len(views)}"
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME}" + ("" if waiting else f" · {place}"))
        below.update(Content(""))
        below.display = waiting is not None
        if waiting is not None:
            card.show(Asked(words["page"], words["hint"], typed=True))
            below.update(Content(f"{words['open']} {waiting.text}"))
        elif self._at >= len(views):
            card.show(Asked(words["kept"], "Enter goes back."))
        else:
            view = views[self._at]
            card.show(
                Asked(words["ask"].format(text=view.text), "", (("1", "no"), ("2", "yes")), given=view.answer or "")
            )

    def action_answer(self, number: int) -> None:
        """Take an answer."""
        views = AskFirstList(self.coach).views()
        if self._open is not None or self._at >= len(views):
            return
        if self.attempt(lambda: AskFirstList(self.coach).answer({views[self._at].id: _REPLIES[number]})):
            self._at += 1
            self._draw()

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Somebody looked at what is open."""
        waiting = self._open
        if waiting is None:
            return
        if not event.text.strip():
            self._read.add(waiting.id)
            self._draw()
        elif self.attempt(lambda: AskFirstList(self.coach).looked_at(waiting.id, event.text)):
            self.say(asset("ask_first")["words"]["looked_at"].format(role=one_line(event.text, 40)))
            self._draw()

    def on_question_card_back(self) -> None:
        """Leave it open."""
        self.action_leave()

    def action_skip(self) -> None:
        """Go on without an answer; after the last one, go back."""
        if self._at >= len(AskFirstList(self.coach).views()):
            self.action_leave()
            return
        self._at += 1
        self._draw()

    def action_back(self) -> None:
        """Go back a question."""
        self._at = max(0, self._at - 1)
        self._draw()
