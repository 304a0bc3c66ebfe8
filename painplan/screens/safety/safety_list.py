"""Writing one's own list for hard days, on a calm one; and whose numbers come first on the page behind !."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.safety.crisis_support import PARTS, Support
from painplan.screens.base import Room
from painplan.widgets.frame import TitleBar
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard


class SafetyListScreen(Room):
    """First the region, then part after part; each is kept as it is given."""

    OWN_WORDS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"choose({n})", show=False) for n in range(1, 10)),
        Binding("enter", "skip", show=False),
        Binding("backspace", "back", show=False),
        Binding("escape", "leave", "later", key_display="Esc"),
    ]

    _at = -1
    """-1: the region; from 0 on the parts."""
    _group: str = ""
    """The part of the world that was chosen, while it is asked which place of it; empty: that is not asked now."""

    def compose_content(self) -> ComposeResult:
        """The question, and what was written so far."""
        yield QuestionCard()
        yield Static(id="answers")

    def on_mount(self) -> None:
        """Begin with the region."""
        self._draw()

    def _draw(self) -> None:
        words, support, book = asset("safety")["own_list"], Support(self.coach), self.coach.book
        place = f"{self._at + 2} of {len(PARTS) + 1}"
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME} · {place}")
        card = self.query_one(QuestionCard)
        if self._at < 0:
            options = tuple((str(n), one_line(name)) for n, name in enumerate(self._places(), 1))
            chosen = support.numbers.named(book.profile.region)
            given = one_line(chosen.name) if chosen else ""
            ask = words["region_within" if self._group else "region"]
            card.show(Asked(ask, words["region_hint"], options, given=given))
        else:
            part = PARTS[self._at]
            hint = words["private"] if self._at == 0 else words["hint"]
            given = getattr(book.safety_list, part)
            card.show(Asked(words["parts"][part]["ask"], hint, typed=True, given=given))
        rows = [(label, one_line(text), "") for label, text in support.own_list()]
        self.query_one("#answers", Static).update(table(rows))

    def _places(self) -> list[str]:
        """What can be chosen: the parts of the world, then the places of one."""
        groups = Support(self.coach).numbers.groups()
        return [region.name for region in groups[self._group]] if self._group else list(groups)

    def action_choose(self, number: int) -> None:
        """Take the region, or go on to the places of a part of the world."""
        places, support = self._places(), Support(self.coach)
        if self._at >= 0 or number > len(places):
            return
        groups = support.numbers.groups()
        if not self._group and len(groups[places[number - 1]]) > 1:
            self._group = places[number - 1]
            self._draw()
            return
        regions = groups[self._group] if self._group else groups[places[number - 1]]
        region = regions[number - 1] if self._group else regions[0]
        if self.attempt(lambda: support.choose_region(region.id)):
            self._group = ""
            self._go(1)

    def action_skip(self) -> None:
        """Leave the region as it is."""
        if self._at < 0:
            self._group = ""
            self._go(1)

    def action_back(self) -> None:
        """From the places back to the parts of the world; nothing stands before those."""
        if self._at < 0 and self._group:
            self._group = ""
            self._draw()
        elif self._at < 0:
            self.action_leave()

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Keep it and go on; after the last part, go back."""
        part = PARTS[self._at]
        if not self.attempt(lambda: Support(self.coach).write({part: event.text})):
            return
        if self._at + 1 < len(PARTS):
            self._go(1)
        else:
            self.leave_saying(asset("safety")["own_list"]["kept"])

    def on_question_card_go_back(self) -> None:
        """Go back a part."""
        self._go(-1)

    def _go(self, step: int) -> None:
        self._at += step
        self._draw()
