"""The questions about one's own plan for flare-ups, each kept as it is given."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from painplan.kit.assets import asset
from painplan.kit.in_order import PartByPart
from painplan.plans.flares import PARTS, flare_plan_change

if TYPE_CHECKING:
    from painplan.diary.open_diary import OpenDiary


class FlarePlanFlow(PartByPart):
    """Five short answers in one's own words."""

    TOPIC, TABLE = "flare", "parts"

    def __init__(self, desk: "OpenDiary") -> None:
        super().__init__(desk.today)
        self._desk = desk

    @property
    def names(self) -> Sequence[str]:
        """In the order in which they are asked."""
        return PARTS

    def standing(self, name: str) -> str:
        """What was written before."""
        return str(getattr(self._desk.book.flare_plan, name))

    def save(self, name: str, text: str) -> None:
        """Keep a part."""
        self._desk.save([flare_plan_change({name: text})])

    def keep(self) -> str:
        """All parts were gone through."""
        return str(asset("flare")["kept"])
