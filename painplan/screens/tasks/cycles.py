"""Tasks in pieces with rests: the list, and beginning with a new one."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.safety.allowed import check_allowed
from painplan.screens.base import Room, with_key
from painplan.screens.flow import FlowScreen
from painplan.screens.shelf import Lines
from painplan.screens.tasks import cycle_run
from painplan.screens.tasks.cycle_words import about
from painplan.tasks.cycles import Cycles, CyclesView
from painplan.tasks.cycles_flow import NewCyclesFlow
from painplan.tasks.cycles_words import minutes_line

NEW = "+new"
"""Stands for the last line of the list; no task has such a name."""


class CyclesScreen(Room):
    """The tasks; what is chosen opens with its clock."""

    AUTO_FOCUS = "Lines"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "put_away", "put_away")]
    DEFAULT_CSS = """
    CyclesScreen Lines {
        height: auto; max-height: 10; border: none; padding: 0; background: $background; scrollbar-size-vertical: 1;
        scrollbar-color: $panel; scrollbar-background: $background;
    }
    CyclesScreen Lines:focus > .option-list--option-highlighted { background: $surface; color: $accent; }
    CyclesScreen #lead { height: auto; max-width: 76; color: $text-muted; margin-bottom: 1; }
    CyclesScreen #about { height: auto; max-width: 76; margin-top: 1; border-top: solid $panel; }
    """

    def compose_content(self) -> ComposeResult:
        """A sentence, the list, what is known about the marked one."""
        yield Static(id="lead")
        yield Lines(compact=True)
        yield Static(id="about")

    def refresh_facts(self) -> None:
        """The tasks as they stand."""
        super().refresh_facts()
        room, says = Cycles(self.coach), asset("cycles")["says"]
        self._views = {view.plan.id: view for view in room.all()}
        lead = "\n".join(room.waits) or (says["lead"] if self._views else says["nothing"])
        self.query_one("#lead", Static).update(Content(lead))
        tasks = [Option(_line(view), id=name) for name, view in self._views.items()]
        self.query_one(Lines).fill([*tasks, Option(say("cycles.screen.new_task"), id=NEW)])
        self._about()

    _views: dict[str, CyclesView] = {}

    @property
    def _marked(self) -> CyclesView | None:
        lines = self.query_one(Lines)
        if lines.highlighted is None:
            return None
        return self._views.get(lines.get_option_at_index(lines.highlighted).id or "")

    def _about(self) -> None:
        view = self._marked
        self.query_one("#about", Static).update(about(view) if view else Content(""))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        return action != "put_away" or (self.is_mounted and self._marked is not None)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what is known about the marked one."""
        self._about()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open it."""
        view = self._marked
        if view is None:
            if self.attempt(self.coach.check_words_shown) and self.attempt(Cycles(self.coach).check_begin):
                self.app.push_screen(NewCyclesScreen())
            return

        if self.attempt(lambda: check_allowed(self.coach, "timer")):
            self.app.push_screen(cycle_run.CycleRunScreen(view.plan.id))

    def action_put_away(self) -> None:
        """Take the marked task off the list."""
        view = self._marked
        words = with_key(say("cycles.says.put_away"))
        if view is not None and self.attempt(lambda: Cycles(self.coach).put_away(view.plan.id), words):
            self.refresh_facts()


class NewCyclesScreen(FlowScreen):
    """Four short questions."""

    def flow(self) -> NewCyclesFlow:
        """The questions."""
        return NewCyclesFlow(self.coach)


def _line(view: CyclesView) -> Content:
    step = say("cycles.screen.small_step_offered") if view.can_step else ""
    return Content.assemble(minutes_line(view), (step, "$accent"))
