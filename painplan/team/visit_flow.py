"""A visit: the one page for the session, then what it brought."""

from collections.abc import Mapping, Sequence
from datetime import date

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.in_order import InOrder
from painplan.kit.step import Step, chosen
from painplan.team.service import Team


class VisitFlow(InOrder):
    """The page is read; which questions were asked, what was agreed, when they meet again.

    Args:
        desk: The diary.
        member: Id of the person who is visited.
    """

    TOPIC, TABLE = "team", "visit_ask"

    def __init__(self, desk: OpenDiary, member: str) -> None:
        super().__init__(desk.today)
        self._team, self.about = Team(desk), member

    @property
    def _name(self) -> str:
        return one_line(self._team.member(self.about).name, 40)

    @property
    def names(self) -> Sequence[str]:
        """What was asked only where there are questions."""
        return ("page", *(("asked",) if self._team.questions() else ()), "agreed", "next")

    def where(self, step: Step) -> str:
        """Who is visited."""
        return self._name

    def options(self, name: str) -> Mapping[str, str]:
        """The questions, by their numbers."""
        asked = enumerate(self._team.questions(), 1) if name == "asked" else ()
        return {str(number): one_line(text, 66) for number, text in asked}

    def shown_before(self, name: str) -> Mapping[str, object]:
        """Their name."""
        return {"name": self._name} if name == "page" else {}

    def keep(self) -> str:
        """Save the visit; says whether there is a next one."""
        said, words = self.said, asset("team")["visit"]
        asked = [int(number) for number in chosen(said.get("asked"))]
        next_on = date.fromisoformat(said["next"]) if said["next"] else None
        self._team.record_visit(self.about, said["agreed"], asked=asked, next_on=next_on)
        kept = words["kept_next"] if next_on else words["kept"]
        return str(kept.format(name=self._name, day=date_in_words(next_on) if next_on else ""))
