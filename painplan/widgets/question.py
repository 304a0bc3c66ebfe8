"""One question with its answers: to choose by a key, on a scale, or to type."""

import msgspec
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.widgets.drawn import is_drawn, once_drawn
from painplan.widgets.fields import Line
from painplan.widgets.page_words import PageWords

_KEY_WIDTH = 4
_TEN = ("x", "10")
"""The key of ten on a scale, and its words."""


class Asked(msgspec.Struct, frozen=True):
    """What the card shows."""

    text: str
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    """Keys and their words."""
    low: str = ""
    """Words for the low end; with them the options stand in a row."""
    high: str = ""
    typed: bool = False
    """Whether the answer is typed."""
    given: str = ""
    """The answer so far: the words of an option, or what was typed."""
    reads: bool = False
    """Whether it is only read, so that Enter goes on."""
    about: str = ""
    """What it is about, where the same words ask about several things: what is typed half waits for its own."""

    @property
    def waits_as(self) -> str:
        """Under which name half-typed words wait."""
        return f"{self.about} {self.text}".strip()


class QuestionCard(Vertical):
    """Shows one question; where the answer is typed it has the field for it."""

    HELP = PageWords("help")

    class Typed(Message):
        """The person typed an answer and pressed Enter."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class GoBack(Message):
        """The person wants to go back a question."""

    def __init__(self) -> None:
        super().__init__()
        self._asked = Asked("")
        self._taken: str | None = None
        """What was reported last, unless it was turned down."""
        self._one_waits = False
        self._drafts: dict[str, str] = {}
        self._field: Line | None = None

    def compose(self) -> ComposeResult:
        """The question, a hint, the answers, a field, the ends of a scale."""
        yield Static(id="ask")
        yield Static(id="hint")
        yield Static(id="options")
        yield Static(id="keys")
        yield Line(id="typed")
        yield Static(id="ends")

    def show(self, asked: Asked) -> None:
        """Show another question; what was typed here before and never given stands in the field again."""
        self.keep_draft()
        self._asked, self._taken, self._one_waits = asked, None, False
        self.query_one("#ask", Static).update(Content(asked.text))
        self._put("#hint", Content(asked.hint))
        self._put("#options", _options(asked))
        self._put("#keys", _keys(asked))
        self._put("#ends", Content(_ends(asked)))
        field = self.query_one(Line)
        field.display = asked.typed
        begun = self._drafts.pop(asked.waits_as, asked.given)
        field.value = one_line(begun) if asked.typed else ""
        if asked.typed:
            field.focus(scroll_visible=False)
            field.cursor_position = len(field.value)
        elif field.has_focus:
            self.screen.set_focus(None)
        self.screen.refresh_bindings()  # what a key does, and is called below, goes by the question
        once_drawn(self, self.put_in_sight)

    def put_in_sight(self) -> None:
        """Show the question on its page, and with it the field that is typed in.

        The field stands below what can be chosen, as on paper. Where the page has no room for all of that it stands
        right below the question, so that nobody types blind; arrows show the rest.
        """
        page = next((part for part in self.ancestors if isinstance(part, VerticalScroll)), None)
        if page is None or not (is_drawn(self) and self.region.height):
            return
        ask, field, seen = self.query_one("#ask"), self.query_one(Line), page.content_region
        if self._asked.typed:
            parts = [part for part in (ask, *self.query("#hint, #options, #keys"), field) if part.display]
            near = sum(part.region.height + part.styles.margin.height for part in parts) > seen.height
            if near != (self.children.index(field) == 1):
                self.move_child(field, after=ask if near else self.query_one("#keys"))
                once_drawn(self, self.put_in_sight)
                return
        top, bottom = ask.region.y, (field if self._asked.typed else ask).region.bottom
        if top < seen.y or bottom > seen.bottom:
            down = min(bottom - seen.bottom, top - seen.y) if bottom > seen.bottom else top - seen.y
            page.scroll_relative(y=down, animate=False, immediate=True)

    def on_input_changed(self, event: Line.Changed) -> None:
        """Whoever read on below and types again sees it."""
        event.stop()
        self.put_in_sight()

    @property
    def asked(self) -> Asked:
        """What it shows."""
        return self._asked

    @property
    def waits_for_choice(self) -> bool:
        """Whether one of several answers is to be chosen by its key, or only Enter goes on."""
        return (bool(self._asked.options) or self._asked.reads) and not self._asked.typed

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the answers."""
        return tuple(key for key, _ in self._asked.options)

    @property
    def is_scale_to_ten(self) -> bool:
        """Whether the answers are numbers up to ten, which has no key of its own."""
        return _TEN in self._asked.options

    @property
    def one_waits(self) -> bool:
        """Whether a 1 was pressed that may become ten; it is marked."""
        return self._one_waits

    @one_waits.setter
    def one_waits(self, waits: bool) -> None:
        self._one_waits = waits
        self._put("#options", _options(msgspec.structs.replace(self._asked, given="1") if waits else self._asked))

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.query_one(Line).value

    def turned_down(self) -> None:
        """What was typed did not fit; it is still only here."""
        self._taken = None

    def on_mount(self) -> None:
        """What is typed outlives the card: the screen knows where it waits."""
        self._drafts = getattr(self.screen, "drafts", {})
        self._field = self.query_one(Line)

    def on_unmount(self) -> None:
        """The screen was left."""
        self.keep_draft()

    @property
    def has_draft(self) -> bool:
        """Whether words stand in the field that were not given."""
        typed = self._field.value if self._field else ""
        return self._asked.typed and bool(typed.strip()) and typed not in (one_line(self._asked.given), self._taken)

    def keep_draft(self) -> None:
        """Let words that were typed and not given wait until the question is asked again."""
        if self._field and self.has_draft:
            self._drafts[self._asked.waits_as] = self._field.value

    def _put(self, place: str, content: Content) -> None:
        part = self.query_one(place, Static)
        part.update(content)
        part.display = bool(content.plain)

    def on_line_back(self, event: Line.Back) -> None:
        """Report that the person wants to go back."""
        event.stop()
        self.post_message(self.GoBack())

    def on_input_submitted(self, event: Line.Submitted) -> None:
        """Report what was typed."""
        event.stop()
        self._taken = event.value
        self.post_message(self.Typed(event.value))


