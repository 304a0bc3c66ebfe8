"""Work and rest by the clock: what was agreed for a task, and what its days were like (clinical.md A9)."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from painplan.kit.bounds import Id
from painplan.kit.record import Record, Table

Name = Annotated[str, Meta(min_length=1, max_length=200)]
Words = Annotated[str, Meta(max_length=500)]
Minutes = Annotated[float, Meta(ge=1, le=960)]
Rested = Annotated[float, Meta(ge=0, le=1_440)]
Afterwards = Literal["as_usual", "bit_more", "clearly_more"]
"""How symptoms were afterwards, against one's own usual."""
LegKind = Literal["piece", "rest"]


class RestPlan(Record, frozen=True, kw_only=True):
    """A task that is done in pieces with rests between them. Piece, rest and cycles are computed."""

    TABLE = Table("rest_plans", key=("id",), words=("name", "rest_is"), automatic="id", called="name", away="put_away")

    id: Id
    """Short name made from the task; never changes."""
    name: Name
    usual_minutes: Minutes
    """Minutes of this task until symptoms usually rise clearly."""
    task_minutes: Minutes
    """Minutes that the whole task takes."""
    rest_is: Words = ""
    """What the rest is, in the person's words: another posture, another task."""
    created: date
    put_away: bool = False


class RestStep(Record, frozen=True, kw_only=True):
    """A small change that a person took at the end of a week: a longer piece, or a shorter rest."""

    TABLE = Table("rest_steps", key=("on", "plan"), refs={"plan": "rest_plans"}, order=("on",))

    plan: Id
    on: date
    chunk: Minutes
    """Minutes of a piece from this day on."""
    rest: Minutes
    """Minutes of a rest from this day on."""


class RestDay(Record, frozen=True, kw_only=True):
    """One day of a task: pieces done by the clock, and how long the rests really were."""

    TABLE = Table("rest_days", key=("day", "plan"), mentions={"plan": "rest_plans"}, daily=True, words=("note",))

    day: date
    plan: Id
    cycles: Annotated[int, Meta(ge=0, le=200)] = 0
    """Pieces that were done to their end."""
    rests: Annotated[tuple[Rested, ...], Meta(max_length=1_000)] = ()
    """Minutes of each rest."""
    afterwards: Afterwards | None = None
    note: Words = ""
    left_in: LegKind | None = None
    """Where the clock was left, to go on from there; none: nothing is open."""
    left_number: Annotated[int, Meta(ge=1, le=1_000)] = 1
    """Which piece or rest that was, from 1."""
    left_seconds: Annotated[int, Meta(ge=0, le=86_400)] = 0
    """How much of it had passed."""
