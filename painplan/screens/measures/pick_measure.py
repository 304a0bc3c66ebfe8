"""All measures as a list to choose from."""

from collections.abc import Callable, Iterator
from functools import partial

from painplan.insight.trends import LookingBack
from painplan.screens.lists import ListRow, ListScreen


class PickMeasureScreen(ListScreen):
    """What a trend can be about: what was done first, then what was asked from time to time, pain last.

    Args:
        chosen: Is told the name of the measure.
    """

    DEFAULT_CSS = """
    PickMeasureScreen Lines { max-height: 100%; }
    PickMeasureScreen #about { display: none; }
    """

    def __init__(self, chosen: Callable[[str], None]) -> None:
        super().__init__()
        self._chosen = chosen

    def rows(self) -> Iterator[ListRow]:
        """The titles as they may be shown now."""
        back = LookingBack(self.coach)
        for name in back.names():
            yield ListRow(name, back.title(name), partial(self._choose, name))

    def _choose(self, name: str) -> None:
        """Back to the trend of this measure."""
        self._chosen(name)
        self.action_leave()
