"""Big jobs in pieces over days: what a piece is, how much it matters, when it is planned, when it was done."""

from datetime import date
from typing import Annotated, Literal, get_args

from msgspec import Meta

from painplan.kit.bounds import Id
from painplan.kit.record import Part, Record, Table

Name = Annotated[str, Meta(min_length=1, max_length=200)]
Need = Literal["must", "should", "could", "wont"]
"""Must, should, could, won't (clinical.md A6)."""
NEEDS: tuple[Need, ...] = get_args(Need)
PieceMinutes = Annotated[float, Meta(ge=1, le=960)]
MOST_PIECES = 40


class Piece(Part, frozen=True, kw_only=True, omit_defaults=True):
    """One piece of a job, in the person's words."""

    WORDS = ("text",)

    text: Name
    minutes: PieceMinutes
    """What it takes, as the person guesses."""
    need: Need = "should"
    on: date | None = None
    """The day it is planned for; none: no day."""
    done_on: date | None = None


class Job(Record, frozen=True, kw_only=True):
    """A job too big for one day."""

    TABLE = Table(
        "jobs",
        key=("id",),
        words=("name", "pieces"),
        automatic="id",
        gathers={"pieces": "text"},
        called="name",
        away="put_away",
    )

    id: Id
    """Short name made from the job; never changes."""
    name: Name
    pieces: Annotated[tuple[Piece, ...], Meta(max_length=MOST_PIECES)] = ()
    day_minutes: Annotated[float, Meta(ge=1, le=960)] | None = None
    """What the person calls a usual day, in minutes; none: taken from the diary."""
    created: date
    put_away: bool = False
