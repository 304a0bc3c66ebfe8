"""Exercises of one's own: the list, the clock of one, and taking up a new one."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.safety.allowed import check_allowed
from painplan.screens.base import with_key
from painplan.screens.flow import FlowScreen
from painplan.screens.lists import ListRow, ListScreen
from painplan.screens.session_clock import SessionClockScreen
from painplan.tasks.exercise_session import ExerciseSession
from painplan.tasks.exercises import Exercises, ExerciseView
from painplan.tasks.exercises_flow import NewExerciseFlow
from painplan.tasks.exercises_words import about_lines, line_words

NEW = "+new"


class ExercisesScreen(ListScreen):
    """The exercises; what is chosen opens with its clock."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "done", "done", key_display="space"),
        Binding("x", "put_away", "put_away"),
    ]
    DEFAULT_CSS = "ExercisesScreen Lines { max-height: 10; }"

    def lead(self) -> str:
        """What waits, or what this is."""
        room, says = Exercises(self.coach), asset("exercises")["says"]
        return "\n".join(room.waits) or str(says["lead" if room.all() else "nothing"])

    def rows(self) -> Iterator[ListRow]:
        """The exercises, and a new one."""
        for view in Exercises(self.coach).all():
            mark = "✓" if view.today else "·" if view.planned else " "
            one = view.exercise
            about = "\n".join(about_lines(view))
            yield ListRow(one.id, f"{mark} {line_words(view)}", partial(self._open, view), about, one.name)
        yield ListRow(NEW, say("exercises.screen.new"), self._begin)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        return action not in ("put_away", "done") or self.marked not in ("", NEW)

    def _begin(self) -> None:
        self.coach.check_words_shown()
        Exercises(self.coach).check_begin()
        self.app.push_screen(NewExerciseScreen())

    def _open(self, view: ExerciseView) -> None:
        check_allowed(self.coach, "timer")
        self.app.push_screen(ExerciseClockScreen(view))

    def action_done(self) -> None:
        """Note the marked one as it was asked for."""
        self.do(self._noted)

    def _noted(self) -> str:
        view = Exercises(self.coach).done(self.marked)
        session = ExerciseSession(Exercises(self.coach), view)
        return with_key(say("exercises.says.noted", name=one_line(view.exercise.name, 40), done=session.noted()))

    def action_put_away(self) -> None:
        """Take the marked exercise off the list."""
        room = Exercises(self.coach)
        self.do(lambda: room.put_away(self.marked), with_key(say("exercises.says.put_away")))


class ExerciseClockScreen(SessionClockScreen):
    """The clock of one exercise.

    Args:
        view: What is done.
        clock: Tells seconds; never goes back.
    """

    def __init__(self, view: ExerciseView, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(clock)
        self._view = view

    @property
    def session(self) -> ExerciseSession:
        """What is done, beside what was done of it before."""
        return ExerciseSession(Exercises(self.coach), self._view)


class NewExerciseScreen(FlowScreen):
    """A few short questions."""

    def flow(self) -> NewExerciseFlow:
        """The questions."""
        return NewExerciseFlow(self.coach)
