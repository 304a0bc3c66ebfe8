"""About oneself: short questions, saved as they are answered, shown back with strengths first."""

from typing import ClassVar

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.goals.intake_questions import picture
from painplan.goals.scripts import script_named
from painplan.kit.assets import asset
from painplan.kit.flow import shown, where_words
from painplan.kit.record import ME
from painplan.kit.script import KnownBefore, Progress
from painplan.kit.step import Step
from painplan.store.diary import Change


class Told(msgspec.Struct, frozen=True):
    """One line of the picture."""

    id: str
    label: str
    words: str


class AboutPicture(msgspec.Struct, frozen=True, kw_only=True):
    """What was told, strengths first."""

    strengths: tuple[Told, ...]
    hard: tuple[Told, ...]
    told: tuple[Told, ...]


class AboutTalk:
    """The conversation about oneself. Its answers are its record; nothing is scored."""

    KEEPS_EACH: ClassVar[bool] = True

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk
        self.script, self.problem = script_named(desk.diary.folder, "assessment")

    @property
    def _facts(self) -> KnownBefore:
        return KnownBefore(today=self._desk.today)

    @property
    def said(self) -> dict[str, str]:
        """What was said so far, as it may be shown."""
        return dict(self._desk.book.about.answers)

    @property
    def next(self) -> Step | None:
        """The next question; none when all is said."""
        return self.script.next(self.said, self._facts)

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return self.script.progress(self.said, self._facts)

    def where(self, step: Step) -> str:
        """How far it is."""
        return where_words(self.script.progress(self.said, self._facts, at=step.id))

    def given(self) -> tuple[Step, ...]:
        """The questions that were answered or skipped, in order."""
        return self.script.given(self.said, self._facts)

    def step(self, name: str) -> Step:
        """A question to answer (again), with what was said before.

        Raises:
            WrongInput: There is none of this name.
        """
        return self.script.step(name, self.said, self._facts)

    def answer(self, name: str, text: str) -> None:
        """Keep an answer.

        Raises:
            WrongInput: It does not fit. Nothing is changed then.
        """
        changes = self.script.changes(name, text, self._desk.facts.about.answers, self._facts)
        fields = {"answers": changes, "on": self._desk.today}
        self._desk.save([Change(table="about", key=ME, fields=fields)])

    def words(self, step: Step, answer: str) -> str:
        """An answer as it is read back, on one line."""
        return f"{answer} of 10" if step.kind == "scale" and answer else shown(step, answer)

    def picture(self) -> AboutPicture:
        """What was told, strengths first."""
        said, tables = self.said, asset("assessment")
        steps = {step.id: step for step in self.given()}
        good = {name: table["good"] for name, table in tables.items() if isinstance(table, dict) and "good" in table}
        sorted_out = picture({name: said[name] for name in steps}, good)

        def told(names: tuple[str, ...]) -> tuple[Told, ...]:
            return tuple(Told(name, steps[name].label, self.words(steps[name], said[name])) for name in names)

        return AboutPicture(
            strengths=told(sorted_out.strengths), hard=told(sorted_out.hard), told=told(sorted_out.told)
        )
