"""What a clinician should hear of before tries and steps: one question at a time, and noting who looked at it."""

from collections.abc import Sequence

from painplan.kit.assets import asset
from painplan.safety.ask_first_service import ADULT, NOW, TOLD, WORSENING, AskFirstList, AskFirstView
from painplan.safety.closing import ASK_FIRST, SIGNS
from painplan.safety.service import Safety
from painplan.screens.safety.opened import Open, OpenedItem, OpenedScreen


class AskFirstScreen(OpenedScreen):
    """First what is open, then the questions: the age where it was never said, the list, a lasting worsening."""

    def __init__(self) -> None:
        super().__init__()
        self._asks_age: bool | None = None
        self._now: dict[str, str] = {}
        """What was answered with yes here and asks at once whether it is there now, with what was said to that."""

    def items(self) -> Sequence[OpenedItem]:
        """The questions."""
        room = AskFirstList(self.coach)
        if self._asks_age is None:
            self._asks_age = "adult" in room.never_asked()
        words = asset("goal")
        age = [OpenedItem(ADULT, words["adult"]["ask"], _yes_no())] if self._asks_age else []
        listed = [item for view in room.views() for item in self._items(view)]
        return [*age, *listed, *self._worsening()]

    def _items(self, view: AskFirstView) -> list[OpenedItem]:
        words = asset("ask_first")["words"]
        item = OpenedItem(view.id, words["ask"].format(text=view.text), _yes_no(), view.answer or "")
        now = [OpenedItem(f"{view.id}{NOW}", view.now, _yes_no())] if view.id in self._now else []
        return [item, *now]

    def _worsening(self) -> list[OpenedItem]:
        profile, words = self.coach.book.profile, asset("goal")["pem"]
        options = tuple(
            (str(number), label, value)
            for number, (label, value) in enumerate(zip(words["labels"], words["values"], strict=True), 1)
        )
        asked = [OpenedItem(WORSENING, words["ask"], options, profile.worsening or "", words["hint"])]
        if profile.worsening in ("never", "sometimes"):
            given = {True: "yes", False: "no", None: ""}[profile.told_crashes]
            asked.append(OpenedItem(TOLD, asset("pacing")["worsening"]["told_ask"], _yes_no(), given))
        return asked

    def take(self, name: str, value: str) -> None:
        """Keep an answer; after a yes to chest pain it is asked at once whether it is there now."""
        room = AskFirstList(self.coach)
        room.answer({name: value})
        if value == "yes" and any(view.id == name and view.now for view in room.views()):
            self._now[name] = ""
        elif name.endswith(NOW):
            self._now[name.removesuffix(NOW)] = value

    def waiting(self) -> Sequence[Open]:
        """What is open, warning signs first; what asks at once whether it is there now waits for its answer."""
        asking = self._asking()
        signs = [Open(SIGNS, one.sign.id, one.named) for one in Safety(self.coach).open() if one.tier == "E"]
        views = (view for view in AskFirstList(self.coach).views() if view.open and view.id != asking)
        return [*signs, *(Open(ASK_FIRST, view.id, view.text) for view in views)]

    def _asking(self) -> str:
        """What is being asked at once, by its question."""
        names = [item.id for item in self.items()]
        here = names[self._at] if self._at < len(names) else ""
        return here.removesuffix(NOW) if here.endswith(NOW) else ""

    def page(self) -> Sequence[str]:
        """An emergency first; else what to do before tries and steps."""
        page, words = Safety(self.coach).page(), asset("ask_first")["words"]
        if page is not None and page.tier == "E":
            return page.lines
        waiting = self.waiting()
        listed = [f"{words['open']} {one.line}" for one in waiting]
        unsure = {one.id: "yes" for one in waiting if self._now.get(one.id, "no") != "no"}
        return [words["page"], *listed, *AskFirstList(self.coach).emergency_words(unsure)]


def _yes_no() -> tuple[tuple[str, str, str], ...]:  # a constant whose words are read when asked
    words = asset("ask_first")["words"]
    return (("1", words["no"], "no"), ("2", words["yes"], "yes"))
