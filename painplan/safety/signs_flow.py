"""The questions about warning signs, the whole list or the short one."""

from collections.abc import Mapping, Sequence
from typing import Any

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.safety.closing import SIGNS
from painplan.safety.opening_flow import LETTERS_OF_LABEL, Open, OpeningFlow
from painplan.safety.service import Safety
from painplan.safety.signs_service import DECIDES, SignView, opened_by

UNSURE = "unsure"
"""Who is not sure leaves the question that decides open, and the higher tier counts."""


class SignsFlow(OpeningFlow):
    """A question each; behind one with two tiers that was answered with yes, the one that decides.

    Args:
        desk: The diary.
        whole: Whether the whole list is asked.
    """

    TOPIC = "warning_signs"
    KIND = SIGNS

    def __init__(self, desk: OpenDiary, *, whole: bool) -> None:
        super().__init__(desk)
        self._safety, self._whole = Safety(desk), whole
        self._read: tuple[object, dict[str, SignView]] = (None, {})

    @property
    def _views(self) -> dict[str, SignView]:
        book = self._desk.book
        if self._read[0] is not book:
            views = self._safety.signs()
            self._read = book, {view.id: view for view in views if self._whole or view.short}
        return self._read[1]

    @property
    def names(self) -> Sequence[str]:
        """Ids of the signs; with ``.decides`` behind one, what decides about it."""
        names = []
        for view in self._views.values():
            more = view.open and view.answer == "yes" and view.decides
            names += [view.id, f"{view.id}{DECIDES}"] if more else [view.id]
        return names

    def _view(self, name: str) -> SignView:
        return self._views[name.removesuffix(DECIDES)]

    def table(self, name: str) -> Mapping[str, Any]:
        """Long-standing is no answer to an emergency."""
        view, tables = self._view(name), asset("warning_signs")["ask"]
        label = one_line(view.text, LETTERS_OF_LABEL)
        if name.endswith(DECIDES):
            return {"ask": view.decides, "label": label, **tables["decides"]}
        of_all = {part: tables["sign"][part][: 2 if view.emergency else None] for part in ("labels", "values")}
        return {"ask": view.text, "label": label, **tables["sign"], **of_all}

    def before(self, name: str) -> str:
        """What was said to it."""
        view = self._view(name)
        return (view.decided if name.endswith(DECIDES) else view.answer) or ""

    def save(self, answers: Mapping[str, str]) -> None:
        """Keep answers; not to be sure is none."""
        if sure := {name: answer for name, answer in answers.items() if answer != UNSURE}:
            self._safety.answer_signs(sure)

    def everything_open(self) -> Sequence[Open]:
        """The open signs, most urgent first."""
        return [Open(SIGNS, one.sign.id, one.named) for one in self._safety.open()]

    def page(self) -> Sequence[str]:
        """One page for all of them."""
        return self._safety.page_of_open()

    def page_read(self, names: Sequence[str]) -> None:
        """Kept; it changes nothing else."""
        self._safety.page_read(names)

    def gone_through(self) -> None:
        """The list was asked today."""
        self._safety.list_asked(whole=self._whole)

    def ends(self, name: str) -> bool:
        """Whether it is an emergency by now, whether or not the answer could be kept."""
        sign, step = name.removesuffix(DECIDES), self.next
        if self._said.get(sign) != "yes" or (step is not None and step.id == f"{sign}{DECIDES}"):
            return False
        unkept = {one: self._unkept[one] for one in (sign, f"{sign}{DECIDES}") if one in self._unkept}
        found = (*opened_by(unkept), *self._safety.open())
        return any(one.sign.id == sign and one.tier == "E" for one in found)
