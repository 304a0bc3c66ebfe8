"""One run of an exercise, as clocks count it."""

from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.tasks.exercises import Dose, Exercises, ExerciseView
from painplan.tasks.exercises_words import asked_words, dose_words


class ExerciseSession:
    """A `painplan.today.clocked.Clocked`.

    Args:
        exercises: The diary it is noted in.
        view: The exercise as it stood when the clock began.
    """

    def __init__(self, exercises: Exercises, view: ExerciseView) -> None:
        self._exercises, self._view = exercises, view
        self._sets = (view.today.sets if view.today else None) or 0
        self._before = (view.today.amount if view.today else None) or 0.0

    @property
    def activity(self) -> str:
        """What is done, under the name that it has now."""
        return one_line(self._exercises.one(self._view.exercise.id).exercise.name, 40)

    @property
    def asked(self) -> str:
        """``3 sets of 5 repetitions``."""
        return asked_words(self._view)

    @property
    def unit(self) -> str:
        """What is counted."""
        return self._view.unit

    @property
    def sets(self) -> int:
        """Those that are still to do; all of them where all were done."""
        all_sets = self._view.dose.sets or 0
        return all_sets if self._sets >= all_sets else all_sets - self._sets

    @property
    def left(self) -> float | None:
        """What is still asked for."""
        left = (self._view.asked or 0) - self._before
        return left if left > 0 else None

    @property
    def usual(self) -> float | None:
        """What is asked for."""
        return self._view.asked

    @property
    def reached(self) -> str:
        """That it is enough."""
        return say("exercises.says.reached")

    def note(self, more: float, *, together: object = None) -> None:
        """Beside what was done before on this day; of sets the share that they are of what is asked for."""
        if not self._view.unit:
            said = Dose()
        elif self.sets:
            asked = self._view.asked or 0
            said = Dose(sets=self._sets + int(more), amount=self._before + asked * more // (self._view.dose.sets or 1))
        else:
            said = Dose(amount=self._before + more)
        self._exercises.note(self._view.exercise, said, together=together)

    def note_effort(self, rpe: int, *, together: object = None) -> None:
        """Of the day."""
        self._exercises.note_effort(self._view.exercise, rpe, together=together)

    def noted(self) -> str:
        """``3 sets of 5 repetitions``."""
        done = self._exercises.one(self._view.exercise.id).today
        if done is None:
            return ""
        return dose_words(Dose(sets=done.sets, amount=done.amount), self._view.unit) or say("exercises.says.once")
