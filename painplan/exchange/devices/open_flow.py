"""One question that a file leaves open, as a conversation: the same words at the screen and line by line."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from painplan.exchange.devices.choices import ANSWERS
from painplan.exchange.import_result import LeftOpenHere
from painplan.kit.in_order import InOrder
from painplan.kit.words import say


class OpenFlow(InOrder):
    """Asks what is left open; keeps nothing, as it is only said for this one look at a file.

    Args:
        left: What is open.
        today: The day it is held on.
    """

    TOPIC: ClassVar[str] = "exchange"
    TABLE: ClassVar[str] = "open"
    WAITS: ClassVar[bool] = False

    def __init__(self, left: LeftOpenHere, today: date) -> None:
        super().__init__(today)
        self._left = left

    @property
    def names(self) -> Sequence[str]:
        """The one question."""
        return (self._left.asked,)

    def options(self, name: str) -> Mapping[str, str]:
        """What can be said."""
        return {answer: say(f"exchange.open.{self._left.asked}.{answer}") for answer in ANSWERS[self._left.asked]}

    def shown_before(self, name: str) -> Mapping[str, object]:
        """Where it was found."""
        return {"file": self._left.file, "line": self._left.line}

    def keep(self) -> str:
        """Nothing is kept, and nothing said of it: what comes next is what the file holds."""
        return ""
