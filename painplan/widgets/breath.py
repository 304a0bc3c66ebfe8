"""The breath as a bar that fills and empties, a fraction of a cell at a time."""

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.learning.breath import Breath, moment_at
from painplan.widgets.drawn import again_and_again

FRAMES_A_SECOND = 15
WIDTH = 48
_PARTS = " ▏▎▍▌▋▊▉"
_EIGHTHS = 8


class BreathBar(Static):
    """Draws one moment after the other while it runs.

    Args:
        breath: How long in and out take.
        seconds: Tells how long it has been going on.
    """

    def __init__(self, breath: Breath, seconds: Callable[[], float]) -> None:
        super().__init__(id="breath")
        self.breath, self._seconds = breath, seconds
        self._shown = ("", 0)

    def on_mount(self) -> None:
        """Draw often enough to look smooth."""
        self.draw()
        again_and_again(self, 1 / FRAMES_A_SECOND, self.draw)

    def draw(self) -> None:
        """Draw this moment; nothing is drawn where it would look the same."""
        moment, words = moment_at(self._seconds(), self.breath), asset("toolkit")["breathing"]
        eighths = round(moment.fullness * WIDTH * _EIGHTHS)
        phase = words["inward"] if moment.phase == "in" else words["outward"]
        said = f"{phase}  {int(moment.left) + 1}"
        if (said, eighths) == self._shown:
            return
        self._shown = (said, eighths)
        full, part = divmod(eighths, _EIGHTHS)
        bar = "█" * full + (_PARTS[part] if part else "")
        self.update(Content.assemble((f"{bar:<{WIDTH}}", "$accent on $panel"), f"\n\n{said}"))
