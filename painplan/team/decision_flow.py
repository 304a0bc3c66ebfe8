"""What a decision sheet asks: the ways, what speaks for and against each, what is settled for now (clinical.md D3)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.in_order import InOrder, PartByPart
from painplan.kit.step import Step
from painplan.team.decision_records import Decision, DecisionOption, Point
from painplan.team.decisions import Decisions, check_items, questions_only

LETTERS_OF_LABEL = 26


class DecisionFlow(PartByPart):
    """All questions of a sheet that have no answer yet.

    A question that adds something comes again until it is passed over: behind its name stands how many there are.

    Args:
        desk: The diary.
        decision: Its id; none: one of one's own, whose words are asked first.
    """

    TOPIC = "decide"

    def __init__(self, desk: OpenDiary, decision: str | None = None) -> None:
        super().__init__(desk.today)
        self._decisions, self.thing = Decisions(desk), decision

    @property
    def now(self) -> Decision | None:
        """The sheet."""
        return None if self.thing is None else self._decisions.named(self.thing)

    @property
    def names(self) -> Sequence[str]:
        """In the order of the sheet."""
        now = self.now
        if now is None:
            return ("text",)
        weighed = () if questions_only(now) else _weighed(now)
        return (*weighed, "who", "need", "choice", "sure", *(f"check {item}" for item, _ in check_items()))

    @property
    def next(self) -> Step | None:
        """The first question that was neither answered nor passed over."""
        names = self.names
        return next((self._asked(name) for name in names if name not in self._said and not self.standing(name)), None)

    def where(self, step: Step) -> str:
        """What is decided."""
        return one_line(self.now.text) if self.now else ""

    def _about(self, name: str) -> tuple[DecisionOption | None, Point | None]:
        """The way that a question is about, and the point of it."""
        kind, *where = name.split()
        if self.now is None or kind in ("option", "check") or not where:
            return None, None
        option = self.now.options[int(where[0])]
        return option, getattr(option, where[1])[int(where[2])] if where[2:] else None

    def options(self, name: str) -> Mapping[str, str]:
        """The ways, by their places."""
        ways = enumerate(self.now.options if self.now and name == "choice" else (), 1)
        return {str(place): one_line(option.name, 66) for place, option in ways}

    def table(self, name: str) -> Mapping[str, Any]:
        """Called by what is asked."""
        table = super().table(name)
        asked = table["ask"].format(**self.shown_before(name))
        return {"label": one_line(asked.split("\n")[-1], LETTERS_OF_LABEL), **table}

    def shown_before(self, name: str) -> Mapping[str, object]:
        """The way, the point, the question of SURE."""
        option, point = self._about(name)
        return {
            "option": one_line(option.name, 60) if option else "",
            "point": one_line(point.text, 60) if point else "",
            "item": dict(check_items()).get(name.partition(" ")[2], ""),
        }

    def standing(self, name: str) -> str:
        """What is on the sheet."""
        now, kind = self.now, name.split(maxsplit=1)[0]
        if now is None or kind in ("option", "benefits", "burdens"):
            return ""
        option, point = self._about(name)
        if kind == "check":
            return now.check.get(name.partition(" ")[2], "")
        if kind == "choice":
            return next((str(place) for place, one in enumerate(now.options, 1) if one.name == now.choice), "")
        value = getattr(point or option or now, kind)
        return "" if value is None else str(value)

    def check(self, name: str, text: str) -> None:
        """There is something to decide."""
        if name == "text" and not one_line(text):
            self._decisions.begin(text)  # says so

    def save(self, name: str, text: str) -> None:
        """Put it on the sheet."""
        room, (option, point), (kind, *where) = self._decisions, self._about(name), name.split()
        if self.thing is None:
            self.thing = room.begin(text).id
        elif kind in ("who", "need"):
            room.note(self.thing, **{kind: text})
        elif kind == "unknown" and option:
            room.note_unknown(self.thing, option.name, text)
        elif not text:
            return  # passed over
        elif kind == "option":
            room.add_option(self.thing, text)
        elif kind == "choice":
            room.choose(self.thing, text)
        elif kind == "sure":
            room.say_sure(self.thing, int(text))
        elif kind == "check":
            room.say_check(self.thing, where[0], text == "yes")
        elif option and point:
            stars, likely = (int(text), point.likely) if kind == "stars" else (point.stars, int(text))
            against = where[1] == "burdens"
            room.add_point(self.thing, option.name, point.text, against=against, stars=stars, likely=likely)
        elif option:
            room.add_point(self.thing, option.name, text, against=kind == "burdens")

    def keep(self) -> str:
        """The whole sheet."""
        return "\n".join(self._decisions.lines(self.now)) if self.now else ""


class PrintFlow(InOrder):
    """Where a sheet is written to.

    Args:
        desk: The diary.
        decision: Its id.
    """

    TOPIC, TABLE, WAITS = "decide", "print_ask", False
    names = ("path",)

    def __init__(self, desk: OpenDiary, decision: str) -> None:
        super().__init__(desk.today)
        self._decisions, self.about = Decisions(desk), decision

    def keep(self) -> str:
        """Write it; says where, and nothing where no file was named."""
        named = self.said["path"]
        path = self._decisions.write_sheet(self.about, named) if named else ""
        return str(asset("decide")["written"].format(path=one_line(path))) if path else ""


def _weighed(now: Decision) -> Iterator[str]:
    yield f"option {len(now.options)}"
    for place, option in enumerate(now.options):
        for side, points in (("benefits", option.benefits), ("burdens", option.burdens)):
            for number in range(len(points)):
                yield from (f"stars {place} {side} {number}", f"likely {place} {side} {number}")
            yield f"{side} {place} {len(points)}"
        yield f"unknown {place}"
