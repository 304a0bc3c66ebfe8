"""The questions about a new line of a list of one's own."""

from collections.abc import Mapping, Sequence
from typing import Any

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.in_order import InOrder
from painplan.kit.words import say
from painplan.learning.records import ListName
from painplan.learning.toolkit import EXERCISE_KINDS, Toolkit


class OwnLineFlow(InOrder):
    """What it says, and what stands beside it in this list.

    Args:
        desk: The diary.
        name: Of the list.
    """

    TOPIC, TABLE = "toolkit", "line_ask"

    def __init__(self, desk: OpenDiary, name: ListName) -> None:
        super().__init__(desk.today)
        self._toolkit, self._list, self.about = Toolkit(desk), name, name
        self._asks: Sequence[str] = asset("toolkit")["own_lists"]["asks"][name]

    @property
    def names(self) -> Sequence[str]:
        """Of an exercise its kind first."""
        return [*(["kind"] if self._list == "exercise" else []), *("text", "more")[: len(self._asks)]]

    def options(self, name: str) -> Mapping[str, str]:
        """Kinds of exercise."""
        kinds = asset("toolkit")["kinds"]
        return {kind: kinds[kind] for kind in EXERCISE_KINDS} if name == "kind" else {}

    def table(self, name: str) -> Mapping[str, Any]:
        """Each list asks in its own words."""
        asks = dict(zip(("text", "more"), self._asks, strict=False))
        return {"ask": asks.get(name, ""), **super().table(name)}

    def check(self, name: str, text: str) -> None:
        """A line needs words."""
        if name == "text" and not text:
            raise WrongInput(say("toolkit.own_lists.needs_words"))

    def keep(self) -> str:
        """Add it to the list."""
        said = self.said
        kind = next((kind for kind in EXERCISE_KINDS if kind == said.get("kind")), None)
        beside = "instead" if self._list == "instead" else "told_by"
        self._toolkit.add(self._list, said["text"], kind=kind, **{beside: said.get("more", "")})
        return say("learning.own_lists.kept_u_takes_back")
