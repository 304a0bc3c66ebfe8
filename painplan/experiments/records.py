"""Trying one thing out on oneself: what was agreed before the start, and what was said of its days (clinical.md G)."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from painplan.kit.bounds import Id, Scale
from painplan.kit.record import Record, Table

Outcome = Literal["minutes", "mattered", "interference", "sleep", "confidence"]
"""What an experiment looks at, chosen before it starts; never pain (clinical.md G3)."""
Stop = Literal["person", "warning_sign", "advice", "flare", "worse"]
"""``advice``: the question changes the dose, and steps began to wait for somebody's look."""
Keep = Literal["yes", "no", "not_yet"]


class Experiment(Record, frozen=True, kw_only=True):
    """Two ways of doing something, A (usual) and B (to try), in weeks whose order was drawn by lot."""

    TABLE = Table("experiments", key=("id",), known={"question": ("experiments", "question")}, automatic="id")

    id: Id
    """The question and the first day: ``heat 2026-11-24``."""
    question: Id
    """Name of a question on the list of those that can be tried out (assets/en/experiments.toml)."""
    outcome: Outcome
    first: date
    """First day of the run-in, seven days of A that are not counted."""
    pairs: Annotated[int, Meta(ge=3, le=6)] = 4
    period_days: Annotated[int, Meta(ge=5, le=14)] = 7
    wash_out_days: Annotated[int, Meta(ge=0, le=4)] = 2
    """Days at the start of each period that are not counted; 0 for what works the same day."""
    seed: Annotated[int, Meta(ge=0, le=2**32 - 1)]
    """The lot that decides the order within each pair."""
    drawn: bool = True
    """False: the person wanted A and B in turn; then nothing is said about chance."""
    stopped_on: date | None = None
    stopped_why: Stop | None = None
    kept: Keep | None = None
    """What the person decided about B after the end."""

    as_planned: dict[date, bool] = {}
    """By day: whether it was done in the way that the day had. A missing day is missing."""
    confidence: dict[date, Scale] = {}
    """By day, only where it is the outcome: 0 not at all sure, 10 completely."""
