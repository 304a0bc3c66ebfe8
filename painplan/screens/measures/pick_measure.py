"""All measures as a list to choose from."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from painplan.insight.trends import LookingBack
from painplan.screens.base import Room
from painplan.screens.shelf import Lines


class PickMeasureScreen(Room):
    """What a trend can be about: what was done first, then what was asked from time to time, pain last.

    Args:
        chosen: Is told the name of the measure.
    """

    AUTO_FOCUS = "Lines"
    DEFAULT_CSS = """
    PickMeasureScreen OptionList {
        height: auto; max-height: 100%; border: none; padding: 0; background: $background;
        scrollbar-size-vertical: 1; scrollbar-color: $panel; scrollbar-background: $background;
    }
    PickMeasureScreen OptionList:focus > .option-list--option-highlighted { background: $surface; color: $accent; }
    """

    def __init__(self, chosen: Callable[[str], None]) -> None:
        super().__init__()
        self._chosen = chosen
        self._listed: tuple[str, ...] = ()

    def compose_content(self) -> ComposeResult:
        """The list."""
        yield Lines(compact=True)

    def refresh_facts(self) -> None:
        """Draw the titles as they may be shown now."""
        super().refresh_facts()
        back = LookingBack(self.coach)
        self._listed = back.names()
        lines = self.query_one(Lines)
        lines.clear_options()
        lines.add_options([Option(Content(back.title(name))) for name in self._listed])
        lines.highlighted = 0 if self._listed else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Back to the trend of this measure."""
        self._chosen(self._listed[event.option_index])
        self.action_leave()
