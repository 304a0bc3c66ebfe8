"""Big jobs in pieces: the list, the pieces of one with their days, and beginning with a new one."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.base import Room, with_key
from painplan.screens.shelf import Lines
from painplan.screens.tasks.job import LOOKS, JobScreen, progress, remarks
from painplan.screens.tasks.new_job import NewJobScreen
from painplan.tasks.jobs import Jobs, JobView

NEW = "+new"


class JobsScreen(Room):
    """The jobs; what is chosen opens with its pieces."""

    AUTO_FOCUS = "Lines"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "put_away", "put_away")]
    DEFAULT_CSS = LOOKS.format("JobsScreen", 12)

    _views: dict[str, JobView] = {}

    def compose_content(self) -> ComposeResult:
        """A sentence, the list, what is known about the marked one."""
        yield Static(id="lead")
        yield Lines(compact=True)
        yield Static(id="about")

    def refresh_facts(self) -> None:
        """The jobs as they stand."""
        super().refresh_facts()
        room, says = Jobs(self.coach), asset("jobs")["says"]
        self._views = {view.job.id: view for view in room.all()}
        lead = "\n".join(room.waits) or (says["lead"] if self._views else says["nothing"])
        self.query_one("#lead", Static).update(Content(lead))
        jobs = ((name, f"{one_line(view.job.name, 40)}: {progress(view)}") for name, view in self._views.items())
        self.query_one(Lines).fill(
            [*(Option(Content(text), id=name) for name, text in jobs), Option(say("jobs.screen.new_job"), id=NEW)]
        )
        self._about()

    @property
    def _marked(self) -> JobView | None:
        lines = self.query_one(Lines)
        if lines.highlighted is None:
            return None
        return self._views.get(lines.get_option_at_index(lines.highlighted).id or "")

    def _about(self) -> None:
        view = self._marked
        told = remarks(self, view) if view and not view.waits else []
        self.query_one("#about", Static).update(Content("\n".join(told)))
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
        if view is not None:
            self.app.push_screen(JobScreen(view.job.id))
        elif self.attempt(self.coach.check_words_shown) and self.attempt(Jobs(self.coach).check_spread):
            self.app.push_screen(NewJobScreen())

    def action_put_away(self) -> None:
        """Take the marked job off the list."""
        view = self._marked
        words = with_key(say("jobs.says.put_away"))
        if view is not None and self.attempt(lambda: Jobs(self.coach).put_away(view.job.id), words):
            self.refresh_facts()
