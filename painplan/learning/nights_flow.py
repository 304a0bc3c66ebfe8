"""The questions about last night."""

from collections.abc import Sequence

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.in_order import InOrder
from painplan.learning.nights_words import night_lines, parse_clock, parse_minutes
from painplan.learning.toolkit import Toolkit


class NightFlow(InOrder):
    """Three rough answers."""

    TOPIC, TABLE = "toolkit", "night_ask"

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk.today)
        self._toolkit = Toolkit(desk)

    @property
    def names(self) -> Sequence[str]:
        """In the order in which they are asked."""
        return ("light_out", "up", "awake")

    def check(self, name: str, text: str) -> None:
        """Whether it is a time of day, or minutes."""
        (parse_minutes if name == "awake" else parse_clock)(text)

    def keep(self) -> str:
        """Keep the night; says what it comes to."""
        said = self.said
        bed, up = parse_clock(said["light_out"]), parse_clock(said["up"])
        self._toolkit.keep_night(self._today, bed, up, parse_minutes(said["awake"]))
        figures = next(iter(night_lines(self._toolkit.nights())), "")
        return str(asset("toolkit")["night"]["kept"]).format(figures=figures)
