"""What the front ends want of any conversation."""

from typing import Protocol

from painplan.kit.escape import one_line
from painplan.kit.script import Progress, Script
from painplan.kit.step import Step, in_words


class Talk(Protocol):
    """A conversation with one diary; every answer is saved as it is given."""

    script: Script
    problem: str
    """Why a clinic's words are not used; empty when there is nothing to tell."""

    @property
    def said(self) -> dict[str, str]:
        """What was said so far, as it may be shown."""
        ...

    @property
    def next(self) -> Step | None:
        """The next question; none when all is said."""
        ...

    @property
    def progress(self) -> Progress:
        """How far it is."""
        ...

    def given(self) -> tuple[Step, ...]:
        """The questions that were answered or skipped, in order."""
        ...

    def step(self, name: str) -> Step:
        """A question to answer (again), with what was said before."""
        ...

    def answer(self, name: str, text: str) -> None:
        """Keep an answer; what rests on it is asked again."""
        ...

    def words(self, step: Step, answer: str) -> str:
        """An answer as it is read back, on one line."""
        ...


def shown(step: Step, answer: str) -> str:
    """An answer as it is read back, on one line."""
    return one_line(in_words(step, answer)) or "–"
