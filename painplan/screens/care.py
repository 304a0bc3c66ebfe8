"""Course of care: the list, something new, a note about one, and a look at one with a decision."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from painplan.care.care_flows import CareChangeFlow, CareDecisionFlow, CareNoteFlow, NewCareFlow
from painplan.care.service import CareRoom, CareView
from painplan.care.words import decision_words, row_words, rows
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.flow import FlowScreen
from painplan.screens.lists import ListRow, ListScreen
from painplan.widgets.gates import table

NEW = "+new"


class CareScreen(ListScreen):
    """What was chosen; Enter looks at one again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "done", "done", key_display="space"),
        Binding("n", "note", "note"),
        Binding("e", "change", "change"),
    ]
    DEFAULT_CSS = "CareScreen Lines { max-height: 8; }"

    def lead(self) -> str:
        """What this is, or what could be here."""
        return say("care.lead" if CareRoom(self.coach).all() else "care.none")

    def rows(self) -> Iterator[ListRow]:
        """Each as it stands, and a new one."""
        for view in CareRoom(self.coach).all():
            care = view.care
            yield ListRow(care.id, row_words(view), partial(self._look, care.id), partial(self._about, view), care.name)
        yield ListRow(NEW, say("care.screen.new"), self._begin)

    def first(self) -> str:
        """The one whose day to look again has come."""
        return next((view.care.id for view in CareRoom(self.coach).due()), "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        return action not in ("done", "note", "change") or self.marked not in ("", NEW)

    def _about(self, view: CareView) -> Content:
        told = rows(view, CareRoom(self.coach).measure_title(view))
        decided = (Content(decision_words(one)) for one in view.decisions)
        return Content("\n").join((table((label, text, "") for label, text in told), *decided))

    def _begin(self) -> None:
        self.coach.check_words_shown()
        self.app.push_screen(NewCareScreen())

    def _look(self, care: str) -> None:
        self.coach.check_words_shown()
        self.app.push_screen(CareLookScreen(care))

    def action_done(self) -> None:
        """Note a use or a session of today in one key."""
        room, care = CareRoom(self.coach), self.marked
        self.do(lambda: say("care.screen.done", name=one_line(room.note(care, done=True).care.name, 40)))

    def action_note(self) -> None:
        """Note more about one."""
        if self.attempt(self.coach.check_words_shown):
            self.app.push_screen(CareNoteScreen(self.marked))

    def action_change(self) -> None:
        """Say parts of one anew."""
        if self.attempt(self.coach.check_words_shown):
            self.app.push_screen(CareChangeScreen(self.marked))


class NewCareScreen(FlowScreen):
    """Something that was chosen."""

    def flow(self) -> NewCareFlow:
        """The questions."""
        return NewCareFlow(self.coach)


class CareChangeScreen(FlowScreen):
    """What was said of one, part by part.

    Args:
        care: Id of the course of care.
    """

    def __init__(self, care: str) -> None:
        super().__init__()
        self._care = care

    def flow(self) -> CareChangeFlow:
        """The questions."""
        return CareChangeFlow(self.coach, self._care)


class CareNoteScreen(FlowScreen):
    """A use or a session, and words about it.

    Args:
        care: Id of the course of care.
    """

    def __init__(self, care: str) -> None:
        super().__init__()
        self._care = care

    def flow(self) -> CareNoteFlow:
        """The questions."""
        return CareNoteFlow(self.coach, self._care)


class CareLookScreen(FlowScreen):
    """What was done, a measure before and now, the person's words; then what they decide, and why.

    Args:
        care: Id of the course of care.
        looked: What there is to see was shown before.
    """

    def __init__(self, care: str, *, looked: bool = False) -> None:
        super().__init__()
        self._care, self._looked = care, looked

    def flow(self) -> CareDecisionFlow:
        """The questions."""
        return CareDecisionFlow(self.coach, self._care, looked=self._looked)
