"""The questions about a new exercise."""

from collections.abc import Mapping, Sequence

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.dates import parse_weekdays
from painplan.kit.escape import one_line
from painplan.kit.in_order import InOrder
from painplan.tasks.exercise_records import SORTS
from painplan.tasks.exercises import Exercises, read_dose
from painplan.tasks.exercises_words import line_words

OWN = "own"
"""The answer that it has an amount of its own."""


class NewExerciseFlow(InOrder):
    """Five short questions; six where there are plans."""

    TOPIC = "exercises"

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk.today)
        self._exercises = Exercises(desk)
        self._exercises.check_begin()
        self._plans = {plan.id: one_line(plan.activity, 40) for plan in desk.book.active_plans()}

    @property
    def names(self) -> Sequence[str]:
        """In the order in which they are asked."""
        return ("name", "sort", "much", *(("plan",) if self._plans else ()), "days", "how")

    def options(self, name: str) -> Mapping[str, str]:
        """What it is for, and which plan's amount it takes."""
        if name == "plan":
            return {OWN: asset("exercises")["says"]["own_amount"], **self._plans}
        return {sort: asset("exercises")["sorts"][sort] for sort in SORTS} if name == "sort" else {}

    def check(self, name: str, text: str) -> None:
        """Whether it fits."""
        if name == "name":
            self._exercises.check_name(text)
        elif name == "much":
            read_dose(text)
        elif name == "plan" and text != OWN:
            self._exercises.plan(text, read_dose(self.said.get("much", "")))
        elif name == "days":
            parse_weekdays(text)
        elif name == "how":
            self._exercises.check_name("-", text)

    def keep(self) -> str:
        """Keep it; says what it comes to."""
        said = self.said
        plan = said.get("plan", OWN)
        view = self._exercises.add(
            said["name"],
            next(sort for sort in SORTS if sort == said["sort"]),
            read_dose(said["much"]),
            parse_weekdays(said["days"]),
            said["how"],
            "" if plan == OWN else plan,
        )
        return str(asset("exercises")["says"]["added"]).format(line=line_words(view))
