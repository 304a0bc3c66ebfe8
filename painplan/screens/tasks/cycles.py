"""Tasks in pieces with rests: the list, and beginning with a new one."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.safety.allowed import check_allowed
from painplan.screens.base import with_key
from painplan.screens.flow import FlowScreen
from painplan.screens.lists import ListRow, ListScreen
from painplan.screens.tasks import cycle_run
from painplan.screens.tasks.cycle_words import about
from painplan.tasks.cycles import Cycles, CyclesView
from painplan.tasks.cycles_flow import NewCyclesFlow
from painplan.tasks.cycles_words import minutes_line

NEW = "+new"
"""Stands for the last line of the list; no task has such a name."""


class CyclesScreen(ListScreen):
    """The tasks; what is chosen opens with its clock."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "put_away", "put_away")]
    DEFAULT_CSS = "CyclesScreen Lines { max-height: 10; }"

    def lead(self) -> str:
        """What waits, or what this is."""
        room, says = Cycles(self.coach), asset("cycles")["says"]
        return "\n".join(room.waits) or str(says["lead" if room.all() else "nothing"])

    def rows(self) -> Iterator[ListRow]:
        """The tasks, and a new one."""
        for view in Cycles(self.coach).all():
            yield ListRow(view.plan.id, _line(view), partial(self._open, view.plan.id), partial(about, view))
        yield ListRow(NEW, say("cycles.screen.new_task"), self._begin)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        return action != "put_away" or self.marked not in ("", NEW)

    def _begin(self) -> None:
        self.coach.check_words_shown()
        Cycles(self.coach).check_begin()
        self.app.push_screen(NewCyclesScreen())

    def _open(self, name: str) -> None:
        check_allowed(self.coach, "timer")
        self.app.push_screen(cycle_run.CycleRunScreen(name))

    def action_put_away(self) -> None:
        """Take the marked task off the list."""
        if self.attempt(lambda: Cycles(self.coach).put_away(self.marked), with_key(say("cycles.says.put_away"))):
            self.refresh_facts()


class NewCyclesScreen(FlowScreen):
    """Four short questions."""

    def flow(self) -> NewCyclesFlow:
        """The questions."""
        return NewCyclesFlow(self.coach)


def _line(view: CyclesView) -> Content:
    step = say("cycles.screen.small_step_offered") if view.can_step else ""
    return Content.assemble(minutes_line(view), (step, "$accent"))
