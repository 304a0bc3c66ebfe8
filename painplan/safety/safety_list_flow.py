"""Writing one's own list for hard days, on a calm one; and whose numbers come first on the page behind !."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.in_order import PartByPart
from painplan.kit.step import Step
from painplan.safety.crisis_support import PARTS, Support


class SafetyListFlow(PartByPart):
    """First the region, then part after part.

    Args:
        desk: The diary.
    """

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk.today)
        self._desk, self._support = desk, Support(desk)
        self._groups = self._support.numbers.groups()

    @property
    def _within(self) -> Mapping[str, str]:
        """The places of the part of the world that was chosen: id and name."""
        return {region.id: region.name for region in self._groups.get(self._said.get("region", ""), ())}

    @property
    def names(self) -> Sequence[str]:
        """A part of the world with several places asks which of them."""
        return ["region", *(["within"] if len(self._within) > 1 else []), *PARTS]

    def table(self, name: str) -> Mapping[str, Any]:
        """What is private is said once."""
        words = asset("safety")["own_list"]
        if name not in PARTS:
            return {"kind": "choice", "ask": words[name], "hint": words["region_hint"]}
        return {**words["parts"][name], "hint": words["private" if name == PARTS[0] else "hint"]}

    def options(self, name: str) -> Mapping[str, str]:
        """Parts of the world, then the places of one."""
        if name in PARTS:
            return {}
        return self._within if name == "within" else {group: group for group in self._groups}

    def standing(self, name: str) -> str:
        """What was said before."""
        region = self._support.numbers.named(self._desk.book.profile.region)
        if name in PARTS:
            return getattr(self._desk.book.safety_list, name) or ""
        return "" if region is None else region.id if name == "within" else region.group or region.name

    def save(self, name: str, text: str) -> None:
        """Keep a part, or the region once it is one place."""
        if name in PARTS:
            self._support.write({name: text})
        elif text:
            places = [text] if name == "within" else [region.id for region in self._groups[text]]
            if len(places) == 1:
                self._support.choose_region(places[0])

    def _asked(self, name: str) -> Step:
        """Whoever goes on without a choice leaves the region as it is."""
        asked = super()._asked(name)
        return asked if name in PARTS else msgspec.structs.replace(asked, given="", before=asked.given)

    def keep(self) -> str:
        """All parts were gone through."""
        return str(asset("safety")["own_list"]["kept"])
