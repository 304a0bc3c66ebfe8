"""Every screen in the signs that the terminal can show."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from painplan.kit.signs import Signs, as_shown


class PlainSigns(LineFilter):
    """Puts what is drawn into other signs, each as wide as before.

    Args:
        signs: Which the terminal can show.
    """

    def __init__(self, signs: Signs) -> None:
        super().__init__(enabled=signs != "all")
        self._signs = signs

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line in these signs."""
        return [
            segment if segment.control else Segment(as_shown(segment.text, self._signs), segment.style)
            for segment in segments
        ]