def _options(asked: Asked) -> Content:
    return _row(asked) if asked.low else _column(asked)


def _column(asked: Asked) -> Content:
    lines = []
    widest = max((len(key) for key, _ in asked.options), default=0)
    for key, words in asked.options:
        chosen = words == asked.given
        mark = "▸" if chosen else " "
        lines.append(Content.assemble((f"{mark} {key:<{widest}}  ", "bold $accent"), (words, "bold" if chosen else "")))
    return Content("\n").join(lines)


def _row(asked: Asked) -> Content:
    """Eleven numbers with room between them; the one chosen stands in brackets, so colour is not needed."""
    cells = []
    for _, words in asked.options:
        chosen = words == asked.given
        cell = f"[{words}]" if chosen else f" {words} "
        cells.append(Content.styled(f"{cell:^{_KEY_WIDTH}}", "bold $accent" if chosen else ""))
    return Content(" ").join(cells)


def _keys(asked: Asked) -> Content:
    """Under each number of a scale its key, where that is another one: there is no key for ten but ``x``."""
    if not asked.low or all(key == words for key, words in asked.options):
        return Content("")
    places = [f"{key if key != words else '':^{_KEY_WIDTH}}" for key, words in asked.options]
    return Content.styled(" ".join(places).rstrip(), "$foreground-muted")


def _ends(asked: Asked) -> str:
    """Under a scale the words for both ends; under a field the keys that the field itself takes."""
    if asked.typed:
        return say("screens.question.enter_goes_backspace_empty")
    if not asked.low:
        return ""
    width = len(asked.options) * (_KEY_WIDTH + 1) - 1
    if len(asked.low) + len(asked.high) + 3 > width:
        return f" {asked.options[0][1]}: {asked.low}\n {asked.options[-1][1]}: {asked.high}"
    return f" {asked.low}{asked.high:>{width - len(asked.low) - 2}}"
