"""The questions about a score from elsewhere: what it is called, its range, its value, its day (clinical.md B2)."""

from collections.abc import Callable, Mapping, Sequence

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.in_order import InOrder
from painplan.kit.parse import parse_day, parse_number
from painplan.measures.service import Assessments


class ExternalScoreFlow(InOrder):
    """Six short questions."""

    TOPIC, TABLE = "measures", "elsewhere"

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk.today)
        self._desk = desk

    @property
    def names(self) -> Sequence[str]:
        """In the order in which they are asked."""
        return ("title", "low", "high", "value", "better", "day")

    def options(self, name: str) -> Mapping[str, str]:
        """Which direction is better."""
        return asset("measures")["elsewhere_better"] if name == "better" else {}

    def check(self, name: str, text: str) -> None:
        """Whether it fits."""
        checks: dict[str, Callable[[], object]] = {
            "low": lambda: parse_number(text),
            "high": lambda: parse_number(text),
            "value": lambda: self._in_range(text),
            "day": lambda: parse_day(text, self._today) if text else None,
        }
        if name == "title" and not text:
            raise WrongInput(asset("measures")["elsewhere"]["needs_name"])
        if name in checks:
            checks[name]()

    def keep(self) -> str:
        """Keep it; says so."""
        said = self.said
        self._in_range(said["value"])  # the range may have been changed since
        day = parse_day(said["day"], self._today) if said["day"] else None
        span = parse_number(said["low"]), parse_number(said["high"])
        better = {"higher": True, "lower": False}.get(said["better"])
        value = parse_number(said["value"])
        Assessments(self._desk).save_elsewhere(said["title"], value, span, day, higher_is_better=better)
        return str(asset("measures")["elsewhere"]["saved"])

    def _in_range(self, text: str) -> None:
        low, high = parse_number(self._said["low"]), parse_number(self._said["high"])
        if not low <= parse_number(text) <= high:
            says = asset("measures")["elsewhere"]["out_of_range"]
            raise WrongInput(says.format(value=text, low=f"{low:g}", high=f"{high:g}"))
