"""The questions about a new task in pieces."""

from collections.abc import Sequence

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.in_order import InOrder
from painplan.kit.parse import parse_amount
from painplan.tasks.cycles import Cycles
from painplan.tasks.cycles_words import cycle_words


class NewCyclesFlow(InOrder):
    """Four short questions."""

    TOPIC = "cycles"

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk.today)
        self._cycles = Cycles(desk)
        self._cycles.check_begin()

    @property
    def names(self) -> Sequence[str]:
        """In the order in which they are asked."""
        return ("name", "usual", "task", "rest_is")

    def check(self, name: str, text: str) -> None:
        """Whether it fits."""
        if name == "name":
            self._cycles.check_name(text)
        if name in ("usual", "task"):
            minutes = parse_amount(text, "minutes")
            self._cycles.preview(minutes if name == "usual" else 1, minutes if name == "task" else 1)

    def keep(self) -> str:
        """Keep it; says what it comes to."""
        said = self.said
        usual, task = parse_amount(said["usual"], "minutes"), parse_amount(said["task"], "minutes")
        view = self._cycles.add(said["name"], usual, task, said["rest_is"])
        return str(asset("cycles")["says"]["added"]).format(cycle=cycle_words(view.now.cycle))
