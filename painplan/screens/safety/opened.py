"""Questions that a yes opens and somebody's look closes, one at a time: warning signs, what is asked before steps."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Literal, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.safety.closing import Closing, Kind
from painplan.screens.base import Room
from painplan.widgets.frame import TitleBar
from painplan.widgets.question import Asked, QuestionCard

_KEYS = range(1, 10)
Part = Literal["list", "page", "which", "role", "sure"]
LOOKED_AT, MISTAKE = 1, 2
YES, NO = 1, 2


class OpenedItem(NamedTuple):
    """One question."""

    id: str
    ask: str
    options: tuple[tuple[str, str, str], ...]
    """Key, words, value."""
    given: str = ""
    """The words of the answer so far."""
    hint: str = ""


class Open(NamedTuple):
    """What waits for somebody's look."""

    kind: Kind
    id: str
    line: str


class OpenedScreen(Room):
    """First what is open, on one page; then the questions. What they are is said by each screen of this kind."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"answer({number})", show=False) for number in _KEYS),
        Binding("enter,minus", "skip", "skip", key_display="Enter"),
        Binding("backspace", "back", "back", key_display="Bksp"),
        Binding("escape", "leave", "leave", key_display="Esc"),
    ]
    DEFAULT_CSS = "OpenedScreen #answers { height: auto; max-width: 76; }"

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self._part: Part = "list"
        self._open: Sequence[Open] = ()
        """What is open, as it was shown: another program may have closed some of it meanwhile, or opened more."""
        self._chosen: Open | None = None
        """The one that is being closed."""
        self._how_closed = LOOKED_AT
        self._answered = False
        """Something was answered: a list passed over from end to end was not gone through."""
        self._left: set[str] = set()
        """What was read and left open: the list goes on behind it."""

    # --- what each screen says ---

    def items(self) -> Sequence[OpenedItem]:
        """The questions of the list, in order; one that comes at once after an answer stands behind it."""
        raise NotImplementedError

    def take(self, name: str, value: str) -> None:
        """Keep an answer."""
        raise NotImplementedError

    def waiting(self) -> Sequence[Open]:
        """What is open."""
        raise NotImplementedError

    def page(self) -> Sequence[str]:
        """What to do about what is open: first the sentence, then the lines below it."""
        raise NotImplementedError

    def opened_by(self, name: str) -> Open | None:
        """What is open because this was answered with yes; none: nothing is."""
        return next((one for one in self.waiting() if one.id == name), None)

    def page_read(self, names: Sequence[str]) -> None:
        """The page was read and left as it is."""

    def gone_through(self) -> None:
        """The list came to its end."""

    # --- drawing ---

    def compose_content(self) -> ComposeResult:
        """The question, and what is open."""
        yield QuestionCard()
        yield Static(id="answers")

    def on_mount(self) -> None:
        """Begin with what is open."""
        self._draw()

    def _draw(self) -> None:
        if self._part == "list":
            self._open = self.waiting()
            if any(one.id not in self._left for one in self._open):
                self._part = "page"
        words, items = asset("safety")["closing"], self.items()
        place = f" · {min(self._at + 1, len(items))} of {len(items)}" if self._part == "list" else ""
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME}{place}")
        lines: Sequence[str] = ()
        options: tuple[tuple[str, str], ...]
        card = self.query_one(QuestionCard)
        if self._part == "page":
            first, *lines = self.page()
            options = ((str(LOOKED_AT), words["looked_at"]), (str(MISTAKE), words["mistake"]))
            card.show(Asked(first, words["leave_open"], options))
        elif self._part == "which":
            options = tuple((str(number), one_line(one.line, 70)) for number, one in enumerate(self._open[:9], 1))
            card.show(Asked(words["which"], "", options))
        elif self._part == "role":
            lines = [self._chosen.line] if self._chosen else []
            card.show(Asked(words["who"], words["who_hint"], typed=True))
        elif self._part == "sure":
            lines = [self._chosen.line] if self._chosen else []
            card.show(Asked(words["sure"], words["sure_hint"], ((str(YES), words["yes"]), (str(NO), words["no"]))))
        elif self._at >= len(items):
            if self._answered:
                self.gone_through()
            card.show(Asked(words["kept" if self._answered else "nothing_said"], words["go_on"]))
        else:
            item = items[self._at]
            options = tuple((key, text) for key, text, _ in item.options)
            card.show(Asked(item.ask, item.hint, options, given=item.given))
        below = self.query_one("#answers", Static)
        below.update(Content("\n".join(lines)))
        below.display = bool(lines)

    def _to(self, part: Part) -> None:
        self._part = part
        self._draw()

    # --- answering ---

    def action_answer(self, number: int) -> None:
        """Take the answer of a key."""
        if self._part == "page" and number in (LOOKED_AT, MISTAKE):
            self._how_closed, self._chosen = number, self._open[0]
            self._to("which" if len(self._open) > 1 else self._how())
        elif self._part == "which" and number <= len(self._open):
            self._chosen = self._open[number - 1]
            self._to(self._how())
        elif self._part == "sure" and number == YES:
            self._close(lambda closing, name: closing.take_back(name), "was_mistake")
        elif self._part == "sure" and number == NO:
            self._to("list")
        elif self._part == "list":
            self._answer_item(number)

    def _how(self) -> Part:
        return "role" if self._how_closed == LOOKED_AT else "sure"

    def _answer_item(self, number: int) -> None:
        items = self.items()
        if self._at >= len(items):
            return
        item = items[self._at]
        found = next((value for key, _, value in item.options if key == str(number)), None)
        if found is None:
            return
        if found == "no" and (opened := self.opened_by(item.id)):
            self._chosen, self._how_closed = opened, MISTAKE  # a yes does not go away by a later no
            self._to("sure")
        elif self.attempt(lambda: self.take(item.id, found)):
            self._answered = True
            self._at += 1
            self._draw()

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Somebody looked at what is open; without words it stays open."""
        role = event.text
        if self._part != "role" or not role.strip():
            self._to("list")
            return
        self._close(lambda closing, name: closing.looked_at(name, role), "was_looked_at", role=one_line(role, 40))

    def _close(self, close: Callable[[Closing, str], None], told: str, **values: str) -> None:
        chosen = self._chosen
        if chosen and self.attempt(lambda: close(Closing(self.coach, chosen.kind), chosen.id)):
            self._to("list")
            self.say(say(f"safety.closing.{told}", **values))

    # --- moving ---

    def on_question_card_go_back(self) -> None:
        """Back from the field to the page."""
        self._to("list")

    def action_skip(self) -> None:
        """Leave it open, or go on without an answer; after the last question, go back."""
        if self._part == "page":
            names = [one.id for one in self._open]
            self.attempt(lambda: self.page_read(names))
            self._left.update(names)
            self._to("list")
        elif self._part in ("which", "sure"):
            self._to("list")
        elif self._at >= len(self.items()):
            self.action_leave()
        else:
            self._at += 1
            self._draw()

    def action_back(self) -> None:
        """Go back a question."""
        if self._part == "list":
            self._at = max(0, self._at - 1)
            self._draw()
        elif self._part != "page":
            self._to("list")
