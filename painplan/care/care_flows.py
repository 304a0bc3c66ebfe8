"""The questions about a course of care: something new, a word about a time, a look with a decision."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from msgspec.structs import replace

from painplan.care.records import CARE_KINDS, CHOICES
from painplan.care.service import PARTS, CareRoom, Chosen, parsed
from painplan.care.words import choice_words, decided_words, decision_words, look_words, with_words
from painplan.diary.open_diary import OpenDiary
from painplan.insight.trends import LookingBack
from painplan.kit.escape import one_line
from painplan.kit.in_order import InOrder, PartByPart
from painplan.kit.step import Step
from painplan.kit.words import say

MOST_MEASURES = 9
"""So many can be chosen with a digit."""
USUAL_MEASURE = "interference"


class NewCareFlow(InOrder):
    """What was chosen; all but the first two can be left out."""

    TOPIC = "care"

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk.today)
        self._room, self._back = CareRoom(desk), LookingBack(desk)
        self._measures = tuple(dict.fromkeys((*self._back.names(), USUAL_MEASURE)))[:MOST_MEASURES]

    @property
    def names(self) -> Sequence[str]:
        """What is expected is asked before its day."""
        first = ("name", "kind", "what_for", "with_whom", "per_week", "since", "expects")
        return (*first, *(("by",) if self._said.get("expects") else ()), "measure", "look_again")

    def options(self, name: str) -> Mapping[str, str]:
        """What it can be; the measures there are."""
        if name == "kind":
            return {kind: say(f"care.kind.{kind}") for kind in CARE_KINDS}
        return {one: self._back.title(one) for one in self._measures} if name == "measure" else {}

    def check(self, name: str, text: str) -> None:
        """Whether it fits with what was said before."""
        if name in ("name", "per_week", "since"):
            self._room.check(replace(Chosen(name="-", kind="other"), **parsed({name: text}, self._today)))

    def keep(self) -> str:
        """Keep what was said as a course of care."""
        view = self._room.add(self._chosen())
        return say("care.says.added", name=one_line(view.care.name, 60))

    def _chosen(self) -> Chosen:
        said = {name: text for name, text in self.said.items() if text}
        kind = next(kind for kind in CARE_KINDS if kind == self.said["kind"])
        del said["kind"]
        return replace(Chosen(name=said["name"], kind=kind), **parsed(said, self._today))


class CareChangeFlow(PartByPart):
    """What was said when it was chosen, part by part; each is kept as it is given.

    Args:
        desk: The diary.
        care: Id of the course of care.
    """

    TOPIC: ClassVar[str] = "care"

    def __init__(self, desk: OpenDiary, care: str) -> None:
        super().__init__(desk.today)
        self._room, self.about = CareRoom(desk), care

    @property
    def names(self) -> Sequence[str]:
        """In the order in which they were asked."""
        return PARTS

    def standing(self, name: str) -> str:
        """What stands there now."""
        return self._room.typed(self.about, name)

    def _asked(self, name: str) -> Step:
        """A day or a measure that stands there may be typed in other words, or taken out."""
        return replace(super()._asked(name), kind="text")

    def save(self, name: str, text: str) -> None:
        """Keep a part."""
        self._room.change(self.about, {name: text})

    def keep(self) -> str:
        """All parts were gone through."""
        return say("care.says.changed")


class CareNoteFlow(InOrder):
    """A use or a session, how far it was worth it, and words about it.

    Args:
        desk: The diary.
        care: Id of the course of care.
    """

    TOPIC: ClassVar[str] = "care"
    TABLE: ClassVar[str] = "ask_note"

    def __init__(self, desk: OpenDiary, care: str) -> None:
        super().__init__(desk.today)
        self._room, self.about = CareRoom(desk), care

    @property
    def names(self) -> Sequence[str]:
        """In the order in which they are asked."""
        return ("done", "worth", "burden", "side_effect")

    def keep(self) -> str:
        """Keep what was said."""
        said = self.said
        self._room.note(
            self.about,
            done=said["done"] == "yes",
            worth=int(said["worth"]) if said["worth"] else None,
            burden=said["burden"],
            side_effect=said["side_effect"],
        )
        return say("care.says.noted")


class CareDecisionFlow(InOrder):
    """A look, what the person decides, and why.

    Args:
        desk: The diary.
        care: Id of the course of care.
        looked: What there is to see was shown before.
    """

    TOPIC: ClassVar[str] = "care"
    TABLE: ClassVar[str] = "ask_decision"

    def __init__(self, desk: OpenDiary, care: str, *, looked: bool = False) -> None:
        super().__init__(desk.today)
        self._room, self.about = CareRoom(desk), care
        self._first = () if looked else ("look",)

    @property
    def names(self) -> Sequence[str]:
        """What is stopped is not looked at again."""
        return (*self._first, "choice", "why", *(() if self._said.get("choice") == "stop" else ("look_again",)))

    def options(self, name: str) -> Mapping[str, str]:
        """None of them is the first to be looked at: they stand in one order for all."""
        view = self._room.one(self.about)
        return {one: choice_words(view, one) for one in CHOICES} if name == "choice" else {}

    def shown_before(self, name: str) -> Mapping[str, object]:
        """What it is called, and whom to talk with."""
        view = self._room.one(self.about)
        return {"name": one_line(view.care.name, 60), "person": with_words(view)}

    def _asked(self, name: str) -> Step:
        """What there is to see stands above the first, which is read only."""
        asked = super()._asked(name)
        if name != "look":
            return asked
        look = self._room.look(self.about)
        return replace(asked, above="\n".join((*look_words(look), *map(decision_words, look.view.decisions))))

    def keep(self) -> str:
        """Keep it beside what was decided before."""
        said = self.said
        day = said.get("look_again")
        view = self._room.decide(self.about, said["choice"], said["why"], date.fromisoformat(day) if day else None)
        return decided_words(view)
