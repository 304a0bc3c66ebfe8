"""What a clinician should hear of before tries and steps: the age where it was never said, the list, effort."""

from collections.abc import Mapping, Sequence
from typing import Any

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.flow import EndsHere
from painplan.safety.ask_first_service import ADULT, NOW, TOLD, WORSENING, AskFirstList, AskFirstView
from painplan.safety.closing import ASK_FIRST, SIGNS
from painplan.safety.opening_flow import LETTERS_OF_LABEL, YES, Open, OpeningFlow
from painplan.safety.service import Safety


class AskFirstFlow(OpeningFlow):
    """A question each; behind a yes to some, whether it is there now.

    Args:
        desk: The diary.
    """

    TOPIC = "ask_first"
    KIND = ASK_FIRST

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk)
        self._list, self._safety = AskFirstList(desk), Safety(desk)
        self._first = [ADULT] if "adult" in self._list.never_asked() else []

    @property
    def _views(self) -> dict[str, AskFirstView]:
        return {view.id: view for view in self._list.views()}

    @property
    def names(self) -> Sequence[str]:
        """The names that ``--answer`` takes."""
        names = [*self._first]
        for view in self._views.values():
            asks_now = view.now and self._said.get(view.id) == YES
            names += [view.id, f"{view.id}{NOW}"] if asks_now else [view.id]
        told = self._desk.book.profile.worsening in ("never", "sometimes")
        return [*names, WORSENING, *([TOLD] if told else [])]

    def table(self, name: str) -> Mapping[str, Any]:
        """All but one take a yes or a no, in this order."""
        words, yes_no = asset("goal"), asset("ask_first")["ask"]["yes_no"]
        if name == WORSENING:
            return {**words["pem"], "optional": True}
        if name in (ADULT, TOLD):
            asked = words["adult" if name == ADULT else "told"]
            return {"ask": asked["ask"], "label": asked["label"], **yes_no}
        view = self._views[name.removesuffix(NOW)]
        ask = view.now if name.endswith(NOW) else asset("ask_first")["words"]["ask"].format(text=view.text)
        return {"ask": ask, "label": one_line(view.text, LETTERS_OF_LABEL), **yes_no}

    def before(self, name: str) -> str:
        """What was said to it."""
        profile, views = self._desk.book.profile, self._views
        if name == WORSENING:
            return profile.worsening or ""
        if name == TOLD:
            return {True: "yes", False: "no", None: ""}[profile.told_crashes]
        return (views[name].answer or "") if name in views else ""

    def check(self, name: str, text: str) -> None:
        """PainPlan is for adults."""
        if (name, text) == (ADULT, "no"):
            raise EndsHere(asset("goal")["adult"]["refused"])

    def save(self, answers: Mapping[str, str]) -> None:
        """Keep answers."""
        self._list.answer(answers)

    def everything_open(self) -> Sequence[Open]:
        """Emergency signs first."""
        signs = [Open(SIGNS, one.sign.id, one.named) for one in self._safety.open() if one.tier == "E"]
        return [*signs, *(Open(ASK_FIRST, view.id, view.text) for view in self._views.values() if view.open)]

    def page(self) -> Sequence[str]:
        """An emergency first; else what to do before tries and steps."""
        page, words = self._safety.page(), asset("ask_first")["words"]
        if page is not None and page.tier == "E":
            return page.lines
        waiting = self.waiting()
        unsure = [line for one in waiting for line in self.told(f"{one.id}{NOW}")]
        return [words["page"], *(f"{words['open']} {one.line}" for one in waiting), *unsure]

    def told(self, name: str) -> Sequence[str]:
        """After what was passed over: what to do if it is there now."""
        passed_over = name.endswith(NOW) and self._said.get(name) == ""
        return self._list.emergency_words({name.removesuffix(NOW): YES}) if passed_over else ()

    def ends(self, name: str) -> bool:
        """Whether it is there now (clinical.md C5)."""
        return name.endswith(NOW) and self._said.get(name) == YES
