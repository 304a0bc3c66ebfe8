"""The warning signs, one question at a time; what is open, and noting that somebody looked at it."""

from collections.abc import Sequence
from typing import ClassVar

from painplan.kit.assets import asset
from painplan.safety.closing import SIGNS
from painplan.safety.service import Safety
from painplan.safety.signs_service import DECIDES, SignView
from painplan.screens.safety.opened import Open, OpenedItem, OpenedScreen


class SignsScreen(OpenedScreen):
    """First what is open, all of it on one page, then the questions; a yes shows its page at once."""

    SHORT: ClassVar[bool] = False

    def __init__(self, *, short: bool | None = None) -> None:
        super().__init__()
        self._short = self.SHORT if short is None else short

    def _views(self) -> tuple[SignView, ...]:
        """The questions of the list that is asked: all, or the short one."""
        return tuple(view for view in Safety(self.coach).signs() if view.short or not self._short)

    def items(self) -> Sequence[OpenedItem]:
        """A question each; behind one with two tiers that was answered with yes, the one that decides."""
        return [item for view in self._views() for item in _items(view)]

    def take(self, name: str, value: str) -> None:
        """Keep an answer; who is not sure leaves the question that decides open."""
        if value:
            Safety(self.coach).answer_signs({name: value})

    def waiting(self) -> Sequence[Open]:
        """The open signs, most urgent first; what still asks a question that decides waits for its answer."""
        asked = {view.id for view in self._views() if view.asks_more and not self._passed(view)}
        found = Safety(self.coach).open()
        return [Open(SIGNS, one.sign.id, one.named) for one in found if one.sign.id not in asked]

    def opened_by(self, name: str) -> Open | None:
        """The same; what was decided by a yes stays so as well."""
        sign = name.removesuffix(DECIDES)
        there = next((view for view in self._views() if view.id == sign), None)
        decided = there is not None and (sign == name or there.decided == "yes")
        return super().opened_by(sign) if decided else None

    def _passed(self, view: SignView) -> bool:
        """Whether the question that decides was passed over: then the higher tier counts."""
        names = [item.id for each in self._views() for item in _items(each)]
        return names.index(f"{view.id}{DECIDES}") != self._at

    def page(self) -> Sequence[str]:
        """One page for all of them."""
        return Safety(self.coach).page_of_open()

    def page_read(self, names: Sequence[str]) -> None:
        """Kept; it changes nothing else."""
        Safety(self.coach).page_read(names)

    def gone_through(self) -> None:
        """The list was asked today."""
        Safety(self.coach).list_asked(whole=not self._short)


class ShortSignsScreen(SignsScreen):
    """The short list, once a week."""

    SHORT = True


def _items(view: SignView) -> list[OpenedItem]:
    words = asset("warning_signs")["answers"]
    options = [("1", words["no"], "no"), ("2", words["yes"], "yes")]
    options += [] if view.emergency else [("3", words["long_standing"], "long_standing")]
    given = {"no": words["no"], "yes": words["yes"], "long_standing": words["long_standing"], None: ""}[view.answer]
    item = OpenedItem(view.id, view.text, tuple(options), given)
    if not (view.open and view.answer == "yes" and view.decides):
        return [item]
    more = (("1", words["no"], "no"), ("2", words["yes"], "yes"), ("3", words["not_sure"], ""))
    decided = {"no": words["no"], "yes": words["yes"], None: ""}[view.decided]
    return [item, OpenedItem(f"{view.id}{DECIDES}", view.decides, more, decided, words["not_sure_hint"])]
