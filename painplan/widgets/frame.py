"""What every screen has around its content: one line on top, one line that answers, a notice when there is no room."""

from textual import events
from textual.app import RenderResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from painplan.kit.escape import one_line
from painplan.kit.lines import in_lines
from painplan.kit.words import say
from painplan.widgets.question import QuestionCard

SMALLEST_WIDTH, SMALLEST_HEIGHT = 60, 18
"""Smaller terminals cannot show a question and its answers together."""
PROGRAM = "PainPlan · "
"""What the title of a room begins with."""
TWO_LINES = 24
"""Rows of a terminal that has room for a title of two lines."""
SPARED = 12
"""Columns of the two lines that a break between words may leave free; a longer name is cut."""


class TitleBar(Widget):
    """The name of the room on the left, the day on the right.

    Where a line has no room for both, the program's name gives way; where that is not enough, there are more lines. A
    low terminal has none to spare: there the name of the room is cut.
    """

    def __init__(self, left: str, right: str) -> None:
        super().__init__()
        self._left, self._right = left, right

    def render(self) -> RenderResult:
        """Two texts, on one line where they fit."""
        return self._drawn(self.size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, or as many as both take."""
        return self._drawn(width).plain.count("\n") + 1

    def _drawn(self, width: int) -> Content:
        room, day = max(0, width - len(self._right) - 1), (self._right, "$foreground-muted")
        short = one_line(self._left.removeprefix(PROGRAM))
        left = next((each for each in (self._left, short) if len(each) <= room), None)
        if left is None and self.screen.size.height >= TWO_LINES:
            lines = in_lines(one_line(short, 2 * width - SPARED), width)
            lines += [""] * (len(lines) == 1 or len(lines[-1]) > room)
            lines[-1] = f"{lines[-1]:<{room}} "
            return Content.assemble(("\n".join(lines), "bold"), day)
        left = one_line(self._left, room) if left is None else left
        return Content.assemble((f"{left:<{room}} ", "bold"), day)

    def say(self, left: str | None = None, right: str | None = None) -> None:
        """Change either side."""
        now = (self._left if left is None else left, self._right if right is None else right)
        if now != (self._left, self._right):
            self._left, self._right = now
            self.refresh(layout=True)


class RoomContent(VerticalScroll, can_focus=False):
    """What a screen shows between its frame. A question in it stays in sight when the room for it changes."""

    def __init__(self) -> None:
        super().__init__(id="content")

    def on_resize(self, _: events.Resize) -> None:
        """The terminal has another size, or a sentence below has come or gone."""
        for card in self.query(QuestionCard):
            card.put_in_sight()


class Said(Static):
    """What the program last said to the person; stays until the next action."""

    def __init__(self, text: str = "") -> None:
        super().__init__(Content(text), id="said", classes="-speaking" if text else None)
        self.text = text

    def say(self, text: str) -> None:
        """Show a sentence; empty text hides the line."""
        self.text = text
        self.update(Content(text))
        self.set_class(bool(text), "-speaking")


class TooSmall(Static):
    """Shown instead of the content while the terminal is too small."""

    def on_mount(self) -> None:
        """One short text that fits even a very small terminal."""
        self.update(
            Content(
                say(
                    "screens.frame.painplan_needs_x_please",
                    smallest_width=SMALLEST_WIDTH,
                    smallest_height=SMALLEST_HEIGHT,
                )
            )
        )
