"""What the front ends want of any conversation: one question at a time, the way back to any answer."""

from typing import ClassVar, Protocol

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.script import Progress
from painplan.kit.step import Step, in_words


class EndsHere(CannotDo):
    """An answer after which nothing more is asked: the conversation is left, and its text says why."""


class Flow(Protocol):
    """A conversation with one diary. `painplan.screens.flow` draws any, `painplan.cli.asking` asks any by lines."""

    KEEPS_EACH: ClassVar[bool]
    """Whether every answer is saved as it is given, so that one can leave and go on later; otherwise the last one
    saves all of them (see `painplan.kit.in_order`)."""
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

    def where(self, step: Step) -> str:
        """How far it is at a question, in words; empty where there is one question only."""
        ...

    def given(self) -> tuple[Step, ...]:
        """The questions that were answered or skipped, in order."""
        ...

    def step(self, name: str) -> Step:
        """A question to answer (again), with what was said before."""
        ...

    def answer(self, name: str, text: str) -> None:
        """Keep an answer; what rests on it is asked again.

        Raises:
            PainPlanError: It does not fit, or cannot be kept. Where it is among the answers all the same (`said`), it
                is kept with the next one.
            EndsHere: Nothing more is asked after it.
        """
        ...

    def words(self, step: Step, answer: str) -> str:
        """An answer as it is read back, on one line."""
        ...


def shown(step: Step, answer: str) -> str:
    """An answer as it is read back, on one line."""
    return one_line(in_words(step, answer)) or "–"


def where_words(progress: Progress) -> str:
    """How far a long conversation is, without counting exactly what nobody knows yet."""
    at, of, minutes = progress
    return str(asset("flow")["about"]).format(at=min(at, of), of=of, minutes=minutes)
