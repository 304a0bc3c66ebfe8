"""Lines that are made for the columns there are, so that no row breaks under its label in a narrow window."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Fitted(Widget):
    """A few lines of text, made anew where the room becomes another."""

    DEFAULT_CSS = "Fitted { height: auto; }"

    def lines_for(self, columns: int) -> Content:
        """What stands there in so many columns. Overridden."""
        raise NotImplementedError

    def made_anew(self) -> None:
        """What is told has changed."""
        self._made: tuple[int, Content] | None = None
        self.refresh(layout=True)

    def _fitted(self, columns: int) -> Content:
        made = getattr(self, "_made", None)
        if made is None or made[0] != columns:
            made = self._made = columns, self.lines_for(columns)
        return made[1]

    def render(self) -> Content:
        """The lines for the room there is."""
        return self._fitted(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many as there are."""
        return self._fitted(width).plain.count("\n") + 1
