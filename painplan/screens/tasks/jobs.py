"""Big jobs in pieces: the list, the pieces of one with their days, and beginning with a new one."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.base import with_key
from painplan.screens.lists import ListRow, ListScreen
from painplan.screens.tasks.job import JobScreen, progress, remarks
from painplan.screens.tasks.new_job import NewJobScreen
from painplan.tasks.jobs import Jobs, JobView

NEW = "+new"


class JobsScreen(ListScreen):
    """The jobs; what is chosen opens with its pieces."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "put_away", "put_away")]

    def lead(self) -> str:
        """What waits, or what this is."""
        room, says = Jobs(self.coach), asset("jobs")["says"]
        return "\n".join(room.waits) or str(says["lead" if room.all() else "nothing"])

    def rows(self) -> Iterator[ListRow]:
        """The jobs, and a new one."""
        for view in Jobs(self.coach).all():
            text = f"{one_line(view.job.name, 40)}: {progress(view)}"
            yield ListRow(
                view.job.id, text, partial(self._open, view.job.id), partial(self._about, view), view.job.name
            )
        yield ListRow(NEW, say("jobs.screen.new_job"), self._begin)

    def _about(self, view: JobView) -> str:
        return "" if view.waits else "\n".join(remarks(self, view))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        return action != "put_away" or self.marked not in ("", NEW)

    def _begin(self) -> None:
        self.coach.check_words_shown()
        Jobs(self.coach).check_spread()
        self.app.push_screen(NewJobScreen())

    def _open(self, name: str) -> None:
        self.app.push_screen(JobScreen(name))

    def action_put_away(self) -> None:
        """Take the marked job off the list."""
        if self.attempt(lambda: Jobs(self.coach).put_away(self.marked), with_key(say("jobs.says.put_away"))):
            self.refresh_facts()
