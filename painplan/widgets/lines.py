"""Lines to choose from: a sign stands before the marked one, so that colour is never the only mark."""

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

MARK = "▸ "
_FREE = " " * len(MARK)


class Lines(OptionList):
    """The lines; the key that opens the marked one stands in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "open", key_display="Enter")]
    DEFAULT_CSS = """
    Lines {
        height: auto; border: none; padding: 0; background: $background;
        scrollbar-size-vertical: 1; scrollbar-color: $rule; scrollbar-background: $background;
    }
    Lines > .option-list--option-highlighted, Lines:focus > .option-list--option-highlighted {
        background: $surface; color: $accent;
    }
    Lines > .option-list--option-disabled { color: $foreground-muted; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False, compact=True)

    @property
    def marked(self) -> str:
        """The id of the marked line; empty where none is."""
        return "" if self.highlighted is None else self.get_option_at_index(self.highlighted).id or ""

    def fill(self, options: Iterable[Option], first: str = "") -> None:
        """Show these lines instead; the mark stays on its line, or where it was when that line is gone.

        Args:
            options: The lines.
            first: The id of the line that is marked where none was; else the first that opens something.
        """
        before, at = self.marked or first, self.highlighted or 0
        self.clear_options()
        self.add_options(options)
        names = [line.id for line in self.options]
        if before and before in names:
            at = names.index(before)
        self.highlighted = self._that_opens(min(at, len(names) - 1)) if names else None

    def _that_opens(self, at: int) -> int:
        """The line, or where nothing can be opened there the next one that can, or else the last before it."""
        opens = [number for number, line in enumerate(self.options) if not line.disabled]
        return next((number for number in opens if number >= at), opens[-1] if opens else at)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Show the marked line: in the list, and where the list is longer than the page, on the page."""
        super().scroll_to_highlight(top)
        at, page = self.highlighted, self.parent
        if at is None or at not in self._index_to_line or not isinstance(page, Widget):
            return
        if all(line.disabled for line in self.options[:at]):
            self.scroll_home(animate=False, immediate=True)  # a heading above the first line is seen again
        row = self.virtual_region.y + self._index_to_line[at] - self.scroll_offset.y
        page.scroll_to_region(Region(0, row, 1, self._heights[at]), animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """A line after its mark, or as much free space; a heading stands out to the left."""
        strip, row = super().render_line(y), self.scroll_offset.y + y
        number, part = self._lines[row] if row < len(self._lines) else (None, 0)
        style = next((segment.style for segment in strip), None)
        marked = number is not None and number == self.highlighted and not part
        before = Segment(MARK if marked else _FREE, style)
        heading = number is not None and self.options[number].disabled
        parts = [*strip, Segment(_FREE, style)] if heading else [before, *strip]
        return Strip(parts, strip.cell_length + len(MARK))

    def _get_left_gutter_width(self) -> int:
        return len(MARK)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """How many rows the lines take beside their mark."""
        return super().get_content_height(container, viewport, width - len(MARK))


class LinesWithKeys(Lines):
    """Lines with so many keys of their own that the sentence above them names Enter instead of the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", show=False)]
